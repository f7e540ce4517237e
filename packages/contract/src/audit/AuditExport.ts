import { Schema } from "effect";

/** An entry with its link, to be verified where the hub is not. Everything as it is stored, whatever that is. */
export const AuditExportLine = Schema.Struct({
  sequence: Schema.Int,
  previousHash: Schema.NullOr(Schema.String),
  hash: Schema.NullOr(Schema.String),
  /**
   * The canonical JSON (RFC 8785) whose SHA-256 `hash` is, as text: the entry with tenant, sequence and `previousHash`. Empty
   * where a row was changed to what has none.
   */
  body: Schema.String,
}).annotate({ identifier: "AuditExportLine" });
export type AuditExportLine = typeof AuditExportLine.Type;

/** Where a chain ended when it was exported. */
export const AuditExportEnd = Schema.Struct({ sequence: Schema.Int, hash: Schema.String }).annotate({
  identifier: "AuditExportEnd",
});
export type AuditExportEnd = typeof AuditExportEnd.Type;

export const AuditExport = Schema.Struct({
  /** In the order of the chain; none behind its end. */
  items: Schema.Array(AuditExportLine),
  end: AuditExportEnd,
}).annotate({ identifier: "AuditExport" });
export type AuditExport = typeof AuditExport.Type;

import { Schema } from "effect";
import { Identifier } from "../Identifier.ts";
import { Instant } from "../Instant.ts";
import { Sha256, Text } from "../Text.ts";

export const AuditEntryId = Identifier.pipe(Schema.brand("AuditEntryId"));
export type AuditEntryId = typeof AuditEntryId.Type;

/** What was done: the id of the operation, `projects.create`, or a verb of the domain where no operation has one. */
export const AuditAction = Text({ min: 1, max: 100 });

/** What kind of thing it was done to. */
export const AuditTargetType = Text({ min: 1, max: 60 });

/** Which one: an id, or a name where the thing has no id. */
export const AuditTargetId = Text({ min: 1, max: 200 });

export const AuditTarget = Schema.Struct({ type: AuditTargetType, id: AuditTargetId }).annotate({
  identifier: "AuditTarget",
});
export type AuditTarget = typeof AuditTarget.Type;

/**
 * A field as it was and as it is; null where it was not there. What is long or confidential stands as its SHA-256 and its
 * length: enough to tell whether it is what somebody says it was.
 */
export const AuditChange = Schema.Struct({ before: Schema.Json, after: Schema.Json }).annotate({
  identifier: "AuditChange",
});
export const AuditChanges = Schema.Record(Schema.String, AuditChange);
export type AuditChanges = typeof AuditChanges.Type;

export const AuditActorKind = Schema.Literals(["anonymous", "user", "node", "run", "system"]);
export type AuditActorKind = typeof AuditActorKind.Type;

export const AuditCredentialKind = Schema.Literals(["session", "accessToken", "apiKey", "externalToken"]);

/** Who did it, and what its request was sent with; a credential is named, never shown. */
export const AuditActor = Schema.Struct({
  kind: AuditActorKind,
  /** Of the user, node or run; the name of a part of the hub. */
  id: Schema.NullOr(Text({ min: 1, max: 100 })),
  credential: Schema.NullOr(Schema.Struct({ kind: AuditCredentialKind, id: Identifier })),
}).annotate({ identifier: "AuditActor" });
export type AuditActor = typeof AuditActor.Type;

/** An entry's place in its organisation's chain. */
export const AuditSeal = Schema.Struct({
  /** From 1, without gaps, in the order of sealing: close to that of the changes, and not always the same. */
  sequence: Schema.Int,
  /** Of the entry before it; zeros for the first. */
  previousHash: Sha256,
  /** SHA-256 of the canonical JSON (RFC 8785) of the entry with its sequence and `previousHash`. */
  hash: Sha256,
}).annotate({ identifier: "AuditSeal" });
export type AuditSeal = typeof AuditSeal.Type;

/** One change that was made in an organisation, as it was written in the transaction of the change itself. */
export const AuditEntry = Schema.Struct({
  id: AuditEntryId,
  /** By the database's clock. */
  at: Instant,
  actor: AuditActor,
  action: AuditAction,
  target: AuditTarget,
  changes: AuditChanges,
  requestId: Schema.NullOr(Schema.String),
  address: Schema.NullOr(Schema.String),
  /** Null for the second or so until the entry is linked. */
  seal: Schema.NullOr(AuditSeal),
}).annotate({ identifier: "AuditEntry" });
export type AuditEntry = typeof AuditEntry.Type;

import type { PgClient } from "@effect/sql-pg";
import { Schema } from "effect";
import { all, one } from "../statements.ts";

/** The last link of a chain; sequence 0 before the first. */
export interface AuditHead {
  readonly sequence: number;
  readonly hash: string;
}

/**
 * An entry as it is hashed: `at` with its microseconds, and everything read as it is. Whoever changed a row behind the hub's
 * back need not have kept to the contract.
 */
export const AuditLink = Schema.Struct({
  id: Schema.String,
  at: Schema.String,
  actor: Schema.Unknown,
  action: Schema.String,
  target: Schema.Unknown,
  changes: Schema.Unknown,
  requestId: Schema.NullOr(Schema.String),
  address: Schema.NullOr(Schema.String),
  sequence: Schema.NullOr(Schema.Int),
  previousHash: Schema.NullOr(Schema.String),
  hash: Schema.NullOr(Schema.String),
});
export type AuditLink = typeof AuditLink.Type;

/** The head, and the highest sequence in the chain, of one snapshot: in a whole chain they are the same. */
const ChainEnd = Schema.Struct({ sequence: Schema.Int, hash: Schema.String, highest: Schema.Int });
export type ChainEnd = typeof ChainEnd.Type;

/** Of an empty chain, and what its first link points back to. */
export const noHash = "0".repeat(64);

const parts = `
  id::text, action, request_id, address,
  jsonb_build_object('kind', actor_kind, 'id', actor_id, 'credential', case when credential_kind is not null
    then jsonb_build_object('kind', credential_kind, 'id', credential_id) end) as actor,
  jsonb_build_object('type', target_type, 'id', target_id) as target, changes`;

/** The columns of the contract's `AuditEntry`. */
export const entryColumns = `${parts}, at, case when sequence is not null then
  jsonb_build_object('sequence', sequence, 'previousHash', previous_hash, 'hash', hash) end as seal`;

/** The columns of `AuditLink`. */
export const linkColumns = `${parts}, sequence, previous_hash, hash,
  to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at`;

/** What a verification reads of one chain. */
export const chainStatements = (sql: PgClient.PgClient) => ({
  end: (tenant: string) =>
    one(ChainEnd)(sql`
      select coalesce(h.sequence, 0) as sequence, coalesce(h.hash, ${noHash}) as hash,
        coalesce((select max(e.sequence) from audit_entries e where e.tenant_id = ${tenant}), 0) as highest
      from (select) nothing left join audit_heads h on h.tenant_id = ${tenant}`),
  links: (tenant: string, after: number, limit: number) =>
    all(AuditLink)(sql`
      select ${sql.literal(linkColumns)} from audit_entries
      where tenant_id = ${tenant} and sequence > ${after} order by sequence limit ${limit}`),
});

import { AuditActorKind, AuditCredentialKind } from "@atoll/contract/audit/AuditEntry";
import { sql } from "drizzle-orm";
import { bigint, check, index, jsonb, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { hexDigest, instant, lengthBetween, oneOf, tenantId } from "../schema/columns.ts";

/**
 * Who changed what, written in the transaction of the change and never changed again: rights, policies and triggers refuse
 * everything but the sealer's three columns, once, and the purge of the whole organisation.
 */
export const auditEntriesTable = pgTable(
  "audit_entries",
  {
    tenantId: tenantId(),
    id: uuid().notNull(),
    at: instant()
      .notNull()
      .default(sql`clock_timestamp()`),
    actorKind: text().notNull(),
    actorId: text(),
    credentialKind: text(),
    credentialId: uuid(),
    action: text().notNull(),
    targetType: text().notNull(),
    targetId: text().notNull(),
    /** `{ field: { before, after } }`. */
    changes: jsonb().notNull(),
    requestId: text(),
    address: text(),
    /** Its place in the organisation's chain; all three null until the sealer comes by. */
    sequence: bigint({ mode: "number" }),
    previousHash: text(),
    hash: text(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    unique("audit_entries_sequence_unique").on(table.tenantId, table.sequence),
    index("audit_entries_unsealed").on(table.tenantId, table.id).where(sql.raw("sequence is null")),
    index("audit_entries_at").on(table.tenantId, table.at, table.id),
    index("audit_entries_target").on(table.tenantId, table.targetType, table.targetId, table.at, table.id),
    index("audit_entries_actor").on(table.tenantId, table.actorId, table.at, table.id),
    check("audit_entries_actor_kind_known", oneOf("actor_kind", AuditActorKind.literals)),
    check("audit_entries_credential_kind_known", oneOf("credential_kind", AuditCredentialKind.literals)),
    check("audit_entries_credential_named", sql.raw("(credential_kind is null) = (credential_id is null)")),
    check("audit_entries_actor_id_length", lengthBetween("actor_id", 1, 100)),
    check("audit_entries_action_length", lengthBetween("action", 1, 100)),
    check("audit_entries_target_type_length", lengthBetween("target_type", 1, 60)),
    check("audit_entries_target_id_length", lengthBetween("target_id", 1, 200)),
    check("audit_entries_changes_size", sql.raw("pg_column_size(changes) <= 65536")),
    check(
      "audit_entries_sealed_whole",
      sql.raw("(sequence is null) = (hash is null) and (hash is null) = (previous_hash is null)"),
    ),
    check("audit_entries_previous_hash_form", hexDigest("previous_hash")),
    check("audit_entries_hash_form", hexDigest("hash")),
  ],
);

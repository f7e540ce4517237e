import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { analysisNodesTable } from "../analyses/analysesTable.ts";
import { createdAt, hexDigest, instant, tenantId } from "../schema/columns.ts";

/**
 * Sealed messages between two nodes of one analysis. `tenant_id` is the analysis's;
 * both ends must be nodes of that analysis, which the foreign keys hold to.
 */
export const messagesTable = pgTable(
  "messages",
  {
    tenantId: tenantId(),
    id: uuid().notNull(),
    analysisId: uuid().notNull(),
    senderNodeId: uuid().notNull(),
    senderTenantId: uuid().notNull(),
    recipientNodeId: uuid().notNull(),
    recipientTenantId: uuid().notNull(),
    sequence: bigint({ mode: "number" }).notNull(),
    envelope: jsonb().notNull(),
    digest: text().notNull(),
    size: integer().notNull(),
    deliveries: integer().notNull().default(0),
    leaseExpiresAt: instant(),
    acknowledgedAt: instant(),
    expiresAt: instant().notNull(),
    /** When retention took the envelope away (it is `null` in JSON since). What was sent to whom stays known. */
    emptiedAt: instant(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    foreignKey({
      name: "messages_sender_fk",
      columns: [table.tenantId, table.analysisId, table.senderNodeId],
      foreignColumns: [analysisNodesTable.tenantId, analysisNodesTable.analysisId, analysisNodesTable.nodeId],
    }).onDelete("cascade"),
    foreignKey({
      name: "messages_recipient_fk",
      columns: [table.tenantId, table.analysisId, table.recipientNodeId],
      foreignColumns: [analysisNodesTable.tenantId, analysisNodesTable.analysisId, analysisNodesTable.nodeId],
    }).onDelete("cascade"),
    unique("messages_sequence_unique").on(
      table.tenantId,
      table.analysisId,
      table.senderNodeId,
      table.recipientNodeId,
      table.sequence,
    ),
    index("messages_inbox")
      .on(
        table.recipientTenantId,
        table.recipientNodeId,
        table.analysisId,
        table.senderNodeId,
        table.sequence,
      )
      .where(sql.raw("acknowledged_at is null")),
    // Retention works across tenants.
    index("messages_full").on(table.expiresAt).where(sql.raw("emptied_at is null")),
    // Counted for an analysis whatever side asks.
    index("messages_analysis").on(table.analysisId),
    check("messages_sequence_positive", sql.raw("sequence >= 1")),
    check("messages_digest_form", hexDigest("digest")),
    check("messages_size_range", sql.raw("size between 0 and 16777216")),
  ],
);

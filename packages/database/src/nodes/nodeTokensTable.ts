import { sql } from "drizzle-orm";
import { check, foreignKey, index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { bytea, createdAt, instant, lengthBetween, tenantId } from "../schema/columns.ts";
import { nodesTable } from "./nodesTable.ts";

/** A node's bearer tokens, as SHA-256. */
export const nodeTokensTable = pgTable(
  "node_tokens",
  {
    tenantId: tenantId(),
    tokenHash: bytea().notNull().unique("node_tokens_token_hash_unique"),
    nodeId: uuid().notNull(),
    expiresAt: instant().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.tokenHash] }),
    foreignKey({
      name: "node_tokens_node_fk",
      columns: [table.tenantId, table.nodeId],
      foreignColumns: [nodesTable.tenantId, nodesTable.id],
    }).onDelete("cascade"),
    index("node_tokens_node").on(table.tenantId, table.nodeId),
    check("node_tokens_token_hash_size", sql.raw("octet_length(token_hash) = 32")),
  ],
);

/** Client assertions already spent: one is accepted once, however often it is presented. */
export const nodeAssertionsTable = pgTable(
  "node_assertions",
  {
    tenantId: tenantId(),
    nodeId: uuid().notNull(),
    jti: text().notNull(),
    expiresAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.nodeId, table.jti] }),
    foreignKey({
      name: "node_assertions_node_fk",
      columns: [table.tenantId, table.nodeId],
      foreignColumns: [nodesTable.tenantId, nodesTable.id],
    }).onDelete("cascade"),
    index("node_assertions_expiry").on(table.tenantId, table.expiresAt),
    check("node_assertions_jti_length", lengthBetween("jti", 1, 255)),
  ],
);

import { sql } from "drizzle-orm";
import { check, foreignKey, index, pgTable, primaryKey, unique, uuid } from "drizzle-orm/pg-core";
import { runsTable } from "../analyses/runsTable.ts";
import { bytea, createdAt, instant, tenantId } from "../schema/columns.ts";
import { nodesTable } from "./nodesTable.ts";

/** Bearer tokens of single runs, as SHA-256. The tenant is the node's; each ends with the lease it was given for. */
export const runTokensTable = pgTable(
  "run_tokens",
  {
    tenantId: tenantId(),
    tokenHash: bytea().notNull(),
    nodeId: uuid().notNull(),
    /** Of the analysis and its run. */
    ownerTenantId: uuid().notNull(),
    runId: uuid().notNull(),
    leaseToken: uuid().notNull(),
    createdAt: createdAt(),
    expiresAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.tokenHash] }),
    unique("run_tokens_token_hash_unique").on(table.tokenHash),
    foreignKey({
      name: "run_tokens_node_fk",
      columns: [table.tenantId, table.nodeId],
      foreignColumns: [nodesTable.tenantId, nodesTable.id],
    }).onDelete("cascade"),
    foreignKey({
      name: "run_tokens_run_fk",
      columns: [table.ownerTenantId, table.runId],
      foreignColumns: [runsTable.tenantId, runsTable.id],
    }).onDelete("cascade"),
    index("run_tokens_run").on(table.ownerTenantId, table.runId),
    check("run_tokens_token_hash_size", sql.raw("octet_length(token_hash) = 32")),
  ],
);

import { boolean, check, index, jsonb, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { createdAt, hexDigest, instant, lengthBetween, oneOf, tenantId } from "../schema/columns.ts";
import { tenantsTable } from "../tenants/tenantsTable.ts";

/** A site's agent. Its private keys never leave it: these are the public halves. */
export const nodesTable = pgTable(
  "nodes",
  {
    tenantId: tenantId().references(() => tenantsTable.id),
    id: uuid().notNull(),
    name: text().notNull(),
    type: text().notNull(),
    signingKey: jsonb().notNull(),
    sealingKey: jsonb().notNull(),
    fingerprint: text().notNull(),
    catalogue: jsonb().notNull(),
    agentVersion: text(),
    lastSeenAt: instant(),
    /** Past or absent means offline: there is no flag to forget. */
    leaseExpiresAt: instant(),
    draining: boolean().notNull().default(false),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    unique("nodes_name_unique").on(table.tenantId, table.name),
    // A node authenticates before its tenant is known.
    index("nodes_id").on(table.id),
    check("nodes_name_length", lengthBetween("name", 1, 200)),
    check("nodes_type_known", oneOf("type", ["default", "aggregator"])),
    check("nodes_fingerprint_form", hexDigest("fingerprint")),
    check("nodes_agent_version_length", lengthBetween("agent_version", 1, 100)),
  ],
);

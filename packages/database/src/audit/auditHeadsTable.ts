import { bigint, check, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { hexDigest } from "../schema/columns.ts";
import { tenantsTable } from "../tenants/tenantsTable.ts";

/** The last link of each organisation's chain. Whoever seals holds its row: one process at a time, and no writer waits. */
export const auditHeadsTable = pgTable(
  "audit_heads",
  {
    tenantId: uuid()
      .primaryKey()
      .references(() => tenantsTable.id),
    sequence: bigint({ mode: "number" }).notNull(),
    hash: text().notNull(),
  },
  () => [check("audit_heads_hash_form", hexDigest("hash"))],
);

import { bigint, check, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { hexDigest } from "../schema/columns.ts";

/**
 * The last link of each organisation's chain. Whoever seals holds its row: one process at a time, and no writer waits.
 * No foreign key: the installation's own chain belongs to no organisation.
 */
export const auditHeadsTable = pgTable(
  "audit_heads",
  {
    tenantId: uuid().primaryKey(),
    sequence: bigint({ mode: "number" }).notNull(),
    hash: text().notNull(),
  },
  () => [check("audit_heads_hash_form", hexDigest("hash"))],
);

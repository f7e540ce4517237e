import { check, index, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { createdAt, lengthBetween, tenantId } from "../schema/columns.ts";

/** One row per outward effect of a workflow's activity: the proof that it happened once. */
export const effectsTable = pgTable(
  "effects",
  {
    tenantId: tenantId(),
    key: text().notNull(),
    kind: text().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.key] }),
    // Retention works across tenants.
    index("effects_age").on(table.createdAt),
    check("effects_key_length", lengthBetween("key", 1, 300)),
    check("effects_kind_length", lengthBetween("kind", 1, 100)),
  ],
);

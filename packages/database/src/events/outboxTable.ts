import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, instant, lengthBetween, tenantId } from "../schema/columns.ts";

/**
 * Signals for workflows, written in the transaction of the change they tell of.
 * The application only inserts; the dispatcher reads and marks across tenants.
 */
export const outboxTable = pgTable(
  "outbox",
  {
    tenantId: tenantId(),
    id: uuid().notNull(),
    kind: text().notNull(),
    payload: jsonb().notNull(),
    context: jsonb().notNull(),
    createdAt: createdAt(),
    /** Not due before this: a claim and a failed delivery both push it ahead. */
    availableAt: instant().notNull().defaultNow(),
    deliveredAt: instant(),
    attempts: integer().notNull().default(0),
    failure: text(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    // The dispatcher looks across tenants for what is due.
    index("outbox_due").on(table.availableAt).where(sql.raw("delivered_at is null")),
    // Retention works across tenants.
    index("outbox_delivered").on(table.deliveredAt).where(sql.raw("delivered_at is not null")),
    check("outbox_kind_length", lengthBetween("kind", 1, 100)),
    check("outbox_failure_length", lengthBetween("failure", 0, 4_000)),
  ],
);

import { CatchUpPolicy, ScheduleState } from "@atoll/contract/schedules/Schedule";
import { check, index, jsonb, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { createdAt, instant, lengthBetween, oneOf, tenantId } from "../schema/columns.ts";
import { tenantsTable } from "../tenants/tenantsTable.ts";

/** Recurring jobs of tenants. Who moves `next_due_at` from one due time to the next has fired the first of them. */
export const schedulesTable = pgTable(
  "schedules",
  {
    tenantId: tenantId().references(() => tenantsTable.id),
    id: uuid().notNull(),
    name: text().notNull(),
    type: text().notNull(),
    payload: jsonb().notNull(),
    cron: text().notNull(),
    timeZone: text().notNull(),
    catchUp: text().notNull(),
    state: text().notNull().default("active"),
    /** Null while it is paused, and where no due time is left. */
    nextDueAt: instant(),
    lastDueAt: instant(),
    failure: text(),
    createdBy: uuid().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    unique("schedules_name_unique").on(table.tenantId, table.name),
    // The timer looks across tenants for what is due, and for what is due next.
    index("schedules_due").on(table.nextDueAt),
    check("schedules_name_length", lengthBetween("name", 1, 120)),
    check("schedules_type_length", lengthBetween("type", 1, 100)),
    check("schedules_cron_length", lengthBetween("cron", 1, 120)),
    check("schedules_failure_length", lengthBetween("failure", 0, 2_000)),
    check("schedules_catch_up_known", oneOf("catch_up", CatchUpPolicy.literals)),
    check("schedules_state_known", oneOf("state", ScheduleState.literals)),
  ],
);

import { pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { createdAt } from "../schema/columns.ts";

/** Types whose waiting jobs are not started: of one tenant, or of all where the tenant is null. */
export const jobTypesPausedTable = pgTable(
  "job_types_paused",
  {
    tenantId: uuid(),
    type: text().notNull(),
    createdAt: createdAt(),
  },
  (table) => [unique("job_types_paused_once").on(table.tenantId, table.type).nullsNotDistinct()],
);

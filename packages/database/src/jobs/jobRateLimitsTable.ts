import { pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { instant, tenantId } from "../schema/columns.ts";

/** The token bucket of each rate-limit key, shared by all processes: `take_job_tokens` is its only writer. */
export const jobRateLimitsTable = pgTable(
  "job_rate_limits",
  {
    tenantId: tenantId(),
    key: text().notNull(),
    /** When the bucket will be full again; in the past it is full. */
    fullAt: instant().notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.key] })],
);

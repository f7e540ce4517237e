import { pgTable, text, uuid } from "drizzle-orm/pg-core";
import { instant } from "../schema/columns.ts";

/** The hub's own recurring work, one row for each name in its code. No tenant's: for the system role only. */
export const systemSchedulesTable = pgTable("system_schedules", {
  name: text().primaryKey(),
  nextDueAt: instant().notNull(),
  /** The newest due time whose work was done. */
  lastDueAt: instant(),
  /** Whoever does the work of `next_due_at` now, until `lease_expires_at`. */
  holder: uuid(),
  leaseExpiresAt: instant(),
});

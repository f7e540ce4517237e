import { check, integer, pgTable, uuid } from "drizzle-orm/pg-core";
import { sql } from "drizzle-orm";
import { instant } from "../schema/columns.ts";
import { usersTable } from "./usersTable.ts";

/** How often a person's second factor was shown wrongly, one time after the other. */
export const secondFactorThrottlesTable = pgTable(
  "second_factor_throttles",
  {
    userId: uuid()
      .primaryKey()
      .references(() => usersTable.id),
    failures: integer().notNull(),
    blockedUntil: instant().notNull(),
  },
  () => [check("second_factor_throttles_failures_range", sql.raw("failures between 0 and 1000000"))],
);

import { check, pgTable, primaryKey, uuid } from "drizzle-orm/pg-core";
import { sql } from "drizzle-orm";
import { bytea, createdAt, instant } from "../schema/columns.ts";
import { usersTable } from "./usersTable.ts";

/** What a person shows who has lost the second factor, each of them once. The code itself is never stored. */
export const recoveryCodesTable = pgTable(
  "recovery_codes",
  {
    userId: uuid()
      .notNull()
      .references(() => usersTable.id),
    codeHash: bytea().notNull(),
    createdAt: createdAt(),
    usedAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.codeHash] }),
    check("recovery_codes_code_hash_size", sql.raw("octet_length(code_hash) = 32")),
  ],
);

import { check, index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { bytea, createdAt, instant, lengthBetween, oneOf } from "../schema/columns.ts";
import { usersTable } from "./usersTable.ts";

/** Links that were mailed to people. The token itself is never stored, its SHA-256 is. */
export const oneTimeTokensTable = pgTable(
  "one_time_tokens",
  {
    tokenHash: bytea().primaryKey(),
    userId: uuid()
      .notNull()
      .references(() => usersTable.id),
    purpose: text().notNull(),
    /** The address that `change-email` changes to. */
    payload: text(),
    createdAt: createdAt(),
    expiresAt: instant().notNull(),
    usedAt: instant(),
  },
  (table) => [
    index("one_time_tokens_user").on(table.userId, table.purpose),
    index("one_time_tokens_expiry").on(table.expiresAt),
    check(
      "one_time_tokens_purpose_known",
      oneOf("purpose", ["verify-email", "reset-password", "change-email"]),
    ),
    check("one_time_tokens_payload_length", lengthBetween("payload", 1, 320)),
  ],
);

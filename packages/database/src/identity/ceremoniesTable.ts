import { sql } from "drizzle-orm";
import { check, index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { bytea, createdAt, instant, oneOf } from "../schema/columns.ts";
import { usersTable } from "./usersTable.ts";

/** WebAuthn challenges that were given out, each to be answered once. Of the challenge its SHA-256 is stored. */
export const ceremoniesTable = pgTable(
  "ceremonies",
  {
    challengeHash: bytea().primaryKey(),
    /** Nobody where somebody signs in: who it is, the answer says. */
    userId: uuid().references(() => usersTable.id),
    purpose: text().notNull(),
    createdAt: createdAt(),
    expiresAt: instant().notNull(),
    usedAt: instant(),
  },
  (table) => [
    index("ceremonies_expiry").on(table.expiresAt),
    check("ceremonies_challenge_hash_size", sql.raw("octet_length(challenge_hash) = 32")),
    check("ceremonies_purpose_known", oneOf("purpose", ["registration", "login", "confirmation"])),
  ],
);

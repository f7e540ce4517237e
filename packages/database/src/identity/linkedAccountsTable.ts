import { check, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { createdAt, lengthBetween } from "../schema/columns.ts";
import { usersTable } from "./usersTable.ts";

/** An identity elsewhere that is this person's. It is (issuer, subject) and nothing else: addresses change hands. */
export const linkedAccountsTable = pgTable(
  "linked_accounts",
  {
    userId: uuid()
      .notNull()
      .references(() => usersTable.id, { onDelete: "cascade" }),
    id: uuid().notNull(),
    issuer: text().notNull(),
    subject: text().notNull(),
    /** As the issuer said it when the link was made; for people to tell links apart. */
    email: text(),
    /** By which provider it was made; it may be gone since. */
    providerId: uuid().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.id] }),
    unique("linked_accounts_identity").on(table.issuer, table.subject),
    check("linked_accounts_issuer_length", lengthBetween("issuer", 8, 300)),
    check("linked_accounts_subject_length", lengthBetween("subject", 1, 255)),
    check("linked_accounts_email_length", lengthBetween("email", 1, 320)),
  ],
);

import { check, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, instant, lengthBetween, oneOf } from "../schema/columns.ts";

/** People. Shared by all tenants; a tenant sees those with a membership in it, and never the hash. */
export const usersTable = pgTable(
  "users",
  {
    id: uuid().primaryKey(),
    /** As the person typed it. */
    email: text().notNull(),
    /** `canonicalEmail` of the contract: the spelling by which an account is found. */
    canonicalEmail: text().notNull().unique("users_canonical_email_unique"),
    displayName: text().notNull(),
    /** None for who signs in by a provider or a passkey only. */
    passwordHash: text(),
    passwordChangedAt: instant().notNull().defaultNow(),
    emailVerifiedAt: instant(),
    state: text().notNull().default("active"),
    createdAt: createdAt(),
  },
  () => [
    check("users_email_length", lengthBetween("email", 3, 320)),
    check("users_canonical_email_length", lengthBetween("canonical_email", 3, 320)),
    check("users_display_name_length", lengthBetween("display_name", 1, 200)),
    check("users_state_known", oneOf("state", ["active", "deactivated", "deleted"])),
    check("users_password_hash_length", lengthBetween("password_hash", 1, 500)),
  ],
);

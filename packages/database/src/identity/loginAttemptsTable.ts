import { sql } from "drizzle-orm";
import { check, foreignKey, index, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { bytea, createdAt, instant, lengthBetween, oneOf, tenantId } from "../schema/columns.ts";
import { loginProvidersTable } from "./loginProvidersTable.ts";

/** A person on the way to a provider and back, ten minutes at most and once. */
export const loginAttemptsTable = pgTable(
  "login_attempts",
  {
    tenantId: tenantId(),
    id: uuid().notNull(),
    providerId: uuid().notNull(),
    /** SHA-256 of what comes back with the person. */
    stateHash: bytea().notNull(),
    /** SHA-256 of what only the browser that began has. */
    browserHash: bytea().notNull(),
    /** Code verifier and nonce. */
    secretsSealed: bytea().notNull(),
    purpose: text().notNull(),
    /** Whose account is to be linked. */
    userId: uuid(),
    /** A path of our own pages. */
    redirect: text().notNull(),
    createdAt: createdAt(),
    expiresAt: instant().notNull(),
    usedAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    unique("login_attempts_state").on(table.stateHash),
    foreignKey({
      name: "login_attempts_provider_fk",
      columns: [table.tenantId, table.providerId],
      foreignColumns: [loginProvidersTable.tenantId, loginProvidersTable.id],
    }).onDelete("cascade"),
    index("login_attempts_provider").on(table.tenantId, table.providerId),
    // Retention works across tenants.
    index("login_attempts_expiry").on(table.expiresAt),
    check("login_attempts_purpose_known", oneOf("purpose", ["login", "link"])),
    check("login_attempts_link_names_user", sql.raw("(purpose = 'link') = (user_id is not null)")),
    check("login_attempts_redirect_length", lengthBetween("redirect", 1, 500)),
    check(
      "login_attempts_hash_sizes",
      sql.raw("octet_length(state_hash) = 32 and octet_length(browser_hash) = 32"),
    ),
  ],
);

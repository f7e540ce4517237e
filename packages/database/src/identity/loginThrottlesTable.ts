import { check, index, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { bytea, instant, oneOf } from "../schema/columns.ts";

/** How often who is known by the key has failed to show who it is, one time after the other. */
export const loginThrottlesTable = pgTable(
  "login_throttles",
  {
    kind: text().notNull(),
    /** SHA-256 of the account or the network: nobody reads here who was guessed at. */
    keyHash: bytea().notNull(),
    failures: integer().notNull(),
    lastFailureAt: instant().notNull(),
    blockedUntil: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.kind, table.keyHash] }),
    index("login_throttles_last_failure").on(table.lastFailureAt),
    check("login_throttles_kind_known", oneOf("kind", ["account", "familiar", "address", "second-factor"])),
  ],
);

import { sql } from "drizzle-orm";
import { bigint, boolean, check, index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { bytea, createdAt, instant, lengthBetween } from "../schema/columns.ts";
import { usersTable } from "./usersTable.ts";

/** Public keys by which people sign in (WebAuthn). Nothing in a row is secret. */
export const passkeysTable = pgTable(
  "passkeys",
  {
    id: uuid().primaryKey(),
    userId: uuid()
      .notNull()
      .references(() => usersTable.id),
    /** base64url. */
    credentialId: text().notNull().unique("passkeys_credential_id_unique"),
    /** COSE key (RFC 9052 §7). */
    publicKey: bytea().notNull(),
    /** Signatures made, as the authenticator said last; 0 where it does not count. */
    counter: bigint({ mode: "number" }).notNull(),
    transports: text().array().notNull(),
    /** Whether its vendor copies it between its owner's devices. */
    backedUp: boolean().notNull(),
    name: text().notNull(),
    createdAt: createdAt(),
    lastUsedAt: instant(),
    /** Its counter went back: there may be a copy of it, so it signs nobody in any more. */
    lockedAt: instant(),
  },
  (table) => [
    index("passkeys_user").on(table.userId),
    check("passkeys_credential_id_length", lengthBetween("credential_id", 1, 1_364)),
    check("passkeys_public_key_size", sql.raw("octet_length(public_key) between 1 and 4096")),
    check("passkeys_counter_range", sql.raw("counter between 0 and 4294967295")),
    check("passkeys_transports_few", sql.raw("cardinality(transports) <= 8")),
    check("passkeys_name_length", lengthBetween("name", 1, 120)),
  ],
);

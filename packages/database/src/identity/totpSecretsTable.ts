import { integer, pgTable, uuid } from "drizzle-orm/pg-core";
import { bytea, createdAt, instant } from "../schema/columns.ts";
import { usersTable } from "./usersTable.ts";

/** What a person's authenticator app makes its codes of. Guards nothing until a code has confirmed it. */
export const totpSecretsTable = pgTable("totp_secrets", {
  userId: uuid()
    .primaryKey()
    .references(() => usersTable.id),
  /** By the key-encryption key, for this person: in another one's row it does not open. */
  secretSealed: bytea().notNull(),
  createdAt: createdAt(),
  confirmedAt: instant(),
  /** The latest time step whose code was used (RFC 6238 §5.2): it counts no more, nor does an earlier one. */
  lastStep: integer(),
});

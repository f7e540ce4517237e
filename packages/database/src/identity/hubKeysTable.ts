import { check, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { bytea, createdAt, instant, lengthBetween, oneOf } from "../schema/columns.ts";

/** The hub's own signing keys, the private half sealed by the key-encryption key. System role only. */
export const hubKeysTable = pgTable(
  "hub_keys",
  {
    kid: text().primaryKey(),
    purpose: text().notNull(),
    publicJwk: jsonb().notNull(),
    privateKeySealed: bytea().notNull(),
    createdAt: createdAt(),
    /** From when on it signs: before that it is published, so that whoever verifies knows it in time. */
    signsFrom: instant().notNull().defaultNow(),
    retiredAt: instant(),
  },
  () => [
    check("hub_keys_kid_length", lengthBetween("kid", 1, 200)),
    check("hub_keys_purpose_known", oneOf("purpose", ["signing", "access-token"])),
  ],
);

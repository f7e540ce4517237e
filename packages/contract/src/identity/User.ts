import { Schema } from "effect";
import { Identifier } from "../Identifier.ts";
import { Instant } from "../Instant.ts";
import { Name, Text } from "../Text.ts";

export const UserId = Identifier.pipe(Schema.brand("UserId"));
export type UserId = typeof UserId.Type;

/** An address as typed; accounts are found by its canonical form (`canonicalEmail`). */
export const Email = Text({ min: 3, max: 254 }).check(
  Schema.isPattern(/^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/u, { description: "An e-mail address" }),
);

/** One account per spelling: NFKC, trimmed, lower case (Authelia CVE-2026-47203 counted case apart). */
export const canonicalEmail = (email: string): string =>
  email.normalize("NFKC").trim().toLowerCase().normalize("NFKC");

/**
 * A deactivated account signs in nowhere, and is active again when its person resets the password. Of a deleted one only
 * the id is left, for what it did.
 */
export const UserState = Schema.Literals(["active", "deactivated", "deleted"]);
export type UserState = typeof UserState.Type;

export const User = Schema.Struct({
  id: UserId,
  email: Email,
  displayName: Name,
  createdAt: Instant,
}).annotate({
  identifier: "User",
});
export type User = typeof User.Type;

/** 15 to 128 characters, no composition rules (NIST SP 800-63B-4 §3.1.1.2). */
export const NewPassword = Text({ min: 15, max: 128 });

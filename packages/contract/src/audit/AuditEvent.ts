import { Schema } from "effect";

/**
 * What the audit trail records beside operations: what was refused and yet is worth knowing, and what came of an operation
 * beside what was asked for.
 */
export const AuditEvent = Schema.Literals([
  /** Somebody did not show who it is; the reason stands in the entry, what was shown does not. */
  "signIn.failed",
  /** As many failures one after the other as make the account wait, or close it to strangers. */
  "signIn.lockedOut",
  "secondFactor.failed",
  "secondFactor.lockedOut",
  "recoveryCode.used",
  /** The counter of a passkey went back: it may have been copied. */
  "passkey.locked",
  /** A refresh token was shown a second time, and its family ended. */
  "refreshToken.reused",
  /** A provider's person got an account, or was found to have one, by its first sign-in. */
  "account.joined",
  "account.linked",
  /** An operator moved an organisation: its own trail has the entry, and leaves with it; the installation's stays. */
  "tenant.moved",
]);
export type AuditEvent = typeof AuditEvent.Type;

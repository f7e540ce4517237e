import { Schema } from "effect";

/**
 * What the hub keeps sealed. Signing keys are the hub's and authenticator apps people's: both under the key-encryption key
 * alone. The others are organisations', each under its own key.
 */
export const SealedKind = Schema.Literals([
  "hub-signing",
  "hub-access-token",
  "authenticator-app",
  "client-secret",
  "sign-in",
  "mail",
]).annotate({ identifier: "SealedKind" });
export type SealedKind = typeof SealedKind.Type;

/** Secrets of one kind. */
export const SealedSecrets = Schema.Struct({
  kind: SealedKind,
  secrets: Schema.Int,
  /** Sealed under an older key, or an older version of an organisation's. */
  waiting: Schema.Int,
  /** Of these: sealed under a key that this hub was not given, or a version that is gone. */
  unreadable: Schema.Int,
}).annotate({ identifier: "SealedSecrets" });
export type SealedSecrets = typeof SealedSecrets.Type;

/** Under which keys the hub's secrets are kept. */
export const KeysState = Schema.Struct({
  /** Nothing needs an older key: `ATOLL_KEY_PREVIOUS` may go, once every process says so. */
  settled: Schema.Boolean,
  /** Organisations whose key is being rotated. */
  rotations: Schema.Int,
  sealed: Schema.Array(SealedSecrets),
}).annotate({ identifier: "KeysState" });
export type KeysState = typeof KeysState.Type;

/** What became of a call for a new version of an organisation's key. */
export const KeyRotation = Schema.Struct({
  /** That seals from now on; null where nothing was ever sealed for the organisation. */
  version: Schema.NullOr(Schema.Int),
  /** False where one is under way already, or there is nothing to rotate. */
  begun: Schema.Boolean,
}).annotate({ identifier: "KeyRotation" });
export type KeyRotation = typeof KeyRotation.Type;

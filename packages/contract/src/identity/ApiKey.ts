import { Schema } from "effect";
import { Instant } from "../Instant.ts";
import { Name } from "../Text.ts";
import { ApiKeyId } from "./Credential.ts";
import { ApiKeyScope, Permission } from "./Permission.ts";
import { UserId } from "./User.ts";

/** How long a key lives at most. */
export const apiKeyMaximumDays = 365;
/** How long a rotated key works on beside its successor at most. */
export const overlapMaximumSeconds = 7 * 86_400;

/** What a program calls with on behalf of a member: it may do what the member may and `scopes` name, no more. */
export const ApiKey = Schema.Struct({
  id: ApiKeyId,
  userId: UserId,
  name: Name,
  /** The beginning of the key, by which people and logs tell it from others. */
  prefix: Schema.String,
  scopes: Schema.Array(Permission),
  createdAt: Instant,
  expiresAt: Instant,
  /** About when it was used last; up to a minute behind. */
  lastUsedAt: Schema.NullOr(Instant),
  revokedAt: Schema.NullOr(Instant),
  /** The key that took its place, and until when it works on beside it. */
  successor: Schema.NullOr(ApiKeyId),
  overlapUntil: Schema.NullOr(Instant),
}).annotate({ identifier: "ApiKey" });
export type ApiKey = typeof ApiKey.Type;

const Scopes = Schema.Array(ApiKeyScope).check(
  Schema.isMinLength(1),
  Schema.isMaxLength(ApiKeyScope.literals.length),
  Schema.isUnique(),
);

/** `expiresAt`: in the future, and at most a year from now. */
export const NewApiKey = Schema.Struct({ name: Name, scopes: Scopes, expiresAt: Instant }).annotate({
  identifier: "NewApiKey",
});
export type NewApiKey = typeof NewApiKey.Type;

/** The successor has name and scopes of the old key. `overlapSeconds`: how long the old one works on; 0 ends it now. */
export const ApiKeyRotation = Schema.Struct({
  expiresAt: Instant,
  overlapSeconds: Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: overlapMaximumSeconds })),
}).annotate({ identifier: "ApiKeyRotation" });
export type ApiKeyRotation = typeof ApiKeyRotation.Type;

/** A new key. `key` is shown once; the hub keeps only its SHA-256. */
export const ApiKeyGrant = Schema.Struct({ key: Schema.String, ...ApiKey.fields }).annotate({
  identifier: "ApiKeyGrant",
});
export type ApiKeyGrant = typeof ApiKeyGrant.Type;

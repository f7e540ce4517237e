import { Schema } from "effect";
import { Identifier } from "../Identifier.ts";
import { Instant } from "../Instant.ts";
import { Name } from "../Text.ts";

export const PasskeyId = Identifier.pipe(Schema.brand("PasskeyId"));
export type PasskeyId = typeof PasskeyId.Type;

/** Something its owner signs in with, without a password: a phone, a laptop, a security key. */
export const Passkey = Schema.Struct({
  id: PasskeyId,
  name: Name,
  /** Whether its vendor copies it between its owner's devices. */
  backedUp: Schema.Boolean,
  createdAt: Instant,
  lastUsedAt: Schema.NullOr(Instant),
  /** Since when it signs nobody in any more: there may be a copy of it. Remove it and register it anew. */
  lockedAt: Schema.NullOr(Instant),
}).annotate({ identifier: "Passkey" });
export type Passkey = typeof Passkey.Type;

import { createHmac, hkdfSync } from "node:crypto";
import { Effect, Option, Redacted } from "effect";
import { equals } from "./Digest.ts";
import { type Key, KeyEncryptionKey } from "./KeyEncryptionKey.ts";
import * as Token from "./Token.ts";

/*
 * Refresh tokens rotate (RFC 9700 §4.14.2): each is used once and gives its successor; one that comes again
 * later than a short grace window is stolen or was, and ends the family.
 *
 * Within that window a client may well come twice: two tabs, or an answer lost on the way. Both must then get
 * the SAME successor, and the hub keeps hashes only. So the successor is not drawn but derived:
 *
 *   key       = HKDF-SHA-256(key encryption key, no salt, "atoll/refresh-successor/1", 32 bytes)  RFC 5869
 *   successor = HMAC-SHA-256(key, generation of the successor as 4 bytes || presented token)
 *
 * Whoever holds a token cannot walk on from it without the hub's key; whoever holds the database has neither
 * token nor key; whoever holds the key only, no token.
 */

/** The first token of a family: 256 random bits. */
export const issue: Effect.Effect<Token.IssuedToken> = Token.issue("refresh");

/** What to look a presented token up by; `None` when it is no refresh token in form. */
export const hash = (presented: Redacted.Redacted<string>): Option.Option<Uint8Array> =>
  Token.hash("refresh", presented);

/** A token that was found, and how many rotations its family had behind it when it was made (first: 0). */
export interface Presented {
  readonly token: Redacted.Redacted<string>;
  readonly generation: number;
}

const derivationKey = (key: Key): Uint8Array =>
  new Uint8Array(hkdfSync("sha256", Redacted.value(key.bytes), "", "atoll/refresh-successor/1", 32));

const derive = (key: Key, { token, generation }: Presented): Token.IssuedToken => {
  const place = Buffer.alloc(4);
  place.writeUInt32BE(generation + 1);
  const secret = createHmac("sha256", derivationKey(key))
    .update(place)
    .update(Redacted.value(token))
    .digest();
  return Token.fromSecret("refresh", secret);
};

/**
 * The token to rotate to: always the same one for the same presented token, until the key encryption key
 * changes. Says nothing about whether the presented token may still be used.
 */
export const successor = Effect.fnUntraced(function* (presented: Presented) {
  const { current } = yield* KeyEncryptionKey;
  return derive(current, presented);
});

/**
 * The successor that was given out before, known by its hash: for a token that comes again within the grace
 * window. Tries the keys before the current one too, so a change of key between two presentations does not
 * log anybody out. `None`: the stored hash belongs to no successor of this token.
 */
export const successorAgain = Effect.fnUntraced(function* (presented: Presented, storedHash: Uint8Array) {
  const { current, previous } = yield* KeyEncryptionKey;
  const candidates = [current, ...previous].map((key) => derive(key, presented));
  return Option.fromUndefinedOr(candidates.find((candidate) => equals(candidate.hash, storedHash)));
});

import { createPublicKey, type KeyObject } from "node:crypto";
import { Effect, Option, Result, Schema } from "effect";
import * as Base32 from "./Base32.ts";
import * as Base64Url from "./Base64Url.ts";
import { sha256 } from "./Digest.ts";

const Coordinate = Schema.String.check(
  Schema.makeFilter((text) => Option.isSome(Base64Url.decodeExactly(text, 32)), {
    expected: "32 bytes in unpadded base64url",
  }),
);

/**
 * The four members that make a P-256 public key (RFC 7518 §6.2.1), and nothing else. The schema checks the
 * form only; `parse` and `toKeyObject` also check that the point lies on the curve.
 */
export const PublicJwk = Schema.Struct({
  kty: Schema.Literal("EC"),
  crv: Schema.Literal("P-256"),
  x: Coordinate,
  y: Coordinate,
});
export type PublicJwk = typeof PublicJwk.Type;

/** Not a P-256 public key. `reason` says what is wrong and holds no key material. */
export class InvalidPublicKey extends Schema.TaggedError<InvalidPublicKey>()("InvalidPublicKey", {
  reason: Schema.String,
}) {
  override get message(): string {
    return `This is not a P-256 public key: ${this.reason}`;
  }
}

/**
 * A private key was handed over where a public one belongs: whoever sent it must treat it as leaked and
 * replace it.
 */
export class PrivateKeyExposed extends Schema.TaggedError<PrivateKeyExposed>()("PrivateKeyExposed", {}) {
  override get message(): string {
    return "This is a private key; only the public part may leave its owner. Replace it by a new one.";
  }
}

/** Private members of every key type (RFC 7518 §6.2.2, §6.3.2, §6.4; RFC 8037 §2). */
const privateMembers = ["d", "p", "q", "dp", "dq", "qi", "oth", "k"];

const decode = Schema.decodeUnknownEffect(PublicJwk);

const importPoint = (jwk: PublicJwk): Result.Result<KeyObject, InvalidPublicKey> =>
  Result.try({
    try: () => createPublicKey({ key: { ...jwk }, format: "jwk" }),
    catch: () => new InvalidPublicKey({ reason: "the point is not on the curve" }),
  });

/** Fails when the point is not on the curve; the form is already known by the type. */
export const toKeyObject = (jwk: PublicJwk): Effect.Effect<KeyObject, InvalidPublicKey> =>
  Effect.fromResult(importPoint(jwk));

/**
 * Reads a public key somebody sent. Public metadata (`kid`, `use`, `key_ops`, `alg`, `ext`) is dropped: what
 * a key is for follows from where it is stored, never from what it says of itself.
 */
export const parse = Effect.fnUntraced(function* (
  input: unknown,
): Effect.fn.Return<PublicJwk, InvalidPublicKey | PrivateKeyExposed> {
  if (typeof input === "object" && input !== null && privateMembers.some((name) => name in input)) {
    return yield* new PrivateKeyExposed();
  }
  const jwk = yield* decode(input).pipe(
    Effect.mapError(() => new InvalidPublicKey({ reason: "kty, crv, x or y is missing or malformed" })),
  );
  yield* toKeyObject(jwk);
  return jwk;
});

const thumbprintBytes = (jwk: PublicJwk): Uint8Array =>
  sha256(JSON.stringify({ crv: jwk.crv, kty: jwk.kty, x: jwk.x, y: jwk.y }));

/** RFC 7638 SHA-256 thumbprint, base64url: the `kid` of a key. */
export const thumbprint = (jwk: PublicJwk): string => Base64Url.encode(thumbprintBytes(jwk));

/**
 * What two people compare by voice or eye: the first 160 bits of the thumbprint as eight groups of four
 * characters. Finding another key with the same fingerprint takes about 2^160 tries.
 */
export const fingerprint = (jwk: PublicJwk): string =>
  Base32.encode(thumbprintBytes(jwk).subarray(0, 20), Base32.crockford).replace(/.{4}(?=.)/g, "$&-");

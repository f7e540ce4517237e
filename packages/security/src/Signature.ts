import { sign as signBytes, verify as verifyBytes } from "node:crypto";
import { Effect, Option, Schema } from "effect";
import * as Base64Url from "./Base64Url.ts";
import { Sha256Hex } from "./Digest.ts";
import { type InvalidPublicKey, type PublicJwk, toKeyObject } from "./Jwk.ts";
import type { SigningKeyPair } from "./KeyPair.ts";

/** The signature is not one of this key over these bytes. Deliberately says no more. */
export class SignatureInvalid extends Schema.TaggedError<SignatureInvalid>()("SignatureInvalid", {}) {
  override get message(): string {
    return "The signature does not belong to this key and these bytes.";
  }
}

/**
 * ES256 (RFC 7518 §3.4): ECDSA on P-256 with SHA-256, `r || s` in 64 bytes, base64url. Randomised: two
 * signatures of the same bytes differ, so a signature is no identity.
 */
export const sign = (pair: SigningKeyPair, bytes: Uint8Array): string =>
  Base64Url.encode(signBytes("sha256", bytes, { key: pair.privateKey, dsaEncoding: "ieee-p1363" }));

export const verify = Effect.fnUntraced(function* (
  publicJwk: PublicJwk,
  bytes: Uint8Array,
  signature: string,
): Effect.fn.Return<void, SignatureInvalid | InvalidPublicKey> {
  const key = yield* toKeyObject(publicJwk);
  const raw = Base64Url.decodeExactly(signature, 64);
  if (Option.isNone(raw) || !verifyBytes("sha256", bytes, { key, dsaEncoding: "ieee-p1363" }, raw.value)) {
    return yield* new SignatureInvalid();
  }
});

/** SHA-256 digests in lower-case hex. */
export const BundleClaim = Schema.Struct({ bundleDigest: Sha256Hex, manifestDigest: Sha256Hex });
export type BundleClaim = typeof BundleClaim.Type;

/**
 * Two digests of fixed length behind a name nothing else is signed under, so that no other signature fits
 * here.
 */
const bundleBytes = (claim: BundleClaim): Uint8Array =>
  new TextEncoder().encode(`atoll/bundle/1\n${claim.bundleDigest}\n${claim.manifestDigest}\n`);

const isBundleClaim = Schema.is(BundleClaim);

/**
 * Says: this bundle was built by this hub for this manifest. Digests that are not SHA-256 in hex are a
 * defect.
 */
export const signBundle = (pair: SigningKeyPair, claim: BundleClaim): string =>
  sign(pair, bundleBytes(BundleClaim.make(claim)));

/** Take the key from the locked manifest, never from the message that carries the signature. */
export const verifyBundle = (
  publicJwk: PublicJwk,
  claim: BundleClaim,
  signature: string,
): Effect.Effect<void, SignatureInvalid | InvalidPublicKey> =>
  isBundleClaim(claim)
    ? verify(publicJwk, bundleBytes(claim), signature)
    : Effect.fail(new SignatureInvalid());

import { createPrivateKey, generateKeyPairSync, type KeyObject } from "node:crypto";
import { Effect, Option, Redacted, Result, Schema } from "effect";
import * as Base64Url from "./Base64Url.ts";
import { sha256 } from "./Digest.ts";

const PublicPoint = Schema.String.check(
  Schema.makeFilter((text) => Option.isSome(Base64Url.decodeExactly(text, 32)), {
    expected: "32 bytes in unpadded base64url",
  }),
);

/**
 * An Ed25519 public key (RFC 8037 §2) as the key set publishes it (RFC 7517): with `kid`, algorithm and use,
 * and nothing else. The form of `x` is checked, its point is not: keys come from the hub's own rows.
 */
export const PublicAccessTokenKey = Schema.Struct({
  kty: Schema.Literal("OKP"),
  crv: Schema.Literal("Ed25519"),
  x: PublicPoint,
  kid: Schema.String.check(Schema.isPattern(/^[A-Za-z0-9_-]{43}$/)),
  alg: Schema.Literal("EdDSA"),
  use: Schema.Literal("sig"),
});
export type PublicAccessTokenKey = typeof PublicAccessTokenKey.Type;

/** The key the hub signs access tokens with. The private half prints as nothing. */
export interface AccessTokenKey {
  readonly publicKey: PublicAccessTokenKey;
  readonly privateKey: KeyObject;
}

/** Not an Ed25519 private key in DER. Holds no key material. */
export class InvalidAccessTokenKey extends Schema.TaggedError<InvalidAccessTokenKey>()(
  "InvalidAccessTokenKey",
  {},
) {
  override get message(): string {
    return "This is not a usable Ed25519 private key.";
  }
}

const Exported = Schema.Struct({
  kty: Schema.Literal("OKP"),
  crv: Schema.Literal("Ed25519"),
  x: PublicPoint,
});
const decodeExported = Schema.decodeUnknownResult(Exported);
const decodeOwn = Schema.decodeUnknownSync(Exported);

/** RFC 7638 SHA-256 thumbprint over the members RFC 8037 §2 requires. */
const thumbprint = (x: string): string =>
  Base64Url.encode(sha256(JSON.stringify({ crv: "Ed25519", kty: "OKP", x })));

const toKey = (privateKey: KeyObject, { kty, crv, x }: typeof Exported.Type): AccessTokenKey => ({
  publicKey: { kty, crv, x, kid: thumbprint(x), alg: "EdDSA", use: "sig" },
  privateKey,
});

const fromKeyObject = (privateKey: KeyObject): Result.Result<AccessTokenKey, InvalidAccessTokenKey> =>
  Result.try(() => privateKey.export({ format: "jwk" })).pipe(
    Result.flatMap(decodeExported),
    Result.mapBoth({
      onFailure: () => new InvalidAccessTokenKey(),
      onSuccess: (jwk) => toKey(privateKey, jwk),
    }),
  );

/** A fresh pair from the operating system's randomness. */
export const generate: Effect.Effect<AccessTokenKey> = Effect.sync(() => {
  const { privateKey } = generateKeyPairSync("ed25519");
  return toKey(privateKey, decodeOwn(privateKey.export({ format: "jwk" })));
});

/** DER (RFC 5208, RFC 8410). Redacted: seal it with `KeyWrap.wrap`, nothing else. */
export const exportPkcs8 = (key: AccessTokenKey): Redacted.Redacted<Uint8Array> =>
  Redacted.make(new Uint8Array(key.privateKey.export({ format: "der", type: "pkcs8" })), {
    label: "access token key",
  });

/** DER bytes as `exportPkcs8` writes them; the `kid` comes out the same. */
export const importPkcs8 = (
  der: Redacted.Redacted<Uint8Array>,
): Effect.Effect<AccessTokenKey, InvalidAccessTokenKey> =>
  Effect.fromResult(
    Result.try({
      try: () => createPrivateKey({ key: Buffer.from(Redacted.value(der)), format: "der", type: "pkcs8" }),
      catch: () => new InvalidAccessTokenKey(),
    }).pipe(Result.flatMap(fromKeyObject)),
  );

/** The key set document (RFC 7517 §5): public members only, whatever else the values carry. */
export const renderKeySet = (keys: ReadonlyArray<PublicAccessTokenKey>) => ({
  keys: keys.map(({ kty, crv, x, kid, alg, use }) => ({ kty, crv, x, kid, alg, use })),
});

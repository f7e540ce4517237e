import { createPrivateKey, generateKeyPairSync, type KeyObject } from "node:crypto";
import { Effect, Redacted, Result, Schema } from "effect";
import { PublicJwk } from "./Jwk.ts";

/** What a pair may be used for. One key never serves both. */
export type Purpose = "signing" | "sealing";

/**
 * A P-256 key pair. The private half is a `KeyObject`: it prints as nothing and does not serialise by
 * accident; only `exportPkcs8` and `exportJwk` let it out, redacted.
 */
export interface KeyPair<P extends Purpose> {
  readonly purpose: P;
  readonly publicJwk: PublicJwk;
  readonly privateKey: KeyObject;
}

/** Signs by ES256 (ECDSA on P-256 with SHA-256). */
export type SigningKeyPair = KeyPair<"signing">;
/** Agrees on keys by ECDH on P-256. */
export type SealingKeyPair = KeyPair<"sealing">;

/** Not a P-256 private key, or inconsistent in itself. Holds no key material. */
export class InvalidPrivateKey extends Schema.TaggedError<InvalidPrivateKey>()("InvalidPrivateKey", {
  reason: Schema.String,
}) {
  override get message(): string {
    return `This is not a usable P-256 private key: ${this.reason}`;
  }
}

const PrivateJwk = Schema.Struct({ ...PublicJwk.fields, d: PublicJwk.fields.x });
export type PrivateJwk = typeof PrivateJwk.Type;

const decodePublic = Schema.decodeUnknownResult(PublicJwk);
const decodeOwn = Schema.decodeUnknownSync(PublicJwk);
const decodePrivate = Schema.decodeUnknownResult(PrivateJwk);

const unreadable = () =>
  new InvalidPrivateKey({ reason: "it cannot be read, or its public half belongs to another key" });

const fromKeyObject = <P extends Purpose>(
  purpose: P,
  privateKey: KeyObject,
): Result.Result<KeyPair<P>, InvalidPrivateKey> =>
  Result.try(() => privateKey.export({ format: "jwk" })).pipe(
    Result.flatMap(decodePublic),
    Result.mapBoth({
      onFailure: () => new InvalidPrivateKey({ reason: "it is not on the curve P-256" }),
      onSuccess: (publicJwk) => ({ purpose, publicJwk, privateKey }),
    }),
  );

const generate = <P extends Purpose>(purpose: P): Effect.Effect<KeyPair<P>> =>
  Effect.sync(() => {
    const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    return { purpose, privateKey, publicJwk: decodeOwn(privateKey.export({ format: "jwk" })) };
  });

/** A fresh pair from the operating system's randomness. */
export const generateSigning: Effect.Effect<SigningKeyPair> = generate("signing");
/** A fresh pair from the operating system's randomness. */
export const generateSealing: Effect.Effect<SealingKeyPair> = generate("sealing");

const importPkcs8 = <P extends Purpose>(purpose: P, der: Redacted.Redacted<Uint8Array>) =>
  Effect.fromResult(
    Result.try({
      try: () => createPrivateKey({ key: Buffer.from(Redacted.value(der)), format: "der", type: "pkcs8" }),
      catch: unreadable,
    }).pipe(Result.flatMap((key) => fromKeyObject(purpose, key))),
  );

/** OpenSSL itself refuses a `d` that does not belong to the point `x`, `y`. */
const importJwk = <P extends Purpose>(purpose: P, input: Redacted.Redacted<unknown>) =>
  Effect.fromResult(
    decodePrivate(Redacted.value(input)).pipe(
      Result.flatMap((jwk) => Result.try(() => createPrivateKey({ key: { ...jwk }, format: "jwk" }))),
      Result.mapError(unreadable),
      Result.flatMap((key) => fromKeyObject(purpose, key)),
    ),
  );

/** DER bytes as `exportPkcs8` writes them. */
export const importSigningPkcs8 = (der: Redacted.Redacted<Uint8Array>) => importPkcs8("signing", der);
/** DER bytes as `exportPkcs8` writes them. */
export const importSealingPkcs8 = (der: Redacted.Redacted<Uint8Array>) => importPkcs8("sealing", der);
/** A private JWK; refused when the public half in it is not the one of `d`. */
export const importSigningJwk = (jwk: Redacted.Redacted<unknown>) => importJwk("signing", jwk);
/** A private JWK; refused when the public half in it is not the one of `d`. */
export const importSealingJwk = (jwk: Redacted.Redacted<unknown>) => importJwk("sealing", jwk);

/** DER (RFC 5208). Redacted: seal it with `KeyWrap.wrap` or write it to a file of mode 0600, nothing else. */
export const exportPkcs8 = (pair: KeyPair<Purpose>): Redacted.Redacted<Uint8Array> =>
  Redacted.make(new Uint8Array(pair.privateKey.export({ format: "der", type: "pkcs8" })), {
    label: `${pair.purpose} key`,
  });

/** Private JWK with exactly `kty`, `crv`, `x`, `y`, `d`. Redacted, like `exportPkcs8`. */
export const exportJwk = (pair: KeyPair<Purpose>): Redacted.Redacted<PrivateJwk> =>
  Redacted.make(
    { ...pair.publicJwk, d: pair.privateKey.export({ format: "jwk" }).d ?? "" },
    { label: `${pair.purpose} key` },
  );

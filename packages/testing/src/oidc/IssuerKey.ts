import { Effect } from "effect";
import {
  type CryptoKey,
  exportJWK,
  exportSPKI,
  generateKeyPair,
  type JWK,
  type JWTHeaderParameters,
  SignJWT,
} from "jose";

/** What an issuer signs by, known to the test: so it can write what no issuer would sign. */
export interface IssuerKey {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  /** PEM: what everybody knows of it. */
  readonly publicText: Uint8Array;
  /** For `TestIssuerOptions.configuration`. */
  readonly jwks: { readonly keys: Array<JWK> };
}

/** RS256. */
export const make = (kid: string): Effect.Effect<IssuerKey> =>
  Effect.promise(async () => {
    const { privateKey, publicKey } = await generateKeyPair("RS256", { extractable: true });
    const jwk = { ...(await exportJWK(privateKey)), use: "sig", alg: "RS256", kid };
    const publicText = new TextEncoder().encode(await exportSPKI(publicKey));
    return { kid, privateKey, publicText, jwks: { keys: [jwk] } };
  });

/** A JWT of these claims and this header, signed by a key or an HMAC secret, whatever the header says of it. */
export const sign = (
  claims: Readonly<Record<string, unknown>>,
  header: JWTHeaderParameters,
  by: CryptoKey | Uint8Array,
): Effect.Effect<string> =>
  Effect.promise(() => new SignJWT({ ...claims }).setProtectedHeader(header).sign(by));

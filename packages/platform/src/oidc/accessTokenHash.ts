import { createHash } from "node:crypto";
import { decodeProtectedHeader } from "jose";

const hashes: Readonly<Record<string, string>> = {
  RS256: "sha256",
  PS256: "sha256",
  ES256: "sha256",
  RS384: "sha384",
  PS384: "sha384",
  ES384: "sha384",
  RS512: "sha512",
  PS512: "sha512",
  ES512: "sha512",
  EdDSA: "sha512",
  Ed25519: "sha512",
};

/** `at_hash` for this token, by the algorithm of the id token beside it (OpenID Connect Core §3.1.3.6). */
export const accessTokenHash = (idToken: string, accessToken: string): string | undefined => {
  const hash = hashes[decodeProtectedHeader(idToken).alg ?? ""];
  if (hash === undefined) return undefined;
  const digest = createHash(hash).update(accessToken, "ascii").digest();
  return digest.subarray(0, digest.length / 2).toString("base64url");
};

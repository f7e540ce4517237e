import { createHmac, sign } from "node:crypto";
import type { AccessTokenKey } from "../src/AccessTokenKey.ts";
import { type Header, type Payload, rawJwt } from "./forge.ts";

const now = 1_800_000_000;
const issuer = "https://hub.example";
const audience = "https://hub.example/api";

/** A flawless access token; each forgery changes one thing in it. */
export const good = {
  now,
  issuer,
  audience,
  payload: {
    iss: issuer,
    aud: audience,
    sub: "0190a7c2-0000-7000-8000-0000000000aa",
    client_id: "dashboard",
    jti: "once-and-only-once",
    iat: now,
    exp: now + 600,
    tenant: "0190a7c2-0000-7000-8000-0000000000bb",
    sid: "0190a7c2-0000-7000-8000-0000000000cc",
  },
};

export const headerOf = (key: AccessTokenKey): Header => ({
  alg: "EdDSA",
  typ: "at+jwt",
  kid: key.publicKey.kid,
});

/**
 * Written without jose, which would refuse to make most of these. Signed by Ed25519 with the key, or by HMAC
 * with a secret, whatever the header claims.
 */
export const forge = (
  key: AccessTokenKey,
  payload: Payload = {},
  header: Header = {},
  secret?: string | Uint8Array,
): string => {
  const input = rawJwt({ ...headerOf(key), ...header }, { ...good.payload, ...payload }, "").slice(0, -1);
  const signature =
    secret === undefined
      ? sign(null, Buffer.from(input), key.privateKey)
      : createHmac("sha256", secret).update(input).digest();
  return `${input}.${signature.toString("base64url")}`;
};

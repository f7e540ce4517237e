import { createHmac, sign } from "node:crypto";
import type { SigningKeyPair } from "../src/KeyPair.ts";

export type Header = Readonly<Record<string, unknown>>;
export type Payload = Readonly<Record<string, unknown>>;

const now = 1_800_000_000;
const nodeId = "0190a7c2-0000-7000-8000-00000000000a";
const audience = "https://hub.example/api/v1/auth/token";

/** A flawless assertion; each forgery changes one thing in it. */
export const good = {
  now,
  nodeId,
  audience,
  payload: { iss: nodeId, sub: nodeId, aud: audience, iat: now, exp: now + 60, jti: "once-and-only-once" },
};

export const headerOf = (): Header => ({ alg: "ES256", typ: "client-authentication+jwt" });

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");

export const rawJwt = (header: Header, payload: Payload, signature: string): string =>
  `${part(header)}.${part(payload)}.${signature}`;

/**
 * Written without jose, which would refuse to make most of these. Signed by ES256 with the key pair, or by
 * HMAC with a secret, whatever the header claims.
 */
export const forge = (
  key: SigningKeyPair | { readonly secret: string },
  payload: Payload = {},
  header: Header = {},
): string => {
  const input = rawJwt({ ...headerOf(), ...header }, { ...good.payload, ...payload }, "").slice(0, -1);
  const signature =
    "secret" in key
      ? createHmac("sha256", key.secret).update(input).digest()
      : sign("sha256", Buffer.from(input), { key: key.privateKey, dsaEncoding: "ieee-p1363" });
  return `${input}.${signature.toString("base64url")}`;
};

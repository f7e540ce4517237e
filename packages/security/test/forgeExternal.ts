import { createHmac, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { type Header, type Payload, rawJwt } from "./forge.ts";

const now = 1_800_000_000;
const issuer = "https://login.clinic.example/realms/research";
const audience = "atoll";

/** What Keycloak 26 puts into an access token, as far as it matters here. */
export const good = {
  now,
  issuer,
  audience,
  payload: {
    iss: issuer,
    aud: [audience, "account"],
    sub: "f:11:anna",
    typ: "Bearer",
    azp: "workbench",
    iat: now,
    exp: now + 300,
    jti: "onrtac:0f",
    scope: "openid email",
    email: "anna@clinic.example",
    email_verified: true,
    name: "Anna",
  },
};

export interface IssuerKey {
  readonly alg: string;
  readonly kid: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

export const keyOf = (alg: string): IssuerKey => {
  const pair =
    alg === "ES256"
      ? generateKeyPairSync("ec", { namedCurve: "P-256" })
      : alg === "EdDSA"
        ? generateKeyPairSync("ed25519")
        : generateKeyPairSync("rsa", { modulusLength: 2048 });
  return { alg, kid: `${alg}-1`, ...pair };
};

export const jwkOf = ({ publicKey, kid, alg }: IssuerKey) => ({
  ...publicKey.export({ format: "jwk" }),
  kid,
  alg,
  use: "sig",
});

const signatureOf = ({ alg, privateKey }: IssuerKey, input: Buffer): Buffer => {
  if (alg === "EdDSA") return sign(null, input, privateKey);
  if (alg === "ES256") return sign("sha256", input, { key: privateKey, dsaEncoding: "ieee-p1363" });
  return alg === "PS256"
    ? sign("sha256", input, { key: privateKey, padding: 6, saltLength: 32 })
    : sign("sha256", input, privateKey);
};

/** Written without jose. Signed as the key says, or by HMAC with a secret, whatever the header claims. */
export const forge = (
  key: IssuerKey,
  payload: Payload = {},
  header: Header = {},
  secret?: string | Uint8Array,
): string => {
  const its = { alg: key.alg, typ: "JWT", kid: key.kid, ...header };
  const input = rawJwt(its, { ...good.payload, ...payload }, "").slice(0, -1);
  const signature =
    secret === undefined
      ? signatureOf(key, Buffer.from(input))
      : createHmac("sha256", secret).update(input).digest();
  return `${input}.${signature.toString("base64url")}`;
};

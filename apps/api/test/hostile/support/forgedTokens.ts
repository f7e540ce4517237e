import { createHmac, createPublicKey, generateKeyPairSync, sign } from "node:crypto";

/** Real ones, and the public key of the first. */
export interface RealTokens {
  readonly accessToken: string;
  /** Of another person. */
  readonly otherAccessToken: string;
  readonly refreshToken: string;
  readonly session: string;
  readonly apiKey: string;
  readonly node: string;
  readonly run: string;
  readonly publicKey: {
    readonly kty: string;
    readonly crv: string;
    readonly x: string;
    readonly kid: string;
  };
}

const encode = (part: unknown): string => Buffer.from(JSON.stringify(part)).toString("base64url");
const decode = (part: string): object => Object(JSON.parse(Buffer.from(part, "base64url").toString("utf8")));

const anotherLetter = (letter: string | undefined): string => (letter === "A" ? "B" : "A");
const mutated = (text: string, index: number): string =>
  text.slice(0, index) + anotherLetter(text[index]) + text.slice(index + 1);

/** Where a verifier that reads a key by `kid`, or from the token, could be led. */
const headersOf = (foreign: object): ReadonlyArray<object> => [
  ...[
    "../../../../../dev/null",
    "/proc/self/environ",
    "' OR '1'='1",
    "x'; drop table hub_keys; --",
    "x' UNION SELECT 'AAAA",
    "https://evil.example/jwks.json",
    "http://169.254.169.254/latest/meta-data",
    "",
    "\u0000",
    "k".repeat(4_000),
    0,
    null,
    ["a"],
    { toString: "a" },
  ].map((kid) => ({ kid })),
  { jku: "https://evil.example/jwks.json" },
  { x5u: "https://evil.example/key.pem" },
  { x5c: ["AAAA"] },
  { jwk: foreign },
  { crit: ["exp"] },
  { crit: ["b64"], b64: false },
  { typ: "JWT" },
  { typ: "refresh+jwt" },
  { cty: "JWT" },
  { zip: "DEF" },
];

/** Everything that can be made of real credentials without the hub's own key, and that none of it is. */
export const forgeriesOf = (real: RealTokens): ReadonlyArray<string> => {
  const { accessToken, otherAccessToken, refreshToken, session, apiKey, node, run, publicKey } = real;
  const [head = "", body = "", signature = ""] = accessToken.split(".");
  const [otherHead = "", otherBody = "", otherSignature = ""] = otherAccessToken.split(".");
  const [header, claims] = [decode(head), decode(body)];
  const foreign = generateKeyPairSync("ed25519");
  const foreignJwk = foreign.publicKey.export({ format: "jwk" });
  const signed = (changedHeader: object, changedClaims: object = {}) => {
    const input = `${encode({ ...header, ...changedHeader })}.${encode({ ...claims, ...changedClaims })}`;
    return `${input}.${sign(null, Buffer.from(input), foreign.privateKey).toString("base64url")}`;
  };
  const byHmac = (alg: string, hash: string, secret: string | Buffer) => {
    const input = `${encode({ ...header, alg })}.${body}`;
    return `${input}.${createHmac(hash, secret).update(input).digest("base64url")}`;
  };
  const key = createPublicKey({ key: publicKey, format: "jwk" });
  const secrets = [
    "",
    publicKey.kid,
    publicKey.x,
    Buffer.from(publicKey.x, "base64url"),
    JSON.stringify(publicKey),
    key.export({ type: "spki", format: "pem" }),
    key.export({ type: "spki", format: "der" }),
  ];
  return [
    ...["none", "None", "NONE", "nOnE", "", null, 0].flatMap((alg) => [
      `${encode({ ...header, alg })}.${body}.`,
      `${encode({ ...header, alg })}.${body}.${signature}`,
    ]),
    ...secrets.flatMap((secret) => [byHmac("HS256", "sha256", secret), byHmac("HS512", "sha512", secret)]),
    ...["RS256", "PS256", "ES256", "Ed25519", "EdDSA "].map((alg) => signed({ alg })),
    ...headersOf(foreignJwk).flatMap((changed) => [
      signed(changed),
      `${encode({ ...header, ...changed })}.${body}.${signature}`,
    ]),
    ...[
      { exp: 4_102_444_800 },
      { role: "owner" },
      { sid: "../.." },
      { aud: "*" },
      { iss: "https://evil.example" },
    ].map((changed) => `${head}.${encode({ ...claims, ...changed })}.${signature}`),
    signed({}),
    `${head}.${otherBody}.${signature}`,
    `${head}.${body}.${otherSignature}`,
    `${otherHead}.${body}.${otherSignature}`,
    mutated(accessToken, head.length + 10),
    mutated(accessToken, accessToken.length - 20),
    accessToken.slice(0, -1),
    accessToken.slice(1),
    `${head}.${body}`,
    `${head}.${body}.`,
    `.${body}.${signature}`,
    `${head}..${signature}`,
    `${accessToken}.`,
    `${accessToken}.${signature}`,
    `${accessToken}=`,
    `${accessToken}==`,
    `${accessToken}AAAA`,
    `${accessToken}.${accessToken}`,
    // A cookie is decoded: with the letter itself it would be the token.
    `${head}.${body}.${signature.replace(/./, (first) => (first === "A" ? "%42" : "%41"))}`,
    `${head}.${body}.${"A".repeat(8_000)}`,
    `${head}.${"A".repeat(8_000)}.${signature}`,
    `${head}.key.iv.${body}.tag`,
    // Each kind in the place of another one.
    refreshToken,
    refreshToken.replace("atoll_r_", "atoll_s_"),
    session.replace("atoll_s_", "atoll_k_"),
    session.replace("atoll_s_", "atoll_n_"),
    session.replace("atoll_s_", "atoll_r_"),
    `${session}.${body}.${signature}`,
    apiKey.replace("atoll_k_", "atoll_s_"),
    node.replace("atoll_n_", "atoll_s_"),
    node.replace("atoll_n_", "atoll_run_"),
    run.replace("atoll_run_", "atoll_n_"),
    run.replace("atoll_run_", "atoll_s_"),
    ...[session, apiKey, node, run].flatMap((token) => [
      mutated(token, token.length - 1),
      mutated(token, token.length - 12),
      token.slice(0, -1),
      token.slice(8),
      `${token}A`,
      `${token}=`,
      `${token}${token}`,
      token.toUpperCase(),
      `${token.slice(0, 8)}${"A".repeat(8_000)}`,
      `${token},${token}`,
    ]),
  ];
};

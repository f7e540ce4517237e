import { assert, describe, it } from "@effect/vitest";
import { createPublicKey, generateKeyPairSync, sign } from "node:crypto";
import { DateTime, Effect, Redacted } from "effect";
import { TestClock } from "effect/testing";
import { decodeJwt, decodeProtectedHeader } from "jose";
import * as AccessToken from "../src/AccessToken.ts";
import * as AccessTokenKey from "../src/AccessTokenKey.ts";
import { type Header, type Payload, rawJwt } from "./forge.ts";
import { forge, good, headerOf } from "./forgeAccessToken.ts";

const { issuer, audience, now } = good;
const grant = {
  userId: good.payload.sub,
  tenantId: good.payload.tenant,
  sessionId: good.payload.sid,
  clientId: "dashboard",
};

const scene = Effect.gen(function* () {
  yield* TestClock.setTime(now * 1000);
  const [key, older] = [yield* AccessTokenKey.generate, yield* AccessTokenKey.generate];
  const keys = [older.publicKey, key.publicKey];
  const verify = (token: string) =>
    AccessToken.verify({ token: Redacted.make(token), keys, issuer, audience });
  const issue = AccessToken.issue({ grant, issuer, audience, key });
  return { key, older, verify, issue };
});

/** The reason a token with this payload and header, properly signed by the hub's key, is refused for. */
const outcome = (payload: Payload, header: Header = {}) =>
  Effect.gen(function* () {
    const { key, verify } = yield* scene;
    const error = yield* Effect.flip(verify(forge(key, payload, header)));
    return error._tag === "AccessTokenRefused" ? error.reason : error._tag;
  });

describe("AccessToken", () => {
  it.effect("has the header and the claims of RFC 9068 and says who, where and under which session", () =>
    Effect.gen(function* () {
      const { key, verify, issue } = yield* scene;
      const issued = yield* issue;
      const text = Redacted.value(issued.token);
      assert.deepStrictEqual({ ...decodeProtectedHeader(text) }, headerOf(key));
      assert.deepStrictEqual({ ...decodeJwt(text) }, { ...good.payload, jti: issued.id });
      const verified = yield* verify(text);
      assert.deepInclude(verified, { ...grant, id: issued.id });
      assert.deepStrictEqual(verified.expiresAt, issued.expiresAt);
      assert.strictEqual(DateTime.toEpochMillis(verified.expiresAt), (now + 600) * 1000);
      assert.notStrictEqual((yield* issue).id, issued.id);
    }),
  );

  it.effect("accepts the token the corpus below is forged from, under any key of the set", () =>
    Effect.gen(function* () {
      const { key, older, verify } = yield* scene;
      assert.strictEqual((yield* verify(forge(key))).id, good.payload.jti);
      assert.strictEqual((yield* verify(forge(older))).id, good.payload.jti);
    }),
  );

  it.effect("expires after ten minutes, with five seconds for clocks that differ", () =>
    Effect.gen(function* () {
      const { verify, issue } = yield* scene;
      const text = Redacted.value((yield* issue).token);
      yield* TestClock.adjust("604 seconds");
      yield* verify(text);
      yield* TestClock.adjust("1 second");
      assert.strictEqual((yield* Effect.flip(verify(text)))._tag, "AccessTokenExpired");
    }),
  );

  it.effect.each<{ name: string; payload: Payload; expected: string }>([
    { name: "another issuer", payload: { iss: "https://evil.example" }, expected: "issuer" },
    { name: "a longer issuer", payload: { iss: `${issuer}/` }, expected: "issuer" },
    { name: "no issuer", payload: { iss: undefined }, expected: "issuer" },
    { name: "another audience", payload: { aud: "https://evil.example" }, expected: "audience" },
    { name: "several audiences", payload: { aud: [audience, "https://evil.example"] }, expected: "claims" },
    { name: "an id token's audience", payload: { aud: "dashboard" }, expected: "audience" },
    { name: "no audience", payload: { aud: undefined }, expected: "audience" },
    { name: "an end long ago", payload: { iat: now - 700, exp: now - 100 }, expected: "AccessTokenExpired" },
    { name: "an end too far ahead", payload: { exp: now + 601 }, expected: "lifetime" },
    { name: "an end before the start", payload: { iat: now + 4, exp: now + 3 }, expected: "lifetime" },
    { name: "no end", payload: { exp: undefined }, expected: "lifetime" },
    { name: "an end as text", payload: { exp: "9999999999" }, expected: "lifetime" },
    { name: "an endless end", payload: { exp: 1e300 }, expected: "claims" },
    { name: "half a second", payload: { exp: now + 1.5 }, expected: "claims" },
    { name: "a start in the future", payload: { iat: now + 6 }, expected: "lifetime" },
    { name: "no start", payload: { iat: undefined }, expected: "lifetime" },
    { name: "nbf in the future", payload: { nbf: now + 6 }, expected: "lifetime" },
    { name: "no subject", payload: { sub: undefined }, expected: "claims" },
    { name: "a subject as object", payload: { sub: { $ne: null } }, expected: "claims" },
    { name: "a subject with NUL", payload: { sub: "a\u0000b" }, expected: "claims" },
    { name: "no session", payload: { sid: undefined }, expected: "claims" },
    { name: "an empty session", payload: { sid: "" }, expected: "claims" },
    { name: "no tenant", payload: { tenant: undefined }, expected: "claims" },
    { name: "a list of tenants", payload: { tenant: ["a", "b"] }, expected: "claims" },
    { name: "no client", payload: { client_id: undefined }, expected: "claims" },
    { name: "no id", payload: { jti: undefined }, expected: "claims" },
    { name: "an endless claim", payload: { note: "x".repeat(2048) }, expected: "malformed" },
  ])("refuses $name though the signature fits", ({ payload, expected }) =>
    Effect.gen(function* () {
      assert.strictEqual(yield* outcome(payload), expected);
    }),
  );

  it.effect.each<{ name: string; header: Header; expected: string }>([
    { name: "an id token's type", header: { typ: "JWT" }, expected: "type" },
    { name: "a logout token's type", header: { typ: "logout+jwt" }, expected: "type" },
    { name: "an assertion's type", header: { typ: "client-authentication+jwt" }, expected: "type" },
    { name: "no type", header: { typ: undefined }, expected: "type" },
    { name: "a type as list", header: { typ: ["at+jwt"] }, expected: "type" },
    { name: "jku", header: { jku: "https://evil.example/keys" }, expected: "header" },
    { name: "x5u", header: { x5u: "https://evil.example/chain" }, expected: "header" },
    { name: "x5c", header: { x5c: ["AA"] }, expected: "header" },
    { name: "an embedded key", header: { jwk: { kty: "OKP" } }, expected: "header" },
    { name: "crit", header: { crit: ["exp"], exp: 1 }, expected: "header" },
    { name: "an unencoded payload", header: { b64: false, crit: ["b64"] }, expected: "header" },
    { name: "a compressed payload", header: { zip: "DEF" }, expected: "header" },
    { name: "a nested token", header: { cty: "JWT" }, expected: "header" },
    { name: "the algorithm none", header: { alg: "none" }, expected: "algorithm" },
    { name: "the algorithm nOnE", header: { alg: "nOnE" }, expected: "algorithm" },
    { name: "the algorithm HS256", header: { alg: "HS256" }, expected: "algorithm" },
    { name: "the algorithm RS256", header: { alg: "RS256" }, expected: "algorithm" },
    { name: "the algorithm ES256", header: { alg: "ES256" }, expected: "algorithm" },
    { name: "the same algorithm by its other name", header: { alg: "Ed25519" }, expected: "algorithm" },
    { name: "no algorithm", header: { alg: undefined }, expected: "algorithm" },
    { name: "no kid", header: { kid: undefined }, expected: "key" },
    { name: "a file as kid", header: { kid: "../../../../dev/null" }, expected: "key" },
    { name: "a query as kid", header: { kid: "x' UNION SELECT 'AA" }, expected: "key" },
    { name: "a number as kid", header: { kid: 0 }, expected: "key" },
    { name: "a name every object has as kid", header: { kid: "__proto__" }, expected: "key" },
  ])("refuses $name in the header though the signature fits", ({ header, expected }) =>
    Effect.gen(function* () {
      assert.strictEqual(yield* outcome({}, header), expected);
    }),
  );

  it.effect("accepts none of what can be forged without the private key", () =>
    Effect.gen(function* () {
      const { key, older, verify } = yield* scene;
      const stranger = yield* AccessTokenKey.generate;
      const { kid, x } = key.publicKey;
      const pem = createPublicKey({ key: key.publicKey, format: "jwk" }).export({
        format: "pem",
        type: "spki",
      });
      const secrets = [pem, x, kid, JSON.stringify(key.publicKey), Buffer.from(x, "base64url"), ""];
      const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
      const bySize = (size: number) => Buffer.alloc(size).toString("base64url");
      const [header = "", payload = "", signature = ""] = forge(key).split(".");
      const elevated = { ...good.payload, tenant: "another" };
      const input = rawJwt({ ...headerOf(key), alg: "RS256" }, good.payload, "").slice(0, -1);
      const rsaSignature = sign("sha256", Buffer.from(input), rsa).toString("base64url");
      const forgeries = [
        forge(stranger),
        forge(stranger, {}, { kid }),
        forge(older, {}, { kid }),
        rawJwt({ ...headerOf(key), alg: "none" }, good.payload, ""),
        rawJwt({ ...headerOf(key), alg: "None" }, good.payload, signature),
        rawJwt(headerOf(key), good.payload, ""),
        rawJwt(headerOf(key), good.payload, bySize(64)),
        rawJwt(headerOf(key), good.payload, bySize(63)),
        rawJwt(headerOf(key), good.payload, bySize(32)),
        rawJwt(headerOf(key), elevated, signature),
        `${input}.${rsaSignature}`,
        ...secrets.map((secret) => forge(key, {}, { alg: "HS256" }, secret)),
        ...secrets.map((secret) => forge(key, {}, {}, secret)),
        `${header}.${payload}.${signature}.`,
        `${header}.${payload}.${signature}.${signature}`,
        `${header}.${payload}`,
        `${header}..${signature}`,
        `.${payload}.${signature}`,
        `${header}.${payload}.${signature}=`,
        `${header}.${payload}.${signature}\n`,
        `${header}.${payload}.${signature.slice(0, -1)}${signature.endsWith("A") ? "B" : "A"}`,
        ` ${header}.${payload}.${signature}`,
        `Bearer ${header}.${payload}.${signature}`,
        JSON.stringify({ payload, signatures: [{ protected: header, signature }] }),
        `${header}.${payload}.${signature}`.padEnd(100_000, "A"),
        `${Buffer.from("[]").toString("base64url")}.${payload}.${signature}`,
        `${Buffer.from("null").toString("base64url")}.${payload}.${signature}`,
        "e30.e30.e30",
        "..",
        "",
      ];
      for (const forgery of forgeries) {
        assert.strictEqual((yield* Effect.flip(verify(forgery)))._tag, "AccessTokenRefused", forgery);
      }
    }),
  );

  it.effect("is refused under every header, payload and signature that differs by a bit", () =>
    Effect.gen(function* () {
      const { key, verify } = yield* scene;
      const parts = forge(key).split(".");
      for (const [place, part] of parts.entries()) {
        const bytes = Buffer.from(part, "base64url");
        for (let index = 0; index < bytes.length; index += 3) {
          const flipped = bytes.map((byte, at) => (at === index ? byte ^ 1 : byte));
          const changed = parts.with(place, Buffer.from(flipped).toString("base64url")).join(".");
          assert.strictEqual((yield* Effect.flip(verify(changed)))._tag, "AccessTokenRefused");
        }
      }
    }),
  );

  it.effect("is refused once its key has left the set", () =>
    Effect.gen(function* () {
      const { key, older } = yield* scene;
      const token = Redacted.make(forge(older));
      const keys = [key.publicKey];
      const error = yield* Effect.flip(AccessToken.verify({ token, keys, issuer, audience }));
      assert.deepInclude(error, { _tag: "AccessTokenRefused", reason: "key" });
    }),
  );
});

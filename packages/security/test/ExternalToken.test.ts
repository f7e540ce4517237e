import { assert, describe, it } from "@effect/vitest";
import { Effect, Option, Redacted } from "effect";
import { TestClock } from "effect/testing";
import * as ExternalToken from "../src/ExternalToken.ts";
import { type Header, type Payload, rawJwt } from "./forge.ts";
import { forge, good, jwkOf, keyOf } from "./forgeExternal.ts";

const { issuer, audience, now } = good;
const algorithms = ["RS256", "PS256", "ES256", "EdDSA"] as const;
const issuerKeys = algorithms.map(keyOf);
const [rsa = keyOf("RS256"), , elliptic = keyOf("ES256")] = issuerKeys;
const keys = Option.getOrThrow(ExternalToken.parseKeySet({ keys: issuerKeys.map(jwkOf) }));

const verify = (token: string, options: Partial<Parameters<typeof ExternalToken.verify>[0]> = {}) =>
  TestClock.setTime(now * 1000).pipe(
    Effect.andThen(
      ExternalToken.verify({
        token: Redacted.make(token),
        keys,
        issuer,
        audience,
        algorithms,
        ...options,
      }),
    ),
  );

/** The reason a token is refused for. */
const outcome = (token: string, options: Partial<Parameters<typeof ExternalToken.verify>[0]> = {}) =>
  Effect.map(Effect.flip(verify(token, options)), (error) =>
    error._tag === "ExternalTokenRefused" ? error.reason : error._tag,
  );

describe("ExternalToken", () => {
  it.effect.each(issuerKeys)("takes a token signed by $alg and says who it is", (key) =>
    Effect.gen(function* () {
      const claims = yield* verify(forge(key));
      assert.deepInclude(claims, {
        issuer,
        subject: "f:11:anna",
        clientId: Option.some("workbench"),
        email: Option.some("anna@clinic.example"),
        emailVerified: true,
        name: Option.some("Anna"),
        scopes: ["openid", "email"],
      });
      assert.strictEqual(
        yield* outcome(forge(key), { algorithms: algorithms.filter((alg) => alg !== key.alg) }),
        "algorithm",
      );
    }),
  );

  it.effect("takes what Ory and RFC 9068 issuers write, and believes no address that is not a text", () =>
    Effect.gen(function* () {
      const bare = {
        typ: undefined,
        azp: undefined,
        client_id: "c",
        email: 7,
        email_verified: "true",
        name: null,
      };
      for (const header of [{ typ: "at+jwt" }, { typ: undefined }, { x5t: "AA" }]) {
        const claims = yield* verify(forge(rsa, { ...bare, aud: audience }, header));
        assert.deepInclude(claims, {
          clientId: Option.some("c"),
          email: Option.none(),
          emailVerified: false,
        });
      }
    }),
  );

  it.effect.each<{ name: string; payload: Payload; expected: string }>([
    { name: "another issuer", payload: { iss: "https://evil.example" }, expected: "issuer" },
    { name: "the issuer with a slash", payload: { iss: `${issuer}/` }, expected: "issuer" },
    { name: "a list of issuers", payload: { iss: [issuer] }, expected: "issuer" },
    { name: "no issuer", payload: { iss: undefined }, expected: "issuer" },
    { name: "another audience", payload: { aud: "account" }, expected: "audience" },
    { name: "no audience", payload: { aud: undefined }, expected: "audience" },
    { name: "an end long ago", payload: { iat: now - 400, exp: now - 31 }, expected: "ExternalTokenExpired" },
    { name: "no end", payload: { exp: undefined }, expected: "lifetime" },
    { name: "an end as text", payload: { exp: "9999999999" }, expected: "lifetime" },
    { name: "an end in two days", payload: { exp: now + 172_800 }, expected: "lifetime" },
    { name: "an endless end", payload: { exp: 1e300 }, expected: "claims" },
    { name: "a start in the future", payload: { iat: now + 31 }, expected: "lifetime" },
    { name: "nbf in the future", payload: { nbf: now + 31 }, expected: "lifetime" },
    { name: "no start", payload: { iat: undefined }, expected: "lifetime" },
    { name: "no subject", payload: { sub: undefined }, expected: "claims" },
    { name: "an empty subject", payload: { sub: "" }, expected: "claims" },
    { name: "a subject with NUL", payload: { sub: "a\u0000" }, expected: "claims" },
    { name: "a subject as number", payload: { sub: 1 }, expected: "claims" },
    { name: "Keycloak's id token", payload: { typ: "ID" }, expected: "type" },
    { name: "Keycloak's refresh token", payload: { typ: "Refresh" }, expected: "type" },
    { name: "an id token with at_hash", payload: { at_hash: "AA" }, expected: "type" },
    { name: "an id token with c_hash", payload: { c_hash: "AA" }, expected: "type" },
    { name: "Cognito's id token", payload: { token_use: "id" }, expected: "type" },
    { name: "a logout token's events", payload: { events: {} }, expected: "type" },
    { name: "a token bound to a key", payload: { cnf: { jkt: "AA" } }, expected: "bound" },
    { name: "an endless claim", payload: { note: "x".repeat(8192) }, expected: "malformed" },
  ])("refuses $name though the signature fits", ({ payload, expected }) =>
    Effect.gen(function* () {
      assert.strictEqual(yield* outcome(forge(elliptic, payload)), expected);
    }),
  );

  it.effect.each<{ name: string; header: Header; expected: string }>([
    { name: "a logout token's type", header: { typ: "logout+jwt" }, expected: "type" },
    { name: "a proof's type", header: { typ: "dpop+jwt" }, expected: "type" },
    { name: "an assertion's type", header: { typ: "client-authentication+jwt" }, expected: "type" },
    { name: "jku", header: { jku: "https://evil.example/keys" }, expected: "header" },
    { name: "x5u", header: { x5u: "https://evil.example/chain" }, expected: "header" },
    { name: "x5c", header: { x5c: ["AA"] }, expected: "header" },
    { name: "an embedded key", header: { jwk: { kty: "EC" } }, expected: "header" },
    { name: "crit", header: { crit: ["exp"], exp: 1 }, expected: "header" },
    { name: "the algorithm none", header: { alg: "none" }, expected: "algorithm" },
    { name: "the algorithm HS256", header: { alg: "HS256" }, expected: "algorithm" },
    { name: "an algorithm of another curve", header: { alg: "ES512" }, expected: "algorithm" },
    { name: "the algorithm of another key type", header: { alg: "RS256" }, expected: "ExternalKeyUnknown" },
    { name: "an unknown kid", header: { kid: "../../dev/null" }, expected: "ExternalKeyUnknown" },
  ])("refuses $name in the header though the signature fits", ({ header, expected }) =>
    Effect.gen(function* () {
      assert.strictEqual(yield* outcome(forge(elliptic, {}, header)), expected);
    }),
  );

  it.effect("accepts none of what can be forged without the issuer's private keys", () =>
    Effect.gen(function* () {
      const pem = rsa.publicKey.export({ format: "pem", type: "spki" });
      const secrets = [
        pem,
        rsa.publicKey.export({ format: "der", type: "spki" }),
        JSON.stringify(jwkOf(rsa)),
        "",
      ];
      const stranger = keyOf("RS256");
      const [header = "", payload = "", signature = ""] = forge(rsa).split(".");
      const forgeries = [
        forge(stranger),
        forge({ ...stranger, kid: rsa.kid }),
        forge({ ...rsa, alg: "PS256" }, {}, { kid: "PS256-1" }),
        ...secrets.map((secret) => forge(rsa, {}, { alg: "HS256" }, secret)),
        ...secrets.map((secret) => forge(rsa, {}, {}, secret)),
        rawJwt({ alg: "none", kid: rsa.kid }, good.payload, ""),
        rawJwt({ alg: "ES256", kid: elliptic.kid }, good.payload, Buffer.alloc(64).toString("base64url")),
        rawJwt({ alg: "RS256", kid: rsa.kid }, { ...good.payload, sub: "other" }, signature),
        `${header}.${payload}`,
        `${header}..${signature}`,
        `${header}.${payload}.${signature}=`,
        ` ${header}.${payload}.${signature}`,
        "..",
        "",
      ];
      for (const forgery of forgeries) {
        const error = yield* Effect.flip(verify(forgery));
        assert.include(["ExternalTokenRefused", "ExternalKeyUnknown"], error._tag);
      }
    }),
  );

  it.effect("never uses a symmetric or a private key that a key set brings along", () =>
    Effect.gen(function* () {
      const secret = Buffer.alloc(32, 7);
      const oct = { kty: "oct", kid: "s", alg: "HS256", k: secret.toString("base64url") };
      const set = Option.getOrThrow(
        ExternalToken.parseKeySet({ keys: [oct, jwkOf(rsa), { ...jwkOf(elliptic), d: "AA" }] }),
      );
      assert.deepStrictEqual(
        set.keys.map(({ kid }) => kid),
        [rsa.kid, elliptic.kid],
      );
      assert.notInclude(JSON.stringify(set), '"d"');
      const token = forge(rsa, {}, { alg: "HS256", kid: "s" }, secret);
      assert.strictEqual(yield* outcome(token, { keys: set }), "algorithm");
    }),
  );

  it.each([undefined, null, [], {}, { keys: {} }, { keys: Array.from({ length: 101 }, () => ({})) }])(
    "reads no keys from %j",
    (document) => assert.isTrue(Option.isNone(ExternalToken.parseKeySet(document))),
  );
});

import { assert, describe, it } from "@effect/vitest";
import { DateTime, Effect } from "effect";
import { TestClock } from "effect/testing";
import * as ClientAssertion from "../src/ClientAssertion.ts";
import * as Jwk from "../src/Jwk.ts";
import * as KeyPair from "../src/KeyPair.ts";
import { forge, good, type Header, headerOf, type Payload, rawJwt } from "./forge.ts";

const { nodeId, audience, now } = good;

const scene = Effect.gen(function* () {
  yield* TestClock.setTime(now * 1000);
  const key = yield* KeyPair.generateSigning;
  const verify = (assertion: string) =>
    ClientAssertion.verify({ assertion, nodeId, audience, publicJwk: key.publicJwk });
  return { key, verify };
});

/**
 * The reason an assertion with this header and payload, properly signed by the node's key, is refused for.
 */
const outcome = (payload: Partial<Payload>, header: Partial<Header> = {}) =>
  Effect.gen(function* () {
    const { key, verify } = yield* scene;
    const error = yield* Effect.flip(verify(forge(key, payload, header)));
    return error._tag === "ClientAssertionRefused" ? error.reason : error._tag;
  });

describe("ClientAssertion", () => {
  it.effect("verifies what a node made, names it, and tells how long to remember it", () =>
    Effect.gen(function* () {
      const { key, verify } = yield* scene;
      const assertion = yield* ClientAssertion.create({ nodeId, audience, key });
      assert.strictEqual(yield* ClientAssertion.claimedNodeId(assertion), nodeId);
      const verified = yield* verify(assertion);
      assert.strictEqual(verified.nodeId, nodeId);
      assert.strictEqual(DateTime.toEpochMillis(verified.acceptableUntil), (now + 90) * 1000);
      const again = yield* verify(yield* ClientAssertion.create({ nodeId, audience, key }));
      assert.notStrictEqual(again.id, verified.id);
    }),
  );

  it.effect("accepts the assertion the corpus below is forged from", () =>
    Effect.gen(function* () {
      const { key, verify } = yield* scene;
      assert.strictEqual((yield* verify(forge(key))).id, good.payload.jti);
    }),
  );

  it.effect("expires, with thirty seconds for clocks that differ", () =>
    Effect.gen(function* () {
      const { key, verify } = yield* scene;
      const assertion = yield* ClientAssertion.create({ nodeId, audience, key });
      yield* TestClock.adjust("89 seconds");
      yield* verify(assertion);
      yield* TestClock.adjust("2 seconds");
      assert.strictEqual((yield* Effect.flip(verify(assertion)))._tag, "ClientAssertionExpired");
    }),
  );

  it.effect.each<{ name: string; payload: Partial<Payload>; expected: string }>([
    { name: "another issuer", payload: { iss: "other" }, expected: "issuer" },
    { name: "no issuer", payload: { iss: undefined }, expected: "issuer" },
    { name: "another subject", payload: { sub: "other" }, expected: "subject" },
    { name: "no subject", payload: { sub: undefined }, expected: "subject" },
    { name: "another hub", payload: { aud: "https://evil.example" }, expected: "audience" },
    { name: "a longer audience", payload: { aud: `${audience}/` }, expected: "audience" },
    { name: "an issuer as list", payload: { iss: [nodeId] }, expected: "issuer" },
    { name: "a subject as object", payload: { sub: { $ne: null } }, expected: "subject" },
    { name: "several audiences", payload: { aud: [audience, "https://evil.example"] }, expected: "audience" },
    { name: "a list of one audience", payload: { aud: [audience] }, expected: "audience" },
    { name: "no audience", payload: { aud: undefined }, expected: "audience" },
    { name: "an end long ago", payload: { exp: now - 31 }, expected: "ClientAssertionExpired" },
    { name: "an end too far ahead", payload: { exp: now + 331 }, expected: "lifetime" },
    { name: "no end", payload: { exp: undefined }, expected: "lifetime" },
    { name: "an end as text", payload: { exp: "9999999999" }, expected: "lifetime" },
    { name: "an endless end", payload: { exp: 1e300 }, expected: "lifetime" },
    { name: "an end before the start", payload: { iat: now + 5, exp: now + 4 }, expected: "lifetime" },
    { name: "a start in the future", payload: { iat: now + 31 }, expected: "ClientAssertionNotYetValid" },
    { name: "no start", payload: { iat: undefined }, expected: "lifetime" },
    { name: "nbf in the future", payload: { nbf: now + 31 }, expected: "ClientAssertionNotYetValid" },
    { name: "no id", payload: { jti: undefined }, expected: "id" },
    { name: "an empty id", payload: { jti: "" }, expected: "id" },
    { name: "an id as number", payload: { jti: 12345678 }, expected: "id" },
    { name: "an endless id", payload: { jti: "x".repeat(129) }, expected: "id" },
    { name: "an endless claim", payload: { note: "x".repeat(2048) }, expected: "malformed" },
    { name: "an id with NUL", payload: { jti: "12345678\u0000" }, expected: "id" },
  ])("refuses $name", ({ payload, expected }) =>
    Effect.gen(function* () {
      assert.strictEqual(yield* outcome(payload), expected);
    }),
  );

  it.effect.each<{ name: string; header: Partial<Header>; expected: string }>([
    { name: "an id token's type", header: { typ: "JWT" }, expected: "type" },
    { name: "an access token's type", header: { typ: "at+jwt" }, expected: "type" },
    { name: "a logout token's type", header: { typ: "logout+jwt" }, expected: "type" },
    { name: "a type as list", header: { typ: ["client-authentication+jwt"] }, expected: "type" },
    { name: "no type", header: { typ: undefined }, expected: "type" },
    { name: "jku", header: { jku: "https://evil.example/keys" }, expected: "header" },
    { name: "x5u", header: { x5u: "https://evil.example/chain" }, expected: "header" },
    { name: "x5c", header: { x5c: ["AA"] }, expected: "header" },
    { name: "an embedded key", header: { jwk: { kty: "EC" } }, expected: "header" },
    { name: "crit", header: { crit: ["exp"], exp: 1 }, expected: "header" },
    { name: "an unencoded payload", header: { b64: false, crit: ["b64"] }, expected: "header" },
    { name: "a content type", header: { cty: "JWT" }, expected: "header" },
    { name: "the algorithm none", header: { alg: "none" }, expected: "algorithm" },
    { name: "the algorithm nOnE", header: { alg: "nOnE" }, expected: "algorithm" },
    { name: "the algorithm ES384", header: { alg: "ES384" }, expected: "algorithm" },
    { name: "the algorithm RS256", header: { alg: "RS256" }, expected: "algorithm" },
    { name: "no algorithm", header: { alg: undefined }, expected: "malformed" },
  ])("refuses $name in the header though the signature fits", ({ header, expected }) =>
    Effect.gen(function* () {
      assert.strictEqual(yield* outcome({}, header), expected);
    }),
  );

  it.effect("ignores kid: it neither selects a key nor a file", () =>
    Effect.gen(function* () {
      const { key, verify } = yield* scene;
      yield* verify(forge(key, {}, { kid: "../../../../dev/null" }));
    }),
  );

  it.effect("refuses signatures that are absent, another's, or made with the public key as secret", () =>
    Effect.gen(function* () {
      const { key, verify } = yield* scene;
      const stranger = yield* KeyPair.generateSigning;
      const unsigned = { ...headerOf(), alg: "none" };
      const secrets = [JSON.stringify(key.publicJwk), key.publicJwk.x, Jwk.thumbprint(key.publicJwk)];
      const [header, payload, signature] = forge(key).split(".");
      const forgeries = [
        forge(stranger),
        forge(stranger, {}, { kid: Jwk.thumbprint(key.publicJwk) }),
        rawJwt(unsigned, good.payload, ""),
        rawJwt(headerOf(), good.payload, ""),
        rawJwt(headerOf(), good.payload, Buffer.alloc(64).toString("base64url")),
        ...secrets.map((secret) => forge({ secret }, {}, { alg: "HS256" })),
        ...secrets.map((secret) => forge({ secret })),
        rawJwt(headerOf(), { ...good.payload, sub: "other" }, signature ?? ""),
        `${header}.${payload}.${signature}.`,
        `${header}.${payload}`,
        `${header}..${signature}`,
        ` ${header}.${payload}.${signature}`,
        `${header}.${payload}.${signature}`.padEnd(5000, "A"),
        `${header}.${payload}.${signature}=`,
        `${header}.${payload}.${signature}\n`,
        `${header}=.${payload}.${signature}`,
        `${Buffer.from("[]").toString("base64url")}.${payload}.${signature}`,
        `${Buffer.from("null").toString("base64url")}.${payload}.${signature}`,
        rawJwt(headerOf(), good.payload, Buffer.alloc(70, 1).toString("base64url")),
        JSON.stringify({ payload, signatures: [{ protected: header, signature }] }),
        "e30.e30.e30",
        "",
      ];
      for (const forgery of forgeries) {
        assert.strictEqual((yield* Effect.flip(verify(forgery)))._tag, "ClientAssertionRefused");
      }
    }),
  );

  it.effect("is refused when presented as another node, though that node's key is asked for", () =>
    Effect.gen(function* () {
      const { key } = yield* scene;
      const assertion = forge(key);
      const publicJwk = key.publicJwk;
      const error = yield* Effect.flip(
        ClientAssertion.verify({ assertion, nodeId: "other", audience, publicJwk }),
      );
      assert.deepInclude(error, { _tag: "ClientAssertionRefused", reason: "issuer" });
    }),
  );

  it.effect.each([
    "",
    "a.b.c",
    "e30.e30.",
    rawJwt(headerOf(), { iss: 7 }, "AA"),
    rawJwt({ jku: "x" }, {}, "AA"),
  ])("names no node for %s", (assertion) =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(ClientAssertion.claimedNodeId(assertion));
      assert.strictEqual(error._tag, "ClientAssertionRefused");
    }),
  );
});

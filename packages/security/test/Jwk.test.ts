import { assert, describe, it } from "@effect/vitest";
import { Effect } from "effect";
import * as Jwk from "../src/Jwk.ts";
import * as KeyPair from "../src/KeyPair.ts";
import { calculateJwkThumbprint } from "jose";

/** RFC 7515 appendix A.3.1 (public part). */
const sample: Jwk.PublicJwk = {
  kty: "EC",
  crv: "P-256",
  x: "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
  y: "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0",
};

describe("Jwk", () => {
  it.effect("accepts a public key and drops its metadata", () =>
    Effect.gen(function* () {
      const input = { ...sample, kid: "../../etc", use: "sig", key_ops: ["verify"], alg: "ES256" };
      assert.deepStrictEqual(yield* Jwk.parse(input), sample);
    }),
  );

  it.effect.each(["d", "p", "q", "dp", "dq", "qi", "oth", "k"])("calls a key with %s exposed", (member) =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(Jwk.parse({ ...sample, [member]: sample.x }));
      assert.strictEqual(error._tag, "PrivateKeyExposed");
    }),
  );

  it.effect.each([
    { name: "a point off the curve", input: { ...sample, y: sample.x } },
    { name: "the point at infinity", input: { ...sample, x: "A".repeat(43), y: "A".repeat(43) } },
    { name: "a coordinate beyond the field", input: { ...sample, x: `${"_".repeat(42)}8` } },
    { name: "a short coordinate", input: { ...sample, x: "AA" } },
    { name: "a padded coordinate", input: { ...sample, x: `${sample.x}=` } },
    { name: "stray bits in the last character", input: { ...sample, x: `${sample.x.slice(0, 42)}V` } },
    { name: "another curve", input: { ...sample, crv: "P-384" } },
    { name: "another type", input: { kty: "OKP", crv: "Ed25519", x: sample.x } },
    { name: "an RSA key", input: { kty: "RSA", n: "AQAB", e: "AQAB" } },
    { name: "text", input: "-----BEGIN PUBLIC KEY-----" },
    { name: "null", input: null },
  ])("refuses $name", ({ input }) =>
    Effect.gen(function* () {
      assert.strictEqual((yield* Effect.flip(Jwk.parse(input)))._tag, "InvalidPublicKey");
    }),
  );

  it.effect("has the thumbprint an independent implementation computes", () =>
    Effect.gen(function* () {
      const pair = yield* KeyPair.generateSigning;
      for (const jwk of [sample, pair.publicJwk]) {
        const expected = yield* Effect.promise(() => calculateJwkThumbprint({ ...jwk }, "sha256"));
        assert.strictEqual(Jwk.thumbprint(jwk), expected);
      }
    }),
  );

  it.effect("has a fingerprint for people: eight groups of four, another for another key", () =>
    Effect.gen(function* () {
      const pair = yield* KeyPair.generateSigning;
      assert.match(Jwk.fingerprint(sample), /^([0-9A-HJKMNP-TV-Z]{4}-){7}[0-9A-HJKMNP-TV-Z]{4}$/);
      assert.strictEqual(Jwk.fingerprint(sample), Jwk.fingerprint({ ...sample }));
      assert.notStrictEqual(Jwk.fingerprint(sample), Jwk.fingerprint(pair.publicJwk));
    }),
  );
});

import { assert, describe, it } from "@effect/vitest";
import { generateKeyPairSync, type KeyObject } from "node:crypto";
import { inspect } from "node:util";
import { Effect, Redacted } from "effect";
import * as KeyPair from "../src/KeyPair.ts";
import * as Signature from "../src/Signature.ts";

const message = new TextEncoder().encode("islands");
const pkcs8 = (key: KeyObject) => Redacted.make(new Uint8Array(key.export({ format: "der", type: "pkcs8" })));

describe("KeyPair", () => {
  it.effect("comes back from PKCS8 and JWK as the same key", () =>
    Effect.gen(function* () {
      const pair = yield* KeyPair.generateSigning;
      const fromDer = yield* KeyPair.importSigningPkcs8(KeyPair.exportPkcs8(pair));
      const fromJwk = yield* KeyPair.importSigningJwk(KeyPair.exportJwk(pair));
      for (const again of [fromDer, fromJwk]) {
        assert.deepStrictEqual(again.publicJwk, pair.publicJwk);
        yield* Signature.verify(pair.publicJwk, message, Signature.sign(again, message));
      }
    }),
  );

  it.effect("does not show its private half when printed, serialised or exported", () =>
    Effect.gen(function* () {
      const pair = yield* KeyPair.generateSealing;
      const secret = Redacted.value(KeyPair.exportJwk(pair)).d;
      const shown = [pair, KeyPair.exportJwk(pair), KeyPair.exportPkcs8(pair)];
      for (const value of shown)
        assert.notInclude(inspect(value, { depth: 9 }) + JSON.stringify(value), secret);
      assert.lengthOf(secret, 43);
    }),
  );

  it.effect.each([
    { name: "another curve", key: generateKeyPairSync("ec", { namedCurve: "P-384" }).privateKey },
    { name: "an Edwards key", key: generateKeyPairSync("ed25519").privateKey },
    { name: "secp256k1", key: generateKeyPairSync("ec", { namedCurve: "secp256k1" }).privateKey },
  ])("refuses $name as PKCS8", ({ key }) =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(KeyPair.importSigningPkcs8(pkcs8(key)));
      assert.strictEqual(error._tag, "InvalidPrivateKey");
    }),
  );

  it.effect("refuses garbage, a public JWK, and a private JWK with another key's public half", () =>
    Effect.gen(function* () {
      const [pair, other] = [yield* KeyPair.generateSealing, yield* KeyPair.generateSealing];
      const own = Redacted.value(KeyPair.exportJwk(pair));
      const inputs = [
        null,
        {},
        pair.publicJwk,
        { ...own, ...other.publicJwk },
        { ...own, d: "A".repeat(43) },
      ];
      for (const input of inputs) {
        const error = yield* Effect.flip(KeyPair.importSealingJwk(Redacted.make(input)));
        assert.strictEqual(error._tag, "InvalidPrivateKey");
        assert.notInclude(error.message, own.d);
      }
      const garbage = Redacted.make(Uint8Array.of(48, 1, 2));
      assert.strictEqual((yield* Effect.flip(KeyPair.importSealingPkcs8(garbage)))._tag, "InvalidPrivateKey");
    }),
  );
});

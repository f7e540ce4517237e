import { assert, describe, it } from "@effect/vitest";
import { generateKeyPairSync } from "node:crypto";
import { inspect } from "node:util";
import { Effect, Redacted } from "effect";
import { calculateJwkThumbprint } from "jose";
import * as AccessTokenKey from "../src/AccessTokenKey.ts";

/** RFC 8037, appendix A.1 and A.3. */
const rfc8037 = {
  d: "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A",
  x: "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
  thumbprint: "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k",
};

const pkcs8Of = (d: string) =>
  Redacted.make(
    new Uint8Array(
      Buffer.concat([Buffer.from("302e020100300506032b657004220420", "hex"), Buffer.from(d, "base64url")]),
    ),
  );

describe("AccessTokenKey", () => {
  it.effect("reads the key of RFC 8037 and names it by its thumbprint", () =>
    Effect.gen(function* () {
      const { publicKey } = yield* AccessTokenKey.importPkcs8(pkcs8Of(rfc8037.d));
      assert.strictEqual(publicKey.x, rfc8037.x);
      assert.strictEqual(publicKey.kid, rfc8037.thumbprint);
    }),
  );

  it.effect("comes back the same from what it exports, and no two are alike", () =>
    Effect.gen(function* () {
      const key = yield* AccessTokenKey.generate;
      const again = yield* AccessTokenKey.importPkcs8(AccessTokenKey.exportPkcs8(key));
      assert.deepStrictEqual(again.publicKey, key.publicKey);
      assert.notStrictEqual((yield* AccessTokenKey.generate).publicKey.kid, key.publicKey.kid);
      assert.strictEqual(
        yield* Effect.promise(() => calculateJwkThumbprint(key.publicKey)),
        key.publicKey.kid,
      );
    }),
  );

  it.effect("publishes public members only, and prints nothing private", () =>
    Effect.gen(function* () {
      const key = yield* AccessTokenKey.importPkcs8(pkcs8Of(rfc8037.d));
      const leaky = { ...key.publicKey, d: rfc8037.d };
      const { kid } = key.publicKey;
      assert.deepStrictEqual(AccessTokenKey.renderKeySet([leaky]), {
        keys: [{ kty: "OKP", crv: "Ed25519", x: rfc8037.x, kid, alg: "EdDSA", use: "sig" }],
      });
      assert.notInclude(inspect(key, { depth: 9 }) + JSON.stringify(key), rfc8037.d);
    }),
  );

  it.effect("is not a key of another curve, and not any bytes", () =>
    Effect.gen(function* () {
      const others = [
        generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey,
        generateKeyPairSync("x25519").privateKey,
        generateKeyPairSync("ed448").privateKey,
      ].map((key) => key.export({ format: "der", type: "pkcs8" }));
      for (const der of [...others, Buffer.alloc(0), Buffer.alloc(48)]) {
        const error = yield* Effect.flip(AccessTokenKey.importPkcs8(Redacted.make(new Uint8Array(der))));
        assert.strictEqual(error._tag, "InvalidAccessTokenKey");
      }
    }),
  );
});

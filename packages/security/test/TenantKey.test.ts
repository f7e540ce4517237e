import { assert, describe, it } from "@effect/vitest";
import { createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { Effect, Layer, Option, Redacted } from "effect";
import { type Key, KeyEncryptionKey, makeKey } from "../src/KeyEncryptionKey.ts";
import * as KeyWrap from "../src/KeyWrap.ts";
import * as TenantKey from "../src/TenantKey.ts";

const holding = (current: Key, ...previous: ReadonlyArray<Key>) =>
  Layer.succeed(KeyEncryptionKey, { current, previous });
const raw = new Uint8Array(32).fill(1);
const [old, fresh] = [makeKey(raw), makeKey(new Uint8Array(32).fill(2))];
const versionOf = (version: number) => ({ version, salt: new Uint8Array(randomBytes(32)) });
const [first, second] = [versionOf(1), versionOf(2)];
const ring = { tenantId: "t1", versions: [first] } as const;
const rotated = { tenantId: "t1", versions: [second, first] } as const;
const secret = Redacted.make(new TextEncoder().encode("client secret"));
const purpose = "login-provider/1/client-secret";

const failure = <A, E extends { readonly _tag: string }, R>(effect: Effect.Effect<A, E, R>) =>
  Effect.map(Effect.flip(effect), ({ _tag }) => _tag);
const opens = (keys: TenantKey.TenantKeyRing, box: Uint8Array) =>
  Effect.map(TenantKey.open(keys, box, purpose), (opened) =>
    assert.deepStrictEqual(Redacted.value(opened), Redacted.value(secret)),
  );

describe("TenantKey", () => {
  it.effect("opens what it sealed, only in its tenant and for its purpose, and never seals twice alike", () =>
    Effect.gen(function* () {
      const box = yield* TenantKey.seal(ring, secret, purpose);
      yield* opens(ring, box);
      assert.notDeepEqual(yield* TenantKey.seal(ring, secret, purpose), box);
      const elsewhere = TenantKey.open({ ...ring, tenantId: "t2" }, box, purpose);
      assert.strictEqual(yield* failure(elsewhere), "WrappingBroken");
      assert.strictEqual(yield* failure(TenantKey.open(ring, box, `${purpose}2`)), "WrappingBroken");
      const otherSalt = { ...ring, versions: [versionOf(1)] } as const;
      assert.strictEqual(yield* failure(TenantKey.open(otherSalt, box, purpose)), "WrappingBroken");
    }).pipe(Effect.provide(holding(old))),
  );

  it.effect("is AES-256-GCM under HKDF-SHA-256, framed as its doc says", () =>
    Effect.gen(function* () {
      const box = yield* TenantKey.seal(ring, secret, purpose);
      assert.deepStrictEqual([...box.subarray(0, 4)], [2, old.id, 0, 1]);
      const key = Buffer.from(hkdfSync("sha256", raw, first.salt, "atoll/tenant-key/1\nt1\n1", 32));
      const decipher = createDecipheriv("aes-256-gcm", key, box.subarray(4, 16));
      decipher.setAAD(Buffer.concat([Buffer.from(`atoll/tenant-box/1\n${purpose}\n`), box.subarray(0, 4)]));
      decipher.setAuthTag(box.subarray(-16));
      const opened = Buffer.concat([decipher.update(box.subarray(16, -16)), decipher.final()]);
      assert.strictEqual(opened.toString(), "client secret");
    }).pipe(Effect.provide(holding(old))),
  );

  it.effect("breaks on any flipped bit and any shortening", () =>
    Effect.gen(function* () {
      const box = yield* TenantKey.seal(ring, secret, purpose);
      const tags = ["WrappingBroken", "KeyEncryptionKeyUnknown", "TenantKeyUnknown"];
      for (let position = 0; position < box.length; position++) {
        const flipped = box.map((byte, index) => (index === position ? byte ^ 1 : byte));
        assert.include(tags, yield* failure(TenantKey.open(ring, flipped, purpose)));
        const shortened = TenantKey.open(ring, box.subarray(0, position), purpose);
        assert.strictEqual(yield* failure(shortened), "WrappingBroken");
      }
    }).pipe(Effect.provide(holding(old))),
  );

  it.effect("goes on opening older versions, and seals everything anew under the newest, once", () =>
    Effect.gen(function* () {
      const box = yield* TenantKey.seal(ring, secret, purpose);
      assert.deepStrictEqual(yield* TenantKey.reseal(ring, box, purpose), Option.none());
      yield* opens(rotated, box);
      const anew = Option.getOrThrow(yield* TenantKey.reseal(rotated, box, purpose));
      assert.deepStrictEqual(yield* TenantKey.reseal(rotated, anew, purpose), Option.none());
      const withoutFirst = { tenantId: "t1", versions: [second] } as const;
      yield* opens(withoutFirst, anew);
      assert.strictEqual(yield* failure(TenantKey.open(withoutFirst, box, purpose)), "TenantKeyUnknown");
    }).pipe(Effect.provide(holding(old))),
  );

  it.effect("survives a change of the key encryption key, after which the old one may go", () =>
    Effect.gen(function* () {
      const box = yield* Effect.provide(TenantKey.seal(ring, secret, purpose), holding(old));
      yield* Effect.provide(opens(ring, box), holding(fresh, old));
      const reseal = Effect.provide(TenantKey.reseal(ring, box, purpose), holding(fresh, old));
      yield* Effect.provide(opens(ring, Option.getOrThrow(yield* reseal)), holding(fresh));
      const without = Effect.provide(TenantKey.open(ring, box, purpose), holding(fresh));
      assert.strictEqual(yield* failure(without), "KeyEncryptionKeyUnknown");
    }),
  );

  it.effect("opens though two key encryption keys happen to share an id", () =>
    Effect.gen(function* () {
      const twin: Key = { ...fresh, id: old.id };
      const box = yield* Effect.provide(TenantKey.seal(ring, secret, purpose), holding(old));
      yield* Effect.provide(opens(ring, box), holding(twin, old));
      const anew = yield* Effect.provide(TenantKey.reseal(ring, box, purpose), holding(twin, old));
      yield* Effect.provide(opens(ring, Option.getOrThrow(anew)), holding(twin));
    }),
  );

  it.effect("is never mistaken for a wrapping by the key encryption key itself", () =>
    Effect.gen(function* () {
      const box = yield* TenantKey.seal(ring, secret, purpose);
      assert.strictEqual(yield* failure(KeyWrap.unwrap(box, purpose)), "WrappingBroken");
      const wrapped = yield* KeyWrap.wrap(secret, purpose);
      assert.strictEqual(yield* failure(TenantKey.open(ring, wrapped, purpose)), "WrappingBroken");
    }).pipe(Effect.provide(holding(old))),
  );
});

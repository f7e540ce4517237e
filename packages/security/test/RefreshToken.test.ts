import { assert, describe, it } from "@effect/vitest";
import { createHmac, hkdfSync } from "node:crypto";
import { Effect, Layer, Option, Redacted } from "effect";
import { type Key, KeyEncryptionKey, makeKey } from "../src/KeyEncryptionKey.ts";
import * as RefreshToken from "../src/RefreshToken.ts";

const raw = new Uint8Array(32).fill(7);
const [first, second] = [makeKey(raw), makeKey(new Uint8Array(32).fill(8))];
const holding = (current: Key, ...previous: ReadonlyArray<Key>) =>
  Layer.succeed(KeyEncryptionKey, { current, previous });
const text = (issued: { readonly token: Redacted.Redacted<string> }) => Redacted.value(issued.token);

describe("RefreshToken", () => {
  it.effect("begins a family at random and is found again by its hash", () =>
    Effect.gen(function* () {
      const [one, other] = [yield* RefreshToken.issue, yield* RefreshToken.issue];
      assert.match(text(one), /^atoll_r_[A-Za-z0-9_-]{43}$/);
      assert.notStrictEqual(text(one), text(other));
      assert.deepStrictEqual(RefreshToken.hash(one.token), Option.some(one.hash));
      assert.deepStrictEqual(RefreshToken.hash(Redacted.make(`x${text(one)}`)), Option.none());
    }),
  );

  it.effect("gives everybody who presents the same token the same successor", () =>
    Effect.gen(function* () {
      const { token } = yield* RefreshToken.issue;
      const presented = { token, generation: 3 };
      const successors = yield* Effect.all(
        Array.from({ length: 50 }, () => RefreshToken.successor(presented)),
        { concurrency: "unbounded" },
      );
      assert.strictEqual(new Set(successors.map(text)).size, 1);
      assert.match(text(successors[0] ?? { token }), /^atoll_r_[A-Za-z0-9_-]{43}$/);
    }).pipe(Effect.provide(holding(first))),
  );

  it.effect("is another one for another token, generation or key, and never the token itself", () =>
    Effect.gen(function* () {
      const [a, b] = [yield* RefreshToken.issue, yield* RefreshToken.issue];
      const of = (token: Redacted.Redacted<string>, generation: number, key: Key) =>
        Effect.map(Effect.provide(RefreshToken.successor({ token, generation }), holding(key)), text);
      const all = [
        text(a),
        yield* of(a.token, 0, first),
        yield* of(a.token, 1, first),
        yield* of(a.token, 256, first),
        yield* of(a.token, 0, second),
        yield* of(b.token, 0, first),
      ];
      assert.strictEqual(new Set(all).size, all.length);
    }),
  );

  it.effect("is HMAC-SHA-256 under a key of its own that HKDF gives", () =>
    Effect.gen(function* () {
      const token = Redacted.make(`atoll_r_${"A".repeat(43)}`);
      const key = Buffer.from(hkdfSync("sha256", raw, "", "atoll/refresh-successor/1", 32));
      const message = Buffer.concat([Buffer.of(0, 0, 0, 1), Buffer.from(Redacted.value(token))]);
      const expected = `atoll_r_${createHmac("sha256", key).update(message).digest("base64url")}`;
      assert.strictEqual(text(yield* RefreshToken.successor({ token, generation: 0 })), expected);
    }).pipe(Effect.provide(holding(first))),
  );

  it.effect("walks a long chain without coming back to a token it had", () =>
    Effect.gen(function* () {
      let current = yield* RefreshToken.issue;
      const seen = new Set([text(current)]);
      for (let generation = 0; generation < 500; generation++) {
        current = yield* RefreshToken.successor({ token: current.token, generation });
        seen.add(text(current));
      }
      assert.strictEqual(seen.size, 501);
    }).pipe(Effect.provide(holding(first))),
  );

  it.effect("finds the successor given out before a change of key, as long as the old key is held", () =>
    Effect.gen(function* () {
      const presented = { token: (yield* RefreshToken.issue).token, generation: 0 };
      const given = yield* Effect.provide(RefreshToken.successor(presented), holding(first));
      const again = RefreshToken.successorAgain(presented, given.hash);
      const found = yield* Effect.provide(again, holding(second, first));
      assert.deepStrictEqual(Option.map(found, text), Option.some(text(given)));
      assert.deepStrictEqual(yield* Effect.provide(again, holding(second)), Option.none());
      const stranger = yield* RefreshToken.issue;
      const foreign = RefreshToken.successorAgain({ ...presented, token: stranger.token }, given.hash);
      assert.deepStrictEqual(yield* Effect.provide(foreign, holding(first)), Option.none());
    }),
  );
});

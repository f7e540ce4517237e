import { assert, describe, it } from "@effect/vitest";
import { inspect } from "node:util";
import { Effect, Option, Redacted } from "effect";
import { sha256 } from "../src/Digest.ts";
import * as Token from "../src/Token.ts";

describe("Token", () => {
  it.effect("carries a readable prefix and 256 bits, and is found again by its hash", () =>
    Effect.gen(function* () {
      const { token, hash } = yield* Token.issue("session");
      assert.match(Redacted.value(token), /^atoll_s_[A-Za-z0-9_-]{43}$/);
      assert.deepStrictEqual(Token.hash("session", token), Option.some(hash));
      assert.deepStrictEqual(hash, sha256(Redacted.value(token)));
    }),
  );

  it.effect("never repeats and does not show itself when printed", () =>
    Effect.gen(function* () {
      const issued = yield* Effect.all(Array.from({ length: 1000 }, () => Token.issue("node")));
      assert.strictEqual(new Set(issued.map(({ token }) => Redacted.value(token))).size, 1000);
      assert.notInclude(inspect(issued[0]) + JSON.stringify(issued[0]), "atoll_n_");
    }),
  );

  it.effect("is not taken for a token of another kind", () =>
    Effect.gen(function* () {
      const { token } = yield* Token.issue("session");
      assert.deepStrictEqual(Token.hash("node", token), Option.none());
      assert.deepStrictEqual(Token.kindOf(Redacted.value(token)), Option.some("session"));
    }),
  );

  it.effect("tells all its kinds apart, also where one prefix resembles another", () =>
    Effect.gen(function* () {
      const kinds = ["session", "node", "refresh", "run", "oneTime", "invitation"] as const;
      for (const kind of kinds) {
        const { token } = yield* Token.issue(kind);
        assert.deepStrictEqual(Token.kindOf(Redacted.value(token)), Option.some(kind));
        const taken = kinds.filter((other) => Option.isSome(Token.hash(other, token)));
        assert.deepStrictEqual(taken, [kind]);
      }
    }),
  );

  it.each(["", "atoll_s_", `atoll_s_${"A".repeat(42)}`, `atoll_s_${"A".repeat(44)}`, "A".repeat(43)])(
    "is not %s",
    (text) => {
      const all = [text, ` ${text}`, `atoll_s_${"A".repeat(42)}B`, `ATOLL_S_${"A".repeat(43)}`];
      for (const presented of all) assert.deepStrictEqual(Token.kindOf(presented), Option.none());
    },
  );
});

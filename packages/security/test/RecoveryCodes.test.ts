import { assert, describe, it } from "@effect/vitest";
import { inspect } from "node:util";
import { Effect, Option, Redacted } from "effect";
import * as RecoveryCodes from "../src/RecoveryCodes.ts";

const hash = (typed: string, userId = "u1") => RecoveryCodes.hash(userId, Redacted.make(typed));

describe("RecoveryCodes", () => {
  it.effect("come ten at a time, 120 bits each, and are found again by their hash", () =>
    Effect.gen(function* () {
      const codes = yield* RecoveryCodes.issue("u1");
      assert.strictEqual(codes.length, 10);
      for (const { code, hash: stored } of codes) {
        assert.match(Redacted.value(code), /^([0-9A-HJKMNP-TV-Z]{4}-){5}[0-9A-HJKMNP-TV-Z]{4}$/);
        assert.deepStrictEqual(RecoveryCodes.hash("u1", code), Option.some(stored));
      }
      assert.notMatch(inspect(codes) + JSON.stringify(codes), /[0-9A-Z]{4}-[0-9A-Z]{4}/);
    }),
  );

  it.effect("never repeat, and use the whole alphabet at every place", () =>
    Effect.gen(function* () {
      const sets = yield* Effect.all(Array.from({ length: 100 }, () => RecoveryCodes.issue("u1")));
      const texts = sets.flat().map(({ code }) => Redacted.value(code).replaceAll("-", ""));
      assert.strictEqual(new Set(texts).size, 1000);
      for (let place = 0; place < 24; place++) {
        assert.strictEqual(new Set(texts.map((text) => text.charAt(place))).size, 32);
      }
    }),
  );

  it("mean the same however people write them", () => {
    const expected = hash("7H2K-9QXW-M4T0-CV8R-1ZJD-6NFA");
    assert.isTrue(Option.isSome(expected));
    const spellings = [
      "7h2k-9qxw-m4t0-cv8r-1zjd-6nfa",
      "7H2K9QXWM4T0CV8R1ZJD6NFA",
      " 7h2k 9qxw m4tO cv8r lzjd 6nfa ",
      "7H2K-9QXW-M4To-CV8R-iZJD-6NFA\n",
    ];
    for (const spelling of spellings) assert.deepStrictEqual(hash(spelling), expected);
  });

  it("are refused in any other form before anybody is asked", () => {
    const others = ["", "7H2K", "7H2K-9QXW-M4T0-CV8R-1ZJD-6NF", "7H2K-9QXW-M4T0-CV8R-1ZJD-6NFU"];
    for (const other of [...others, "7H2K-9QXW-M4T0-CV8R-1ZJD-6NFAA", "-".repeat(65_536)]) {
      assert.deepStrictEqual(hash(other), Option.none());
    }
  });

  it("hash differently for another user", () => {
    const code = "7H2K-9QXW-M4T0-CV8R-1ZJD-6NFA";
    assert.notDeepEqual(hash(code, "u1"), hash(code, "u2"));
  });
});

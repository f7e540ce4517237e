import { assert, describe, it } from "@effect/vitest";
import { Schema } from "effect";
import { retryBase, retryCap, retryDelay } from "../../src/jobs/retryDelay.ts";

const Attempt = Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 100 }));
const Random = Schema.Finite.check(Schema.isBetween({ minimum: 0, maximum: 0.999999 }));

describe("the pause before the next attempt", () => {
  it.prop("is anything below its bound", [Attempt, Random], ([attempt, random]) => {
    const bound = Math.min(retryCap, retryBase * 2 ** (attempt - 1));
    const delay = retryDelay(attempt, random);
    assert.isTrue(Number.isInteger(delay));
    assert.isAtLeast(delay, 0);
    assert.isBelow(delay, bound);
  });

  it("doubles up to its cap", () => {
    const longest = [1, 2, 3, 9, 10, 50].map((attempt) => retryDelay(attempt, 0.999999));
    assert.deepStrictEqual(longest, [99, 199, 399, 25_599, 29_999, 29_999]);
  });
});

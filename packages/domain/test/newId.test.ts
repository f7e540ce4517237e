import { JobId } from "@atoll/contract/jobs/Job";
import { assert, describe, it } from "@effect/vitest";
import { Effect } from "effect";
import { newId } from "../src/newId.ts";

describe("newId", () => {
  it.effect("makes ids that sort as they were made, none of them twice", () =>
    Effect.gen(function* () {
      const ids = yield* Effect.replicateEffect(newId(JobId), 5_000);
      assert.strictEqual(new Set(ids).size, ids.length);
      assert.deepStrictEqual(ids.toSorted(), ids);
      // What a counter does not fill is random.
      assert.isAbove(new Set(ids.map((id) => id.slice(-8))).size, 4_990);
    }),
  );
});

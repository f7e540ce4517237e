import { assert, describe, it } from "@effect/vitest";
import { Effect } from "effect";
import * as ProcessTable from "@atoll/platform/process/ProcessTable";
import * as TestProcess from "@atoll/testing/process/TestProcess";

const entry = new URL("fixtures/parent.ts", import.meta.url);

describe("a test's process", () => {
  it.effect("gives its log, only the environment named, and its exit code", () =>
    Effect.gen(function* () {
      const parent = yield* TestProcess.start({ entry, env: { SECRET: "kept" } });
      const [, secret, home] = yield* parent.line(/secret (\w+), home (\w+)/);
      assert.deepStrictEqual([secret, home], ["kept", "none"]);
      assert.deepStrictEqual(yield* parent.kill("SIGTERM"), { code: 7, signal: null });
      assert.include(yield* parent.log, "child");
    }).pipe(Effect.scoped),
  );

  it.effect("takes all it started with it when the scope closes, also after it was killed itself", () =>
    Effect.gen(function* () {
      const pids = yield* Effect.scoped(
        Effect.gen(function* () {
          const parent = yield* TestProcess.start({ entry });
          const [, child] = yield* parent.line(/child (\d+)/);
          assert.deepStrictEqual(yield* parent.kill("SIGKILL"), { code: null, signal: "SIGKILL" });
          assert.isTrue(yield* ProcessTable.isAlive(Number(child)));
          return [parent.pid, Number(child)];
        }),
      );
      for (const pid of pids) assert.isTrue(yield* ProcessTable.awaitEnd(pid, 2_000));
    }),
  );

  it.effect("says what it wrote when a line does not come", () =>
    Effect.gen(function* () {
      const parent = yield* TestProcess.start({ entry, args: [] });
      yield* parent.line(/child/);
      const failure = yield* Effect.flip(parent.line(/never said/, 50));
      assert.include(failure.message, "child");
    }).pipe(Effect.scoped),
  );
});

import { assert, describe, it, layer } from "@effect/vitest";
import { Effect, Fiber, FileSystem, Stream } from "effect";
import { Sandbox } from "../../src/sandbox/Sandbox.ts";
import { processesMentioning } from "./processes.ts";
import { dream, isolationModes, layerOf, specOf, tryOut } from "./sandboxKit.ts";

for (const { mode, works } of isolationModes) {
  if (!works) {
    describe(mode, () => it.skip(`${mode} does not work on this machine`, () => {}));
    continue;
  }
  layer(layerOf(mode), { excludeTestServices: true })(mode, (it) => {
    it.effect("runs an analysis from its data set to its result", () =>
      Effect.gen(function* () {
        const fileSystem = yield* FileSystem.FileSystem;
        const folder = yield* fileSystem.makeTempDirectoryScoped();
        yield* fileSystem.writeFileString(`${folder}/penguins.csv`, "mass\n3750\n3800\n");
        const { outcome, events, usage, exitCode } = yield* tryOut({
          dataset: { path: `${folder}/penguins.csv`, format: "csv" },
          parameters: { times: 2 },
          source: `export default async (site) => {
              await site.log.info("hello");
              console.log("printed");
              await site.progress(40.5);
              const rows = await site.rows({ mass: "number" });
              await site.send("${dream}", { sum: rows.reduce((sum, row) => sum + row.mass, 0) });
              const { body } = await site.receive();
              await site.progress(100);
            };`,
        });
        assert.deepStrictEqual(outcome, { _tag: "Succeeded" });
        assert.strictEqual(exitCode, 0);
        assert.deepStrictEqual(
          events.filter((event) => event._tag !== "Receive"),
          [
            { _tag: "Log", level: "info", message: "hello" },
            { _tag: "Log", level: "info", message: "printed" },
            { _tag: "Progress", percent: 40 },
            { _tag: "Send", to: dream, body: { sum: 7550 } },
            { _tag: "Progress", percent: 100 },
          ],
        );
        assert.isAbove(usage.wallSeconds, 0);
        assert.isAbove(usage.peakResidentBytes, 1_000_000);
      }),
    );

    it.effect("maps the algorithms and the SDK to the agent's copy", () =>
      Effect.gen(function* () {
        const { outcome } = yield* tryOut({
          source: `import { compensatedSum } from "@atoll/algorithms/compensatedSum";
            import * as star from "@atoll/sdk/Star";
            export default () => { if (typeof compensatedSum !== "function") throw new Error("no"); };`,
        });
        assert.deepStrictEqual(outcome, { _tag: "Succeeded" });
      }),
    );

    it.effect("says what the analysis threw, with the analysis's own lines only", () =>
      Effect.gen(function* () {
        const { outcome } = yield* tryOut({
          source: `const inner = () => { throw new TypeError("no such column: mass"); };
export default () => inner();`,
        });
        assert.strictEqual(outcome._tag, "Failed");
        if (outcome._tag !== "Failed") return;
        assert.strictEqual(outcome.message, "TypeError: no such column: mass");
        assert.include(outcome.stack, "main.js:1");
        assert.notInclude(outcome.stack, "atoll-run-");
      }),
    );

    it.effect("cancels a run that does not listen", () =>
      Effect.gen(function* () {
        const sandbox = yield* Sandbox;
        const spec = yield* specOf({
          source: `process.on("SIGTERM", () => {});
            export default async (site) => { await site.progress(1); for (;;); };`,
        });
        const run = yield* sandbox.run(spec);
        const seen = yield* Effect.forkChild(Stream.runCollect(run.events));
        yield* Effect.sleep("400 millis");
        yield* run.cancel;
        yield* run.cancel;
        const { outcome } = yield* run.exit;
        assert.deepStrictEqual(outcome, { _tag: "Cancelled" });
        yield* Fiber.join(seen);
      }),
    );

    it.effect("leaves nothing behind when its scope closes", () =>
      Effect.gen(function* () {
        const sandbox = yield* Sandbox;
        const spec = yield* specOf({
          source: "export default () => new Promise(() => setInterval(() => {}, 1e6));",
        });
        yield* Effect.scoped(
          Effect.gen(function* () {
            yield* sandbox.run(spec);
            yield* Effect.sleep("100 millis");
          }),
        );
        assert.deepStrictEqual(yield* processesMentioning(spec.runFolder), []);
      }),
    );
  });
}

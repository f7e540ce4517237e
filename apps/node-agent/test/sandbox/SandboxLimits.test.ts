import { assert, describe, it, layer } from "@effect/vitest";
import { Effect, Stream } from "effect";
import { Sandbox } from "../../src/sandbox/Sandbox.ts";
import { outcomeSentence } from "../../src/sandbox/SandboxOutcome.ts";
import { dream, isolationModes, layerOf, specOf, tryOut } from "./sandboxKit.ts";

const MiB = 1024 * 1024;
const memory = { memoryBytes: 200 * MiB };
const tooMuchMemory = "The analysis used more than 200 MiB of memory and was ended.";

/** By how much the agent's own memory grows while the effect runs. */
const growth = Effect.fnUntraced(function* <A, E, R>(effect: Effect.Effect<A, E, R>) {
  const before = process.memoryUsage.rss();
  let peak = before;
  const look = Effect.sync(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  });
  const value = yield* Effect.raceFirst(effect, Effect.forever(Effect.delay(look, "20 millis")));
  return { value, grown: peak - before };
});

for (const { mode, works } of isolationModes) {
  if (!works) {
    describe(mode, () => it.skip(`${mode} does not work on this machine`, () => {}));
    continue;
  }
  layer(layerOf(mode), { excludeTestServices: true })(`limits (${mode})`, (it) => {
    it.effect("ends a bomb of Buffers", () =>
      Effect.gen(function* () {
        const { outcome, usage } = yield* tryOut({
          limits: memory,
          source: `const kept = []; export default async () => {
            for (;;) { kept.push(Buffer.alloc(8e6, 1)); await new Promise(setImmediate); }
          };`,
        });
        assert.strictEqual(outcomeSentence(outcome), tooMuchMemory);
        assert.isBelow(usage.peakResidentBytes, 1_400 * MiB);
      }),
    );

    it.effect("ends a bomb of Buffers that never lets go of the thread", () =>
      Effect.gen(function* () {
        const { outcome } = yield* tryOut({
          limits: memory,
          source: `const kept = []; export default () => { for (;;) kept.push(Buffer.alloc(64e6, 1)); };`,
        });
        assert.strictEqual(outcomeSentence(outcome), tooMuchMemory);
      }),
    );

    it.effect("ends a bomb in V8's heap", () =>
      Effect.gen(function* () {
        const { outcome } = yield* tryOut({
          limits: memory,
          source: `const kept = []; export default () => { for (;;) kept.push({ a: [kept.length] }); };`,
        });
        assert.strictEqual(outcomeSentence(outcome), tooMuchMemory);
      }),
    );

    it.effect("ends an endless loop by its CPU time", () =>
      Effect.gen(function* () {
        const { outcome, usage } = yield* tryOut({
          limits: { cpuSeconds: 1 },
          source: `process.on("SIGXCPU", () => {}); export default () => { for (;;); };`,
        });
        assert.strictEqual(
          outcomeSentence(outcome),
          "The analysis used more than 1 s of processor time and was ended.",
        );
        assert.isAtLeast(usage.cpuSeconds, 1);
      }),
    );

    it.effect("ends a sleeper by the clock", () =>
      Effect.gen(function* () {
        const { outcome, usage } = yield* tryOut({
          limits: { wallSeconds: 1 },
          source: `export default () => new Promise(() => setInterval(() => {}, 1e6));`,
        });
        assert.strictEqual(outcomeSentence(outcome), "The analysis ran longer than 1 s and was ended.");
        assert.isBelow(usage.wallSeconds, 5);
      }),
    );

    it.effect("keeps a flood on stdout within its budget and says what is missing", () =>
      Effect.gen(function* () {
        const { value, grown } = yield* growth(
          tryOut({
            limits: { logLines: 50, wallSeconds: 2 },
            source: `const line = "x".repeat(100) + "\\n"; export default () => {
              for (;;) process.stdout.write(line.repeat(1000));
            };`,
          }),
        );
        assert.include(["TimedOut", "MemoryExceeded"], value.outcome._tag);
        assert.strictEqual(value.logs.length, 51);
        assert.match(
          value.logs.at(-1) ?? "",
          /^The analysis wrote more log than a run may: \d+ lines are missing\.$/,
        );
        assert.isBelow(grown, 150 * MiB);
      }),
    );

    it.effect("cuts one endless line", () =>
      Effect.gen(function* () {
        const { outcome, logs } = yield* tryOut({
          source: `export default () => { process.stderr.write("y".repeat(1e6) + "\\nshort\\u0000\\n"); };`,
        });
        assert.strictEqual(outcome._tag, "Succeeded");
        assert.deepStrictEqual(
          logs.map((line) => line.length),
          [4_000, 6],
        );
      }),
    );

    it.effect("lets a flood of messages fill the analysis's memory, not the agent's", () =>
      Effect.gen(function* () {
        const { value, grown } = yield* growth(
          tryOut({
            limits: { ...memory, wallSeconds: 15 },
            source: `const body = "z".repeat(20000); export default async (site) => {
              for (;;) { for (let i = 0; i < 50; i++) process.send({ type: "log", level: "info", message: body });
                await new Promise(setImmediate); }
            };`,
          }),
        );
        assert.strictEqual(outcomeSentence(value.outcome), tooMuchMemory);
        assert.isBelow(grown, 150 * MiB);
      }),
    );

    it.effect("waits for an agent that does not take events", () =>
      Effect.gen(function* () {
        const sandbox = yield* Sandbox;
        const spec = yield* specOf({
          limits: { wallSeconds: 2 },
          source: `export default async (site) => {
            for (let i = 0; i < 5000; i++) site.send("${dream}", { i });
            await new Promise(() => setInterval(() => {}, 1e6));
          };`,
        });
        const run = yield* sandbox.run(spec);
        const { outcome } = yield* run.exit;
        assert.strictEqual(outcome._tag, "TimedOut");
        assert.isAtMost((yield* Stream.runCollect(run.events)).length, 12);
      }),
    );

    const violations = {
      "a message that is too long": `process.send({ type: "log", level: "info", message: "m".repeat(3e6) });`,
      "a line without an end": `for (;;) require("fs").writeSync(3, "m".repeat(65536));`,
      "no JSON": `require("fs").writeSync(3, "hello\\n");`,
      "an unknown message": `process.send({ type: "shutdown" });`,
      "a message to something that is no node": `process.send({ type: "send", to: "../../etc", body: 1 });`,
      "a handle": `process.send({ type: "done" }, process.stdout);`,
      "ready again": `process.send({ type: "ready" });`,
      "progress beyond the end": `process.send({ type: "progress", percent: 1e9 });`,
      "a number that is none": `require("fs").writeSync(3, '{"type":"receive","id":1e999}\\n');`,
      nesting: `write('{"type":"result","body":' + "[".repeat(1e5) + "]".repeat(1e5) + "}\\n");`,
      "a prototype": `Object.prototype.toJSON = () => ({ type: "__proto__" }); process.send({ type: "done" });`,
    };
    it.effect.each(Object.entries(violations))("ends an analysis that sends %s", ([, body]) =>
      Effect.gen(function* () {
        const { outcome } = yield* tryOut({
          limits: { messageBytes: 2 * MiB, wallSeconds: 5 },
          source: `import { createRequire } from "node:module"; const require = createRequire(import.meta.url);
            const write = (text) => {
              const bytes = Buffer.from(text);
              for (let at = 0; at < bytes.length; ) {
                try { at += require("fs").writeSync(3, bytes, at); } catch (error) { if (error.code !== "EAGAIN") throw error; }
              }
            };
            export default async () => { ${body} await new Promise(() => setInterval(() => {}, 1e6)); };`,
        });
        assert.match(
          outcomeSentence(outcome),
          /^The analysis spoke to the node agent in a way the SDK does not/,
        );
      }),
    );

    it.effect("tells a crash without a word", () =>
      Effect.gen(function* () {
        const exited = yield* tryOut({ source: `export default () => process.exit(7);` });
        assert.deepStrictEqual(exited.outcome, { _tag: "Crashed", exitCode: 7, signal: null });
        const aborted = yield* tryOut({ source: `export default () => process.abort();` });
        assert.strictEqual(aborted.outcome._tag, "Crashed");
        assert.match(outcomeSentence(aborted.outcome), /ended without a word \(signal SIG/);
      }),
    );

    it.effect("is not impressed by an analysis that bends its own prototypes", () =>
      Effect.gen(function* () {
        const { outcome } = yield* tryOut({
          source: `JSON.stringify = () => "{"; process.emit = () => {}; Promise.prototype.then = undefined;
            Object.prototype.type = "log"; Array.prototype.push = () => {}; process.removeAllListeners();
            export default () => {};`,
          limits: { wallSeconds: 3 },
        });
        assert.include(["Succeeded", "Failed", "TimedOut", "Crashed"], outcome._tag);
      }),
    );
  });
}

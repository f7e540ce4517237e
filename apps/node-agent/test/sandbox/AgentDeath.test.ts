import { assert, describe, it, layer } from "@effect/vitest";
import { Effect, Schedule } from "effect";
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { startChild } from "../../src/sandbox/ChildProcess.ts";
import { sourceLibraries } from "../../src/sandbox/RuntimeLibraries.ts";
import { nodeCommand } from "../../src/sandbox/sandboxCommand.ts";
import { leftMentioning, processesMentioning } from "./processes.ts";
import { dream, isolationModes, layerOf, specOf } from "./sandboxKit.ts";

const analyses = {
  "waits for a message": `export default async (site) => { await site.progress(1); await site.receive(); };`,
  "never lets go of its thread": `process.removeAllListeners("disconnect");
    export default async (site) => { await site.progress(1); await site.send("${dream}", 1).catch(() => {}); };
    setTimeout(() => { for (;;); }, 100);`,
};

const agentProcess = fileURLToPath(new URL("./agentProcess.ts", import.meta.url));

/** Starts an agent with the analysis and waits until the analysis works. */
const startAgent = (order: object) =>
  Effect.acquireRelease(
    Effect.callback<ReturnType<typeof spawn>>((resume) => {
      const child = spawn(process.execPath, [agentProcess, JSON.stringify(order)], {
        stdio: ["ignore", "pipe", "inherit"],
      });
      child.stdout?.on("data", (data) => {
        if (String(data).includes("working")) resume(Effect.succeed(child));
      });
    }),
    (child) => Effect.sync(() => child.kill("SIGKILL")),
  );

for (const { mode, works } of isolationModes) {
  if (!works) {
    describe(mode, () => it.skip(`${mode} does not work on this machine`, () => {}));
    continue;
  }
  layer(layerOf(mode), { excludeTestServices: true })(`kill -9 of the agent (${mode})`, (it) => {
    it.effect.each(Object.entries(analyses))("ends an analysis that %s", ([, source]) =>
      Effect.gen(function* () {
        const { runFolder, analysis } = yield* specOf({ source });
        const agent = yield* startAgent({ mode, runFolder, analysis });
        yield* Effect.sleep("200 millis");
        assert.isAbove((yield* processesMentioning(`--allow-fs-read=${runFolder}`)).length, 0);
        agent.kill("SIGKILL");
        assert.deepStrictEqual(yield* leftMentioning(runFolder), []);
      }),
    );
  });
}

layer(layerOf("plain"), { excludeTestServices: true })("a lost channel", (it) => {
  it.effect("ends an analysis without any help of the system", () =>
    Effect.gen(function* () {
      const { runFolder, limits } = yield* specOf({ source: "export default () => {};" });
      const { command } = nodeCommand({ runFolder, datasets: [] }, sourceLibraries(), limits);
      const child = yield* startChild(command, runFolder);
      const ready = yield* Effect.sync(() => child.channel.read()).pipe(
        Effect.repeat({ until: (bytes) => bytes !== null, schedule: Schedule.spaced("20 millis") }),
      );
      assert.include(String(ready), "ready");
      child.channel.destroy();
      assert.deepStrictEqual(yield* child.exit, { exitCode: 0, signal: null });
    }),
  );
});

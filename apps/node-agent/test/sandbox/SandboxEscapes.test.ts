import { assert, describe, layer, it } from "@effect/vitest";
import { Effect, FileSystem } from "effect";
import { spawn } from "node:child_process";
import { createSocket } from "node:dgram";
import { createServer } from "node:net";
import { analysis, escapes } from "./escapes.ts";
import { isolationModes, layerOf, tryOut } from "./sandboxKit.ts";

/** A process, a file and sockets that an escape would reach. */
const surroundings = Effect.gen(function* () {
  const fileSystem = yield* FileSystem.FileSystem;
  const folder = yield* fileSystem.makeTempDirectoryScoped({ prefix: "atoll-island-" });
  const secret = `${folder}/secret.csv`;
  yield* fileSystem.writeFileString(secret, "mass\n3750\n");
  let reached = 0;
  const tcp = yield* Effect.acquireRelease(
    Effect.callback<ReturnType<typeof createServer>>((resume) => {
      const server = createServer(() => void (reached += 1));
      server.listen(0, "127.0.0.1", () => resume(Effect.succeed(server)));
    }),
    (server) => Effect.sync(() => server.close()),
  );
  const udp = yield* Effect.acquireRelease(
    Effect.callback<ReturnType<typeof createSocket>>((resume) => {
      const socket = createSocket("udp4", () => void (reached += 1));
      socket.bind(0, "127.0.0.1", () => resume(Effect.succeed(socket)));
    }),
    (socket) => Effect.sync(() => socket.close()),
  );
  const victim = yield* Effect.acquireRelease(
    Effect.sync(() => spawn("/bin/sleep", ["60"], { stdio: "ignore" })),
    (child) => Effect.sync(() => child.kill("SIGKILL")),
  );
  const address = tcp.address();
  return {
    at: {
      secret,
      folder,
      tcp: typeof address === "object" && address !== null ? address.port : 0,
      udp: udp.address().port,
      victim: victim.pid ?? 0,
    },
    unharmed: Effect.gen(function* () {
      assert.strictEqual(reached, 0, "a connection reached the outside");
      assert.isTrue(victim.exitCode === null && victim.signalCode === null, "the other process was ended");
      assert.deepStrictEqual(yield* fileSystem.readDirectory(folder), ["secret.csv"]);
    }),
  };
});

const titles = escapes({ secret: "", folder: "", tcp: 0, udp: 0, victim: 0 }).map(({ title }) => title);

for (const { mode, works } of isolationModes) {
  if (!works) {
    describe(mode, () => it.skip(`${mode} does not work on this machine`, () => {}));
    continue;
  }
  layer(layerOf(mode), { excludeTestServices: true })(`from inside an analysis (${mode})`, (it) => {
    it.effect.each(titles)("%s is denied with a clear message", (title) =>
      Effect.gen(function* () {
        const { at, unharmed } = yield* surroundings;
        const escape = escapes(at).find((one) => one.title === title);
        assert.isDefined(escape);
        const { outcome, logs } = yield* tryOut({ source: analysis(escape.body) });
        assert.strictEqual(outcome._tag, "Denied", JSON.stringify(outcome));
        if (outcome._tag !== "Denied") return;
        assert.strictEqual(outcome.what, escape.what);
        assert.match(outcome.message, escape.sentence);
        assert.include(logs, outcome.message);
        yield* unharmed;
      }),
    );

    it.effect("shows a refusal even when the analysis hides it", () =>
      Effect.gen(function* () {
        const { outcome, logs } = yield* tryOut({
          source: analysis(`try { node("fs").readFileSync("/etc/passwd"); } catch {}`),
        });
        assert.deepStrictEqual(outcome, { _tag: "Succeeded" });
        assert.deepStrictEqual(logs, [
          "The analysis tried to read the file /etc/passwd (permission denied by the sandbox).",
        ]);
      }),
    );

    it.effect("has an empty environment and says when it is asked", () =>
      Effect.gen(function* () {
        const { outcome, logs } = yield* tryOut({
          source:
            analysis(`if (Object.keys(process.env).length > 0 || process.env.HOME !== undefined) throw 1;
            process.report.excludeEnv = false;
            if (Object.keys(process.report.getReport().environmentVariables).length > 4) throw 2;`),
        });
        assert.deepStrictEqual(outcome, { _tag: "Succeeded" });
        assert.include(
          logs,
          "The analysis tried to read the environment variable HOME (the environment of an analysis is empty).",
        );
      }),
    );

    it.effect("blames the mistake, not an earlier refusal that was handled", () =>
      Effect.gen(function* () {
        const { outcome } = yield* tryOut({
          source: analysis(`try { node("fs").readFileSync("/etc/passwd"); } catch {} null.x;`),
        });
        assert.strictEqual(outcome._tag, "Failed");
      }),
    );
  });
}

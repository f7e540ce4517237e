import { fileURLToPath } from "node:url";
import * as ProcessTable from "@atoll/platform/process/ProcessTable";
import * as TestProcess from "@atoll/testing/process/TestProcess";
import { NodeServices } from "@effect/platform-node";
import { describe, expect, it } from "@effect/vitest";
import { Effect, Exit, FileSystem, Scope } from "effect";
import * as Child from "../../src/processes/Child.ts";

const module = fileURLToPath(new URL("./fixtures/worker.ts", import.meta.url));

const start = (kind: string, graceSeconds = 5) =>
  Child.start({ module, args: [kind], env: {}, graceSeconds });

describe("a child", () => {
  it.live("is told to stop when its scope closes, and is gone then", () =>
    Effect.gen(function* () {
      const scope = yield* Scope.make();
      const child = yield* Scope.provide(start("orderly"), scope);
      yield* child.said(/ready/);
      expect(yield* ProcessTable.isAlive(child.pid)).toBe(true);
      yield* Scope.close(scope, Exit.void);
      expect(yield* ProcessTable.isAlive(child.pid)).toBe(false);
      expect(yield* child.lines).toContainEqual({ stream: "stdout", text: "worker stops" });
    }).pipe(Effect.provide(NodeServices.layer)),
  );

  it.live("is killed when it does not heed", () =>
    Effect.gen(function* () {
      const scope = yield* Scope.make();
      const child = yield* Scope.provide(start("stubborn", 1), scope);
      yield* child.said(/ready/);
      yield* Scope.close(scope, Exit.void);
      expect(yield* ProcessTable.isAlive(child.pid)).toBe(false);
    }).pipe(Effect.provide(NodeServices.layer)),
  );

  it.live("tells its code and its last words, and keeps a log that holds its first words too", () =>
    Effect.gen(function* () {
      const files = yield* FileSystem.FileSystem;
      const folder = yield* files.makeTempDirectoryScoped();
      const child = yield* start("fails");
      expect(yield* child.ended).toBe(7);
      expect(yield* child.lines).toContainEqual({ stream: "stderr", text: "atoll: it is broken." });
      yield* child.keepLog(`${folder}/logs/worker.log`);
      yield* child.keepLog(`${folder}/logs/worker.log`);
      expect(yield* files.readFileString(`${folder}/logs/worker.log`)).toContain("worker");
      expect((yield* files.stat(`${folder}/logs/worker.log`)).mode & 0o777).toBe(0o600);
      expect(yield* files.exists(`${folder}/logs/worker.log.1`)).toBe(true);
    }).pipe(Effect.scoped, Effect.provide(NodeServices.layer)),
  );

  it.live("ends by itself when its supervisor is killed without a chance to tell it", () =>
    Effect.gen(function* () {
      const entry = new URL("./fixtures/supervisor.ts", import.meta.url);
      const supervisor = yield* TestProcess.start({ entry });
      const pid = Number((yield* supervisor.line(/child (\d+)/))[1]);
      expect(yield* ProcessTable.isAlive(pid)).toBe(true);
      yield* supervisor.kill("SIGKILL");
      expect(yield* ProcessTable.awaitEnd(pid, 20_000)).toBe(true);
    }).pipe(Effect.scoped, Effect.provide(NodeServices.layer)),
  );
});

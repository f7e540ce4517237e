import * as NodeServices from "@effect/platform-node/NodeServices";
import { assert, layer } from "@effect/vitest";
import { Effect, FileSystem, Option } from "effect";
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import {
  acknowledged,
  analysisId,
  approved,
  claimed,
  ended,
  messageId,
  nodeId,
  received,
  reported,
  runId,
  sealed,
  statePath,
  withState,
} from "./stateKit.ts";

const lines = Effect.fnUntraced(function* (path: string) {
  const fileSystem = yield* FileSystem.FileSystem;
  return (yield* fileSystem.readFileString(path)).split("\n");
});

const appendingProcess = fileURLToPath(new URL("./appendingProcess.ts", import.meta.url));

layer(NodeServices.layer, { excludeTestServices: true })("AgentState", (it) => {
  it.effect("knows again what was appended before it was closed", () =>
    Effect.gen(function* () {
      const path = yield* statePath;
      yield* withState(path, (state) =>
        Effect.forEach(
          [
            approved(1),
            claimed(1),
            sealed(1, 1, 2),
            received(1, 7),
            sealed(1, 1, 3),
            sealed(1, 2, 2),
            received(1, 5),
            acknowledged(1, 7),
            claimed(2),
            ended(2),
            claimed(3),
            ended(3),
            reported(3),
            claimed(1, 2),
          ],
          state.append,
          { discard: true },
        ),
      );
      yield* withState(path, (state) =>
        Effect.gen(function* () {
          assert.deepStrictEqual(yield* state.openRuns, [
            { claimed: claimed(1, 2), ended: undefined },
            { claimed: claimed(2), ended: ended(2) },
          ]);
          assert.deepStrictEqual(yield* state.nthSent(runId(1), 0), Option.some(sealed(1, 1, 2)));
          assert.deepStrictEqual(yield* state.nthSent(runId(1), 1), Option.some(sealed(1, 1, 3)));
          assert.deepStrictEqual(yield* state.nthSent(runId(1), 2), Option.some(sealed(1, 2, 2)));
          assert.deepStrictEqual(yield* state.nthSent(runId(1), 3), Option.none());
          assert.deepStrictEqual(yield* state.nthReceived(runId(1), 0), Option.some(received(1, 7)));
          assert.deepStrictEqual(yield* state.nthReceived(runId(1), 1), Option.some(received(1, 5)));
          assert.deepStrictEqual(yield* state.nthReceived(runId(9), 0), Option.none());
          assert.isTrue(yield* state.hasReceived(runId(1), messageId(5)));
          assert.isFalse(yield* state.hasReceived(runId(1), messageId(6)));
          assert.deepStrictEqual(yield* state.unacknowledged(runId(1)), [messageId(5)]);
          assert.strictEqual(yield* state.nextSequence(analysisId(1), nodeId(2)), 3);
          assert.strictEqual(yield* state.nextSequence(analysisId(1), nodeId(3)), 2);
          assert.strictEqual(yield* state.nextSequence(analysisId(1), nodeId(4)), 1);
          assert.deepStrictEqual(yield* state.decision(analysisId(1)), Option.some(approved(1)));
        }),
      );
    }),
  );

  it.effect("loses nothing that it confirmed when its process is killed", () =>
    Effect.gen(function* () {
      const path = yield* statePath;
      const confirmed = yield* Effect.callback<ReadonlyArray<string>>((resume) => {
        const child = spawn(process.execPath, [appendingProcess, path], {
          stdio: ["ignore", "pipe", "inherit"],
        });
        let told = "";
        child.stdout.on("data", (data) => {
          told += String(data);
          if (told.length > 4_000) child.kill("SIGKILL");
        });
        child.on("close", () => resume(Effect.succeed(told.split("\n").slice(0, -1))));
        return Effect.sync(() => child.kill("SIGKILL"));
      });
      assert.isAbove(confirmed.length, 500);
      yield* withState(path, (state) =>
        Effect.forEach(
          confirmed,
          (line) =>
            Effect.gen(function* () {
              const [run = 0, sequence = 0] = line.split(" ").map(Number);
              const found = yield* state.nthSent(runId(run), sequence - 1);
              assert.deepStrictEqual(found, Option.some(sealed(run, sequence, 2, 3_000)));
            }),
          { discard: true },
        ),
      );
    }),
  );

  it.effect("drops a torn last line and goes on", () =>
    Effect.gen(function* () {
      const path = yield* statePath;
      const fileSystem = yield* FileSystem.FileSystem;
      yield* withState(path, (state) => Effect.andThen(state.append(claimed(1)), state.append(claimed(2))));
      const whole = yield* fileSystem.readFile(path);
      for (const cut of [1, 30, 100]) {
        yield* fileSystem.writeFile(path, whole.subarray(0, whole.length - cut));
        yield* withState(path, (state) =>
          Effect.gen(function* () {
            assert.strictEqual((yield* state.openRuns).length, 1);
            yield* state.append(claimed(3));
          }),
        );
        const open = yield* withState(path, (state) => state.openRuns);
        assert.deepStrictEqual(
          open.map((run) => run.claimed.runId),
          [runId(1), runId(3)],
        );
      }
    }),
  );

  it.effect("refuses a file whose middle was changed", () =>
    Effect.gen(function* () {
      const path = yield* statePath;
      const fileSystem = yield* FileSystem.FileSystem;
      yield* withState(path, (state) =>
        Effect.forEach([claimed(1), approved(1), claimed(2), claimed(3)], state.append, { discard: true }),
      );
      const [header = "", first = "", second = "", ...rest] = yield* lines(path);
      const changes = {
        edited: [2, [header, first.replace('"attempt":1', '"attempt":2'), second, ...rest]],
        approved: [3, [header, first, second.replace("approved", "rejected"), ...rest]],
        removed: [3, [header, first, ...rest]],
        swapped: [2, [header, second, first, ...rest]],
        repeated: [3, [header, first, first, second, ...rest]],
        foreign: [2, [header, "hello", second, ...rest]],
        headless: [1, [first, second, ...rest]],
      } as const;
      for (const [name, [line, changed]] of Object.entries(changes)) {
        yield* fileSystem.writeFileString(path, changed.join("\n"));
        const error = yield* Effect.flip(withState(path, (state) => state.openRuns));
        assert.strictEqual(error._tag, "StateBroken", name);
        if (error._tag === "StateBroken") assert.strictEqual(error.line, line, name);
        assert.strictEqual(yield* fileSystem.readFileString(path), changed.join("\n"), name);
      }
    }),
  );

  it.effect("gives each message to a recipient its own number", () =>
    Effect.gen(function* () {
      const path = yield* statePath;
      yield* withState(path, (state) =>
        Effect.gen(function* () {
          yield* state.append(claimed(1));
          const results = yield* Effect.forEach(
            [sealed(1, 1), sealed(1, 1), sealed(1, 3), sealed(1, 2)],
            (record) => Effect.result(state.append(record)),
            { concurrency: "unbounded" },
          );
          assert.deepStrictEqual(
            results.map((result) => (result._tag === "Failure" ? result.failure._tag : "written")),
            ["written", "SequenceOutOfOrder", "SequenceOutOfOrder", "written"],
          );
        }),
      );
    }),
  );

  it.effect("shares an fsync among concurrent appends and keeps their order", () =>
    Effect.gen(function* () {
      const path = yield* statePath;
      const order = Array.from({ length: 2_000 }, (_, n) => n);
      yield* withState(path, (state) =>
        Effect.gen(function* () {
          yield* state.append(claimed(1));
          yield* Effect.forEach(order, (n) => state.append(received(1, n)), { concurrency: "unbounded" });
          assert.deepStrictEqual(yield* state.nthReceived(runId(1), 1_234), Option.some(received(1, 1_234)));
        }),
      );
      assert.strictEqual((yield* lines(path)).length, 2 + order.length + 1);
    }),
  );

  it.effect("drops reported runs on compaction and carries the chain over", () =>
    Effect.gen(function* () {
      const path = yield* statePath;
      const fileSystem = yield* FileSystem.FileSystem;
      const head = yield* withState(path, (state) =>
        Effect.gen(function* () {
          yield* state.append(approved(1));
          for (const run of [1, 2]) {
            yield* state.append(claimed(run));
            for (let n = 1; n <= 20; n += 1) yield* state.append(sealed(run, n, 2, 10_000));
          }
          yield* state.append(received(2, 1));
          yield* state.append(ended(1));
          yield* state.append(reported(1));
          const before = Number((yield* fileSystem.stat(path)).size);
          const old = yield* state.head;
          yield* state.compact;
          assert.isBelow(Number((yield* fileSystem.stat(path)).size), before * 0.6);
          assert.deepStrictEqual(yield* state.nthSent(runId(2), 19), Option.some(sealed(2, 20, 2, 10_000)));
          yield* state.append(sealed(2, 21));
          return old;
        }),
      );
      assert.include((yield* lines(path))[0], `"previous":"${head}"`);
      yield* withState(path, (state) =>
        Effect.gen(function* () {
          assert.deepStrictEqual(
            (yield* state.openRuns).map((run) => run.claimed.runId),
            [runId(2)],
          );
          assert.deepStrictEqual(yield* state.nthSent(runId(2), 20), Option.some(sealed(2, 21)));
          assert.deepStrictEqual(yield* state.nthReceived(runId(2), 0), Option.some(received(2, 1)));
          assert.strictEqual(yield* state.nextSequence(analysisId(1), nodeId(2)), 21);
          assert.strictEqual(yield* state.nextSequence(analysisId(2), nodeId(2)), 22);
          assert.deepStrictEqual(yield* state.decision(analysisId(1)), Option.some(approved(1)));
          yield* state.compact;
          yield* state.compact;
          assert.strictEqual(yield* state.nextSequence(analysisId(1), nodeId(2)), 21);
        }),
      );
      assert.deepStrictEqual(yield* fileSystem.readDirectory(path.replace("/state.jsonl", "")), [
        "state.jsonl",
      ]);
    }),
  );

  it.effect("compacts while others append", () =>
    Effect.gen(function* () {
      const path = yield* statePath;
      yield* withState(path, (state) =>
        Effect.gen(function* () {
          yield* state.append(claimed(1));
          const appends = Effect.forEach(
            Array.from({ length: 300 }, (_, n) => n),
            (n) => state.append(received(1, n)),
            { concurrency: 8, discard: true },
          );
          yield* Effect.all([appends, state.compact, state.compact], {
            concurrency: "unbounded",
            discard: true,
          });
        }),
      );
      const last = yield* withState(path, (state) => state.nthReceived(runId(1), 299));
      assert.isTrue(Option.isSome(last));
    }),
  );

  it.effect("is held by one agent at a time", () =>
    Effect.gen(function* () {
      const path = yield* statePath;
      const fileSystem = yield* FileSystem.FileSystem;
      const error = yield* withState(path, () => Effect.flip(withState(path, (state) => state.openRuns)));
      assert.strictEqual(error._tag, "StateInUse");
      yield* fileSystem.writeFileString(`${path}.lock`, JSON.stringify({ pid: process.pid, born: "1" }));
      assert.deepStrictEqual(yield* withState(path, (state) => state.openRuns), []);
    }),
  );
});

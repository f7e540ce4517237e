import { createServer } from "node:net";
import * as ProcessTable from "@atoll/platform/process/ProcessTable";
import { NodeServices } from "@effect/platform-node";
import { describe, expect, it } from "@effect/vitest";
import { Effect, FileSystem } from "effect";
import { dataFolder, hubPid, patience, processesOf, startAtoll } from "./atollProcess.ts";

const takenPort = Effect.acquireRelease(
  Effect.callback<{ readonly port: number; readonly close: () => void }>((resume) => {
    const server = createServer();
    server.listen({ host: "127.0.0.1", port: 0 }, () => {
      const address = server.address();
      const port = address !== null && typeof address === "object" ? address.port : 0;
      resume(Effect.succeed({ port, close: () => void server.close() }));
    });
  }),
  ({ close }) => Effect.sync(close),
).pipe(Effect.map(({ port }) => port));

const withLabel = Effect.fnUntraced(function* (label: string) {
  const files = yield* FileSystem.FileSystem;
  const folder = yield* dataFolder;
  yield* files.writeFileString(`${folder}/atoll.json`, label);
  return folder;
});

/** Waits for the end of a start that must fail; what it said, and its code. */
const failed = Effect.fnUntraced(function* (folder: string, ...args: ReadonlyArray<string>) {
  const atoll = yield* startAtoll(folder, "--no-demo", ...args);
  const { code } = yield* atoll.end;
  expect(yield* processesOf(folder)).toEqual([]);
  return { code, log: yield* atoll.log };
});

/** Starts on a folder, and ends in order when the scope closes, so that the folder can be removed. */
const serving = Effect.fnUntraced(function* (folder: string) {
  const atoll = yield* startAtoll(folder, "--no-demo");
  yield* Effect.addFinalizer(() => atoll.kill("SIGTERM"));
  yield* atoll.line(/Serving\. Ctrl-C stops everything\./, patience);
  return atoll;
});

const test = (name: string, body: Effect.Effect<void, unknown, Effect.Services<typeof dataFolder>>) =>
  it.live(name, () => body.pipe(Effect.scoped, Effect.provide(NodeServices.layer)), 3 * patience);

describe.concurrent("atoll start says in a sentence, and by its code, that", () => {
  test(
    "the port is taken",
    Effect.gen(function* () {
      const port = yield* takenPort;
      const { code, log } = yield* failed(yield* dataFolder, "--port", String(port));
      expect(log).toContain(`${port}`);
      expect(log).toMatch(/taken by another/);
      expect(code).toBe(20);
    }),
  );

  test(
    "the data folder is of a newer version, and leaves it as it is",
    Effect.gen(function* () {
      const folder = yield* withLabel('{"format":99,"postgres":18,"createdBy":"atoll 9.0.0"}');
      const { code, log } = yield* failed(folder);
      expect(log).toMatch(/newer/);
      expect(log).toContain("ATOLL_DATA");
      expect(code).toBe(21);
      expect(yield* (yield* FileSystem.FileSystem).readDirectory(folder)).toEqual(["atoll.json"]);
    }),
  );

  test(
    "the data folder is damaged, and leaves it as it is",
    Effect.gen(function* () {
      const folder = yield* withLabel("{");
      const { code, log } = yield* failed(folder);
      expect(log).toMatch(/damaged/);
      expect(log).toMatch(/backup/);
      expect(code).toBe(22);
      expect(yield* (yield* FileSystem.FileSystem).readDirectory(folder)).toEqual(["atoll.json"]);
    }),
  );

  test(
    "the data folder is in use",
    Effect.gen(function* () {
      const folder = yield* dataFolder;
      const atoll = yield* serving(folder);
      const second = yield* startAtoll(folder, "--no-demo");
      expect((yield* second.end).code).toBe(23);
      expect(yield* second.log).toMatch(/in use/);
      expect((yield* atoll.kill("SIGTERM")).code).toBe(0);
    }),
  );
});

describe.concurrent("atoll start", () => {
  test(
    "stops what it started, its database too, and that is a normal end",
    Effect.gen(function* () {
      const folder = yield* dataFolder;
      const atoll = yield* serving(folder);
      expect((yield* processesOf(folder)).length).toBeGreaterThan(2);
      expect((yield* atoll.kill("SIGINT")).code).toBe(0);
      expect(yield* processesOf(folder)).toEqual([]);
    }),
  );

  test(
    "leaves nothing running when it is killed without a chance to stop anything",
    Effect.gen(function* () {
      const folder = yield* dataFolder;
      const atoll = yield* serving(folder);
      const hub = yield* hubPid(folder);
      yield* atoll.kill("SIGKILL");
      expect(yield* ProcessTable.awaitEnd(hub, 20_000)).toBe(true);
      // What the hub has told to end may do so a moment after it.
      for (const pid of yield* processesOf(folder)) yield* ProcessTable.awaitEnd(pid, 5_000);
      expect(yield* processesOf(folder)).toEqual([]);
    }),
  );

  test(
    "ends when the hub is killed; the next start takes the orphaned database over",
    Effect.gen(function* () {
      const folder = yield* dataFolder;
      const first = yield* startAtoll(folder, "--no-demo");
      yield* first.line(/Serving\./, patience);
      yield* ProcessTable.signal(yield* hubPid(folder), "SIGKILL");
      expect((yield* first.end).code).toBe(26);
      const second = yield* serving(folder);
      expect(yield* second.log).toMatch(/Taking over the database of a hub that was killed/);
      expect((yield* second.kill("SIGTERM")).code).toBe(0);
      expect(yield* processesOf(folder)).toEqual([]);
    }),
  );
});

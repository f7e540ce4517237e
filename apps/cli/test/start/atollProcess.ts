import * as ProcessTable from "@atoll/platform/process/ProcessTable";
import * as Program from "@atoll/testing/process/Program";
import * as TestProcess from "@atoll/testing/process/TestProcess";
import { Effect, FileSystem, Schema } from "effect";

/** Runs `atoll start` on a free port unless another is given. */
export const startAtoll = (folder: string, ...args: ReadonlyArray<string>) =>
  Effect.flatMap(Program.entry("cli"), (entry) =>
    TestProcess.start({
      entry,
      args: ["start", "--data", folder, ...(args.includes("--port") ? [] : ["--port", "0"]), ...args],
    }),
  );

/** The first start on a folder makes a database; on a busy machine the processes of the demo load slowly. */
export const patience = 90_000;

/**
 * A folder for one test; removed with whatever a failed test left running on it. The database's own account may pass through it, so that
 * the database lives in it and is found by its name.
 */
export const dataFolder = Effect.gen(function* () {
  const files = yield* FileSystem.FileSystem;
  const folder = yield* files.makeTempDirectoryScoped({ prefix: "atoll-cli-" });
  yield* files.chmod(folder, 0o711);
  const end = Effect.flatMap(processesOf(folder), (left) =>
    Effect.forEach(left, (pid) =>
      Effect.andThen(ProcessTable.signal(pid, "SIGKILL"), ProcessTable.awaitEnd(pid, 5_000)),
    ),
  );
  yield* Effect.addFinalizer(() => Effect.ignore(end));
  return folder;
});

const Holder = Schema.fromJsonString(Schema.Struct({ pid: Schema.Int }));

/** The process id of the hub that holds the folder. */
export const hubPid = Effect.fnUntraced(function* (folder: string) {
  const files = yield* FileSystem.FileSystem;
  return (yield* Schema.decodeUnknownEffect(Holder)(yield* files.readFileString(`${folder}/hub.lock`))).pid;
});

/** Every process whose command line or environment names the folder, its database included. */
export const processesOf = Effect.fnUntraced(function* (folder: string) {
  const files = yield* FileSystem.FileSystem;
  const pids = (yield* files.readDirectory("/proc")).filter((name) => /^\d+$/.test(name));
  const found = yield* Effect.forEach(pids, (pid) =>
    Effect.forEach(["cmdline", "environ"], (file) => files.readFileString(`/proc/${pid}/${file}`)).pipe(
      Effect.map((texts) => (texts.some((text) => text.includes(folder)) ? [Number(pid)] : [])),
      // It ended meanwhile, or is not ours to look at.
      Effect.orElseSucceed(() => []),
    ),
  );
  return found.flat();
});

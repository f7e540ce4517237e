import { join } from "node:path";
import { Effect, FileSystem, Option, Schema } from "effect";
import * as PostgresAccount from "@atoll/platform/postgres/PostgresAccount";
import * as Postmaster from "@atoll/platform/postgres/Postmaster";
import * as ProcessTable from "@atoll/platform/process/ProcessTable";
import { temporaryFolder } from "@atoll/platform/process/Reachability";

/**
 * The folder of one test run, shared by its workers. It says which process it belongs to: a later run stops
 * the servers and removes the folder of a run that is gone.
 */
const variable = "ATOLL_TEST_FOLDER";
const prefix = "atoll-test-run-";

const Owner = Schema.fromJsonString(Schema.Struct({ pid: Schema.Int, startMark: Schema.String }));

const fromEnvironment = (): Option.Option<string> =>
  Option.fromUndefinedOr(process.env[variable]).pipe(Option.filter((folder) => folder !== ""));

/** The run's folder, where `globalSetup` opened one. */
export const current: Effect.Effect<Option.Option<string>> = Effect.sync(fromEnvironment);

const place = Effect.flatMap(PostgresAccount.resolve, temporaryFolder);

/**
 * A new run owned by this process. Database servers may run under another account, so anyone may pass
 * through.
 */
export const make = Effect.fnUntraced(function* () {
  const files = yield* FileSystem.FileSystem;
  const folder = yield* files.makeTempDirectory({ prefix, directory: yield* place });
  yield* files.chmod(folder, 0o711);
  const owner = { pid: process.pid, startMark: yield* ProcessTable.startMark(process.pid) };
  yield* files.writeFileString(join(folder, "owner.json"), JSON.stringify(owner));
  return folder;
});

/** Hands the folder to the workers this process is going to fork. */
export const announce = (folder: string): void => {
  process.env[variable] = folder;
};

/** Stops every server of the run and removes its folder. */
export const remove = Effect.fnUntraced(function* (folder: string) {
  const files = yield* FileSystem.FileSystem;
  const entries = yield* files.readDirectory(folder).pipe(Effect.orElseSucceed(() => []));
  for (const entry of entries) {
    const server = yield* Postmaster.running(join(folder, entry, "data"));
    if (Option.isSome(server)) yield* Postmaster.stop(server.value.pid);
  }
  yield* files.remove(folder, { recursive: true, force: true });
});

const isOver = Effect.fnUntraced(function* (folder: string) {
  const files = yield* FileSystem.FileSystem;
  const owner = yield* files
    .readFileString(join(folder, "owner.json"))
    .pipe(Effect.flatMap(Schema.decodeUnknownEffect(Owner)), Effect.option);
  // Without an owner it is being made at this moment, or not ours to judge.
  if (Option.isNone(owner)) return false;
  if (!(yield* ProcessTable.isAlive(owner.value.pid))) return true;
  return (yield* ProcessTable.startMark(owner.value.pid)) !== owner.value.startMark;
});

/** Clears away what crashed runs left: their servers and their folders. */
export const sweep = Effect.gen(function* () {
  const files = yield* FileSystem.FileSystem;
  const parent = yield* place;
  const entries = yield* files.readDirectory(parent);
  for (const entry of entries.filter((name) => name.startsWith(prefix))) {
    const folder = join(parent, entry);
    if (yield* isOver(folder)) yield* remove(folder).pipe(Effect.ignore);
  }
});

import { join } from "node:path";
import { Effect, FileSystem, Option } from "effect";
import * as ProcessTable from "../process/ProcessTable.ts";

/** What a running server says of itself in its `postmaster.pid`. */
export interface Postmaster {
  readonly pid: number;
  readonly dataFolder: string;
  readonly port: number;
  readonly ready: boolean;
}

/** `None` when there is no such file, or the server is still writing it. */
export const read = Effect.fnUntraced(function* (dataFolder: string) {
  const files = yield* FileSystem.FileSystem;
  const text = yield* files.readFileString(join(dataFolder, "postmaster.pid")).pipe(Effect.option);
  return Option.flatMap(text, (content) => {
    const [pid = "", folder = "", , port = "", , , , status = ""] = content.split("\n");
    const postmaster = {
      pid: Number(pid),
      dataFolder: folder,
      port: Number(port),
      ready: status.trim() === "ready",
    };
    return Number.isInteger(postmaster.pid) && postmaster.pid > 1 ? Option.some(postmaster) : Option.none();
  });
});

/**
 * The server that runs on this data folder now, whoever started it. A process that merely has the id a dead
 * server left behind does not count: it must work in the data folder, as every PostgreSQL does, or name it in
 * its command.
 */
export const running = Effect.fnUntraced(function* (dataFolder: string) {
  const files = yield* FileSystem.FileSystem;
  const found = yield* read(dataFolder);
  if (Option.isNone(found) || !(yield* ProcessTable.isAlive(found.value.pid))) {
    return Option.none<Postmaster>();
  }
  const { pid } = found.value;
  const folder = yield* ProcessTable.workingFolder(pid);
  const own = yield* files.realPath(dataFolder).pipe(Effect.orElseSucceed(() => dataFolder));
  const isOurs = Option.isSome(folder)
    ? folder.value === own
    : (yield* ProcessTable.commandLine(pid)).includes(dataFolder);
  return isOurs ? found : Option.none<Postmaster>();
});

/**
 * Removes the `postmaster.pid` of a server that is gone. PostgreSQL does that itself, except where another
 * process has got the old id since, as happens in containers, where ids begin at 1 each time: then it would
 * refuse to start.
 */
export const clearStale = Effect.fnUntraced(function* (dataFolder: string) {
  const files = yield* FileSystem.FileSystem;
  const found = yield* read(dataFolder);
  if (Option.isNone(found) || Option.isSome(yield* running(dataFolder))) return;
  yield* Effect.logInfo(`The database was not shut down (server process ${found.value.pid} is gone).`);
  yield* files.remove(join(dataFolder, "postmaster.pid"), { force: true });
});

/**
 * Stops a server: sessions are cut, everything committed is on disk (fast shutdown); when that takes longer
 * than 10 s the server is made to drop everything at once, and recovers from its log at the next start.
 * Nothing committed is lost either way. False when even that did not end it.
 */
export const stop = Effect.fn("Postmaster.stop")(function* (pid: number) {
  for (const [name, patience] of [
    ["SIGINT", 10_000],
    ["SIGQUIT", 5_000],
    ["SIGKILL", 5_000],
  ] as const) {
    yield* ProcessTable.signal(pid, name);
    if (yield* ProcessTable.awaitEnd(pid, patience)) return true;
  }
  return false;
});

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
 * The server that runs on this data folder now, whoever started it. A process that merely has the id a dead server
 * left behind does not count: it must work in the data folder, as every PostgreSQL does.
 */
export const running = Effect.fnUntraced(function* (dataFolder: string) {
  const files = yield* FileSystem.FileSystem;
  const found = yield* read(dataFolder);
  if (Option.isNone(found) || !(yield* ProcessTable.isAlive(found.value.pid)))
    return Option.none<Postmaster>();
  const folder = yield* ProcessTable.workingFolder(found.value.pid);
  if (Option.isNone(folder)) return found;
  const own = yield* files.realPath(dataFolder).pipe(Effect.orElseSucceed(() => dataFolder));
  return folder.value === own ? found : Option.none<Postmaster>();
});

/**
 * Stops a server: sessions are cut, everything committed is on disk (fast shutdown); when that takes longer than 10 s
 * the server is made to drop everything at once, and recovers from its log at the next start. Nothing committed is
 * lost either way. False when even that did not end it.
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

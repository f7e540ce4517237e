import { Effect, Schema } from "effect";
import type { Scope } from "effect";
import { readFileSync, writeFileSync, rmSync } from "node:fs";
import { StateInUse, StateUnavailable } from "./StateErrors.ts";

const Holder = Schema.fromJsonString(Schema.Struct({ pid: Schema.Int, born: Schema.String }));
const decodeHolder = Schema.decodeUnknownOption(Holder);

/** When a process was started, in the system's own count: a pid alone may belong to another by now. */
const born = (pid: number): string | undefined => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
  } catch {
    return undefined;
  }
};

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && Reflect.get(error, "code") === "EPERM";
  }
};

/** The pid that holds the lock, or undefined where its holder is gone. */
const holderOf = (lock: string): number | undefined => {
  const read = decodeHolder(readFileSync(lock, "utf8"));
  if (read._tag === "None" || !isAlive(read.value.pid)) return undefined;
  const since = born(read.value.pid);
  return since === undefined || since === read.value.born ? read.value.pid : undefined;
};

const take = (path: string): StateInUse | undefined => {
  const lock = `${path}.lock`;
  const content = JSON.stringify({ pid: process.pid, born: born(process.pid) ?? "" });
  for (;;) {
    try {
      writeFileSync(lock, content, { flag: "wx", mode: 0o600 });
      return undefined;
    } catch (error) {
      if (!(error instanceof Error) || Reflect.get(error, "code") !== "EEXIST") throw error;
    }
    const pid = holderOf(lock);
    if (pid !== undefined) return new StateInUse({ path, pid });
    rmSync(lock, { force: true });
  }
};

/** Holds `path` for this process until the scope closes; the lock of a killed process is taken over. */
export const lockFile = (path: string): Effect.Effect<void, StateInUse | StateUnavailable, Scope.Scope> =>
  Effect.acquireRelease(
    Effect.try({
      try: () => take(path),
      catch: (error) => new StateUnavailable({ message: String(error) }),
    }).pipe(Effect.flatMap((inUse) => (inUse === undefined ? Effect.void : Effect.fail(inUse)))),
    () => Effect.sync(() => rmSync(`${path}.lock`, { force: true })),
  );

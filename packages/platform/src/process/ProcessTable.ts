import { spawnSync } from "node:child_process";
import { readFileSync, readlinkSync } from "node:fs";
import { setTimeout as realDelay } from "node:timers/promises";
import { Effect, Option } from "effect";

/**
 * What the operating system says about processes that are not our children. Time here is real time, never the
 * fiber's `Clock`: another process does not live by a test's clock.
 */

const statFields = (pid: number): Option.Option<ReadonlyArray<string>> =>
  Option.liftThrowable(() => readFileSync(`/proc/${pid}/stat`, "utf8"))().pipe(
    // The second field is the command in brackets and may hold blanks: count from behind it.
    Option.map((stat) => stat.slice(stat.lastIndexOf(")") + 2).split(" ")),
  );

/**
 * True while the process runs. A zombie nobody reaped, as containers without an init leave them, counts as
 * gone.
 */
export const isAlive = (pid: number): Effect.Effect<boolean> =>
  Effect.sync(() => {
    const signalled = Option.liftThrowable(() => process.kill(pid, 0))();
    if (Option.isNone(signalled)) return false;
    return Option.match(statFields(pid), { onNone: () => true, onSome: ([state]) => state !== "Z" });
  });

/**
 * Tells one process from a later one with the same id: the kernel's start tick, or "" where there is no
 * /proc.
 */
export const startMark = (pid: number): Effect.Effect<string> =>
  Effect.sync(() =>
    Option.match(statFields(pid), { onNone: () => "", onSome: (fields) => fields[19] ?? "" }),
  );

/** The folder the process works in, where this user may see it. */
export const workingFolder = (pid: number): Effect.Effect<Option.Option<string>> =>
  Effect.sync(() => Option.liftThrowable(() => readlinkSync(`/proc/${pid}/cwd`))());

/** The command the process was started with; "" when it cannot be seen. */
export const commandLine = (pid: number): Effect.Effect<string> =>
  Effect.sync(() => {
    const found = spawnSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" });
    return found.status === 0 ? found.stdout.trim() : "";
  });

/** Sends a signal; false when there is no such process or it is not ours to signal. */
export const signal = (pid: number, name: NodeJS.Signals): Effect.Effect<boolean> =>
  Effect.sync(() => Option.isSome(Option.liftThrowable(() => process.kill(pid, name))()));

/** Waits in real time. */
export const pause = (milliseconds: number): Effect.Effect<void> =>
  Effect.promise((abort) => realDelay(milliseconds, undefined, { signal: abort }));

/** True as soon as the process is gone, false when it is still there after the time given. */
export const awaitEnd = Effect.fnUntraced(function* (pid: number, milliseconds: number) {
  const until = performance.now() + milliseconds;
  while (yield* isAlive(pid)) {
    if (performance.now() > until) return false;
    yield* pause(5);
  }
  return true;
});

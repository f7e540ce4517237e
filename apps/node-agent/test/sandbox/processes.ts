import { Effect, FileSystem, Schedule } from "effect";

/** The pids of all processes whose command line holds `text`. */
export const processesMentioning = Effect.fnUntraced(function* (text: string) {
  const fileSystem = yield* FileSystem.FileSystem;
  const pids = (yield* fileSystem.readDirectory("/proc")).filter((name) => /^\d+$/.test(name));
  const found = yield* Effect.forEach(pids, (pid) =>
    fileSystem.readFileString(`/proc/${pid}/cmdline`).pipe(
      Effect.orElseSucceed(() => ""),
      Effect.map((line) => (line.includes(text) ? [Number(pid)] : [])),
    ),
  );
  return found.flat();
});

/** Waits up to three seconds until no process mentions `text`; the pids that are left. */
export const leftMentioning = (text: string) =>
  processesMentioning(text).pipe(
    Effect.repeat({
      while: (pids) => pids.length > 0,
      schedule: Schedule.spaced("50 millis"),
      times: 60,
    }),
    Effect.andThen(processesMentioning(text)),
  );

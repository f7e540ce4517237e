import { Effect, FileSystem } from "effect";

const linesShown = 12;

/** Where the log ends now, so that a later failure shows only what was written since. */
export const end = Effect.fnUntraced(function* (logFile: string) {
  const files = yield* FileSystem.FileSystem;
  return yield* files.stat(logFile).pipe(
    Effect.map(({ size }) => Number(size)),
    Effect.orElseSucceed(() => 0),
  );
});

/** The last lines written since that place; empty when the log cannot be read. */
export const tail = Effect.fnUntraced(function* (logFile: string, since: number) {
  const files = yield* FileSystem.FileSystem;
  const bytes = yield* files.readFile(logFile).pipe(Effect.orElseSucceed(() => new Uint8Array()));
  const lines = new TextDecoder().decode(bytes.subarray(since)).split("\n");
  return lines.filter((line) => line.trim() !== "").slice(-linesShown);
});

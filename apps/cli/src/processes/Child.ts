import { dirname } from "node:path";
import { Effect, Exit, Fiber, FileSystem, Option, Ref, Schema, Scope, Stream, SubscriptionRef } from "effect";
import { ChildProcess } from "effect/process";
import { lifeline } from "./lifeline.ts";

export interface ChildOptions {
  /** The module that Node runs. */
  readonly module: string;
  readonly args: ReadonlyArray<string>;
  /** Added to the environment of this process. */
  readonly env: Readonly<Record<string, string>>;
  /** How long it may take to stop before it is killed. */
  readonly graceSeconds: number;
}

/** The operating system did not start the program. */
export class ChildNotStarted extends Schema.TaggedError<ChildNotStarted>()("ChildNotStarted", {
  module: Schema.String,
  reason: Schema.String,
}) {
  override get message(): string {
    return `${this.module} could not be started: ${this.reason}.`;
  }
}

export interface ChildLine {
  readonly stream: "stdout" | "stderr";
  readonly text: string;
}

export interface Child {
  readonly pid: number;
  /** The exit code; null when a signal ended it. All it wrote has been read by then. */
  readonly ended: Effect.Effect<number | null>;
  /** The latest lines it wrote, oldest first. */
  readonly lines: Effect.Effect<ReadonlyArray<ChildLine>>;
  /** Waits for a line that matches among the latest; for ever when none comes. */
  readonly said: (pattern: RegExp) => Effect.Effect<RegExpExecArray>;
  /** From now on what it writes goes to this file too, and what it wrote before; the last run's moves aside. */
  readonly keepLog: (file: string) => Effect.Effect<void>;
}

const linesKept = 200;

/**
 * The C library's allocator gives memory back: one arena, not eight per core, and its own default thresholds, stated so
 * that it does not raise them with the first large block (a password's hash takes 19 MB). A hub that has just run the
 * demo keeps 160 MB resident with these and 260 MB to 290 MB without (glibc 2.36, two cores).
 */
const allocator = {
  MALLOC_ARENA_MAX: "1",
  MALLOC_MMAP_THRESHOLD_: "131072",
  MALLOC_TRIM_THRESHOLD_: "131072",
};

/**
 * Starts a Node program that ends with this process, whatever happens to it. Closing the scope stops it: SIGTERM,
 * then SIGKILL to its process group when its grace is over.
 */
export const start = Effect.fn("Child.start")(function* (options: ChildOptions) {
  const files = yield* FileSystem.FileSystem;
  const readers: Array<Fiber.Fiber<void>> = [];
  // A grandchild may hold the streams open after its parent is gone.
  const drain = Effect.suspend(() => Effect.forEach(readers, (reader) => Fiber.await(reader))).pipe(
    Effect.timeoutOption("500 millis"),
  );
  // Taken before the child, so given back after it: its last words are read and logged.
  const outputs = yield* Effect.acquireRelease(Scope.make(), (scope) =>
    Effect.andThen(drain, Scope.close(scope, Exit.void)),
  );
  const handle = yield* ChildProcess.make(process.execPath, [...lifeline, options.module, ...options.args], {
    env: { ...allocator, ...options.env },
    extendEnv: true,
    forceKillAfter: `${options.graceSeconds} seconds`,
  }).pipe(Effect.mapError(({ message }) => new ChildNotStarted({ module: options.module, reason: message })));
  const recent = yield* SubscriptionRef.make<ReadonlyArray<ChildLine>>([]);
  const log = yield* Ref.make<FileSystem.File | null>(null);
  const write = (file: FileSystem.File, lines: ReadonlyArray<ChildLine>) =>
    Effect.ignore(file.writeAll(new TextEncoder().encode(lines.map(({ text }) => `${text}\n`).join(""))));
  const heard = Effect.fnUntraced(function* (line: ChildLine) {
    yield* SubscriptionRef.update(recent, (lines) => [...lines.slice(1 - linesKept), line]);
    const file = yield* Ref.get(log);
    if (file !== null) yield* write(file, [line]);
  });
  const listen = (stream: "stdout" | "stderr") =>
    handle[stream].pipe(
      Stream.decodeText(),
      Stream.splitLines,
      Stream.runForEach((text) => heard({ stream, text })),
      Effect.ignore,
      Effect.forkIn(outputs),
    );
  readers.push(yield* listen("stdout"), yield* listen("stderr"));
  const exit = handle.exitCode.pipe(
    Effect.map((code): number | null => code),
    // The spawner fails here for a program that a signal ended: it has no code.
    Effect.orElseSucceed(() => null),
  );
  return {
    pid: handle.pid,
    ended: Effect.tap(exit, () => drain),
    lines: SubscriptionRef.get(recent),
    said: (pattern) =>
      SubscriptionRef.changes(recent).pipe(
        Stream.map((lines) => lines.map(({ text }) => pattern.exec(text)).find((found) => found !== null)),
        Stream.filter((found) => found !== undefined),
        Stream.runHead,
        Effect.flatMap(Option.match({ onNone: () => Effect.never, onSome: Effect.succeed })),
      ),
    keepLog: Effect.fnUntraced(
      function* (path) {
        yield* files.makeDirectory(dirname(path), { recursive: true, mode: 0o700 });
        if (yield* files.exists(path)) yield* files.rename(path, `${path}.1`);
        const file = yield* files.open(path, { flag: "a", mode: 0o600 });
        yield* write(file, yield* SubscriptionRef.get(recent));
        yield* Ref.set(log, file);
      },
      // Without a log the program still does its work.
      (work) => Effect.ignore(Scope.provide(work, outputs)),
    ),
  } satisfies Child;
});

import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { Effect, Schema } from "effect";
import * as ProcessTable from "@atoll/platform/process/ProcessTable";
import { runVariable } from "../vitest/runProcesses.ts";

export interface TestProcessOptions {
  /** The module to run, from its TypeScript source. */
  readonly entry: URL;
  readonly args?: ReadonlyArray<string>;
  /** The whole environment besides `PATH` and the mark of the test run. */
  readonly env?: Readonly<Record<string, string>>;
  readonly folder?: string;
  /** Arguments of Node itself. */
  readonly nodeArgs?: ReadonlyArray<string>;
}

/** The line waited for did not come. */
export class LineMissing extends Schema.TaggedError<LineMissing>()("LineMissing", {
  wanted: Schema.String,
  log: Schema.String,
}) {
  override get message(): string {
    return `No line with ${this.wanted} came. The process wrote:\n${this.log}`;
  }
}

/** How a process ended: by its own code, or by a signal. Neither: it could not be started. */
export interface ProcessEnd {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface TestProcess {
  readonly pid: number;
  /** All it has written so far, both streams, in the order of arrival. */
  readonly log: Effect.Effect<string>;
  /** Waits, in real time, for text that matches; fails when the process ends or the time is over without. */
  readonly line: (wanted: RegExp, milliseconds?: number) => Effect.Effect<RegExpExecArray, LineMissing>;
  readonly end: Effect.Effect<ProcessEnd>;
  /** Signals this process alone and waits for its end: what it started lives on, as after a crash. */
  readonly kill: (name: NodeJS.Signals) => Effect.Effect<ProcessEnd>;
}

const defaultPatience = 20_000;

/** By which `npm test` finds what a test left running. */
const mark = process.env[runVariable];
const marked = mark === undefined ? {} : { [runVariable]: mark };

interface Watched {
  readonly child: ChildProcess;
  readonly log: () => string;
  readonly ended: () => ProcessEnd | null;
}

const launch = (options: TestProcessOptions): Watched => {
  const args = [...(options.nodeArgs ?? []), fileURLToPath(options.entry), ...(options.args ?? [])];
  const child = spawn(process.execPath, args, {
    cwd: options.folder,
    detached: true,
    env: { PATH: process.env["PATH"], ...marked, ...options.env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const written: Array<Buffer> = [];
  let end: ProcessEnd | null = null;
  child.stdout.on("data", (chunk: Buffer) => void written.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => void written.push(chunk));
  child.once("exit", (code, signal) => {
    const settle = () => void (end = { code, signal });
    // With `close` everything it wrote has arrived; but what it started may hold its streams open for ever.
    child.once("close", settle);
    setTimeout(settle, 200).unref();
  });
  child.once("error", ({ message }) => void written.push(Buffer.from(message)));
  return { child, log: () => Buffer.concat(written).toString(), ended: () => end };
};

/** Ends everything in the process's group; it need not be there any more itself. */
const endGroup = (pid: number) =>
  ProcessTable.signal(-pid, "SIGKILL").pipe(Effect.andThen(ProcessTable.awaitEnd(pid, 5_000)));

const awaitLine = Effect.fnUntraced(function* ({ log, ended }: Watched, wanted: RegExp, patience: number) {
  const until = performance.now() + patience;
  for (;;) {
    const isOver = ended() !== null || performance.now() > until;
    const found = wanted.exec(log());
    if (found !== null) return found;
    if (isOver) return yield* new LineMissing({ wanted: String(wanted), log: log() });
    yield* ProcessTable.pause(10);
  }
});

const awaitEnd = Effect.fnUntraced(function* ({ ended }: Watched) {
  for (;;) {
    const end = ended();
    if (end !== null) return end;
    yield* ProcessTable.pause(10);
  }
});

/**
 * Runs a Node module as a process of its own, in a group of its own. When the scope closes the whole group is
 * killed: what it started and left in its group goes too. A test that wants an orderly end asks for it first
 * (`kill`).
 */
export const start = Effect.fn("TestProcess.start")(function* (options: TestProcessOptions) {
  const watched = yield* Effect.acquireRelease(
    Effect.sync(() => launch(options)),
    ({ child }) => (child.pid === undefined ? Effect.void : endGroup(child.pid)),
  );
  const { child } = watched;
  const end = awaitEnd(watched);
  return {
    pid: child.pid ?? 0,
    log: Effect.sync(watched.log),
    line: (wanted, milliseconds = defaultPatience) => awaitLine(watched, wanted, milliseconds),
    end,
    kill: (name) => Effect.sync(() => child.kill(name)).pipe(Effect.andThen(end)),
  } satisfies TestProcess;
});

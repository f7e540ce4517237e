import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { Effect, FileSystem, Redacted, Schema } from "effect";
import * as ProcessTable from "../process/ProcessTable.ts";

/** The server of a test did not come up. */
export class TestRedisFailed extends Schema.TaggedError<TestRedisFailed>()("TestRedisFailed", {
  log: Schema.String,
}) {
  override get message(): string {
    return `redis-server did not start:\n${this.log}`;
  }
}

export interface TestRedis {
  readonly url: Redacted.Redacted;
  /** It stays there, takes connections and answers nothing. */
  readonly freeze: Effect.Effect<void>;
  readonly thaw: Effect.Effect<void>;
  /** Ends at once, and forgets everything. */
  readonly kill: Effect.Effect<void>;
  /** An empty server at the same address, after `kill`. */
  readonly startAgain: Effect.Effect<void, TestRedisFailed>;
}

const patience = 10_000;
const setpriv = "/usr/bin/setpriv";

const freePort: Effect.Effect<number> = Effect.callback((resume) => {
  const server = createServer();
  server.listen({ host: "127.0.0.1", port: 0 }, () => {
    const address = server.address();
    const port = address !== null && typeof address === "object" ? address.port : 0;
    server.close(() => resume(Effect.succeed(port)));
  });
});

interface Running {
  readonly child: ChildProcess;
  readonly log: () => string;
}

const launch = (program: string, port: number, folder: string): Running => {
  const settings = { bind: "127.0.0.1", port, dir: folder, save: "", appendonly: "no", daemonize: "no" };
  const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]);
  // Where the machine can, it ends with this process even when that is killed.
  const [command, before] = existsSync(setpriv) ? [setpriv, ["--pdeathsig", "KILL", program]] : [program, []];
  const child = spawn(command, [...before, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  let log = "";
  child.stdout.on("data", (chunk: Buffer) => void (log += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => void (log += chunk.toString()));
  child.once("error", ({ message }) => void (log += message));
  return { child, log: () => log };
};

const awaitReady = Effect.fnUntraced(function* ({ child, log }: Running) {
  const until = performance.now() + patience;
  while (!log().includes("Ready to accept connections")) {
    if (child.exitCode !== null || performance.now() > until)
      return yield* new TestRedisFailed({ log: log() });
    yield* ProcessTable.pause(5);
  }
});

const end = ({ child }: Running) =>
  child.pid === undefined
    ? Effect.void
    : ProcessTable.signal(child.pid, "SIGKILL").pipe(
        Effect.andThen(ProcessTable.awaitEnd(child.pid, patience)),
      );

/**
 * A Redis of the suite's own on loopback, that writes nothing to the disk (about 50 ms). It is gone with the scope.
 * `program` is `redis-server`'s path.
 */
export const start = Effect.fn("TestRedis.start")(function* (program: string) {
  const files = yield* FileSystem.FileSystem;
  const folder = yield* files.makeTempDirectoryScoped({ prefix: "atoll-test-redis-" });
  const attempt = Effect.gen(function* () {
    const port = yield* freePort;
    const running = launch(program, port, folder);
    yield* awaitReady(running).pipe(Effect.tapError(() => end(running)));
    return { port, running };
  });
  // Between finding a free port and listening on it another process may take it.
  const first = yield* Effect.acquireRelease(
    Effect.map(Effect.retry(attempt, { times: 3 }), ({ port, running }) => ({ port, current: running })),
    ({ current }) => end(current),
  );
  const signal = (name: NodeJS.Signals) =>
    Effect.suspend(() => ProcessTable.signal(first.current.child.pid ?? 0, name)).pipe(Effect.asVoid);
  return {
    url: Redacted.make(`redis://127.0.0.1:${first.port}/0`),
    freeze: signal("SIGSTOP"),
    thaw: signal("SIGCONT"),
    kill: Effect.suspend(() => end(first.current)).pipe(Effect.asVoid),
    startAgain: Effect.suspend(() => {
      first.current = launch(program, first.port, folder);
      return awaitReady(first.current);
    }),
  } satisfies TestRedis;
});

import { createServer } from "node:net";
import { join } from "node:path";
import { Effect, Fiber, Option, Result } from "effect";
import * as ProcessTable from "../process/ProcessTable.ts";
import type { PostgresAccount } from "./PostgresAccount.ts";
import type { PostgresBinaries } from "./PostgresBinaries.ts";
import { dataFolderOf } from "./PostgresCluster.ts";
import { DatabasePortTaken, DatabaseStartFailed } from "./PostgresErrors.ts";
import * as PostgresLog from "./PostgresLog.ts";
import * as PostgresProgram from "./PostgresProgram.ts";
import * as Postmaster from "./Postmaster.ts";

/** How one server is run on a cluster that exists and is not in use. */
export interface PostgresServerOptions {
  readonly binaries: PostgresBinaries;
  readonly account: Option.Option<PostgresAccount>;
  /** Belongs to the account; the cluster lives in `data` below it. */
  readonly home: string;
  /** Written by this process, not by the account: put it where only this process may write. */
  readonly logFile: string;
  /** `None`: a free one. */
  readonly port: Option.Option<number>;
  /** Without it a commit is acknowledged before it is on the disk. Off only in tests that kill nothing. */
  readonly fsync: boolean;
  /** Further server settings, in PostgreSQL's own names. */
  readonly settings: Readonly<Record<string, string>>;
}

export interface PostgresServer {
  readonly host: string;
  readonly port: number;
  readonly pid: number;
}

const host = "127.0.0.1";
const attempts = 5;
/** Crash recovery of a large cluster takes its time. */
const startPatience = 120_000;
const oldSessionsPatience = 10_000;
/** The kernel's limit for a socket's path is 107 bytes, its name takes 14 of them. */
const longestSocketFolder = 90;

const freePort: Effect.Effect<number> = Effect.callback((resume) => {
  const server = createServer();
  server.listen({ host, port: 0 }, () => {
    const address = server.address();
    const port = address !== null && typeof address === "object" ? address.port : 0;
    server.close(() => resume(Effect.succeed(port)));
  });
});

const withoutDurability = { fsync: "off", synchronous_commit: "off", full_page_writes: "off" };

const argumentsFor = (options: PostgresServerOptions, port: number): ReadonlyArray<string> => {
  const socketFolder = join(options.home, "socket");
  const settings: Readonly<Record<string, string>> = {
    listen_addresses: host,
    port: String(port),
    unix_socket_directories: Buffer.byteLength(socketFolder) <= longestSocketFolder ? socketFolder : "",
    ...(options.fsync ? {} : withoutDurability),
    ...options.settings,
  };
  return [
    `-D${dataFolderOf(options.home)}`,
    ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
  ];
};

const attempt = Effect.fnUntraced(function* (options: PostgresServerOptions, port: number) {
  const since = yield* PostgresLog.end(options.logFile);
  const child = yield* PostgresProgram.launch({
    binaries: options.binaries,
    account: options.account,
    name: "postgres",
    args: argumentsFor(options, port),
    folder: options.home,
    logFile: options.logFile,
  });
  const end = yield* Effect.forkChild(PostgresProgram.ended(child));
  const { pid } = child;
  const until = performance.now() + startPatience;
  while (pid !== undefined && end.pollUnsafe() === undefined) {
    const postmaster = yield* Postmaster.read(dataFolderOf(options.home));
    if (Option.isSome(postmaster) && postmaster.value.pid === pid && postmaster.value.ready) {
      child.unref();
      return { host, port, pid } satisfies PostgresServer;
    }
    if (performance.now() > until) {
      yield* Postmaster.stop(pid);
      break;
    }
    yield* ProcessTable.pause(5);
  }
  const outcome = yield* Fiber.join(end);
  const log = yield* PostgresLog.tail(options.logFile, since);
  if (log.some((line) => line.includes("could not bind"))) return yield* new DatabasePortTaken({ port });
  return yield* new DatabaseStartFailed({ reason: `The database server ended with ${outcome}.`, log });
});

/** An uninterrupted end of this process without its finalizers must not leave the server behind. */
const endWithProcess = (pid: number) => {
  const end = () => void process.kill(pid, "SIGINT");
  return Effect.acquireRelease(
    Effect.sync(() => process.once("exit", end)),
    () => Effect.sync(() => process.off("exit", end)),
  );
};

/** Sessions of a server that was killed notice it within a moment; until then the new one may not begin. */
const isHeldByOldSessions = (error: DatabaseStartFailed | DatabasePortTaken): boolean =>
  error._tag === "DatabaseStartFailed" &&
  error.log.some((line) => line.includes("pre-existing shared memory block"));

const attemptAfterOldSessions = Effect.fnUntraced(function* (options: PostgresServerOptions, port: number) {
  const until = performance.now() + oldSessionsPatience;
  for (;;) {
    const outcome = yield* Effect.result(attempt(options, port));
    if (Result.isSuccess(outcome)) return outcome.success;
    if (!isHeldByOldSessions(outcome.failure) || performance.now() > until) {
      return yield* Effect.fail(outcome.failure);
    }
    yield* ProcessTable.pause(100);
  }
});

/**
 * Starts the server and waits until it takes connections; about 0.1 s. It outlives this process: the caller
 * keeps the pid and ends it with `Postmaster.stop`, or uses `start`.
 */
export const startDetached = (options: PostgresServerOptions) =>
  Option.match(options.port, {
    onSome: (port) => attemptAfterOldSessions(options, port),
    // Between finding a free port and listening on it another process may take it.
    onNone: () =>
      freePort.pipe(
        Effect.flatMap((port) => attemptAfterOldSessions(options, port)),
        Effect.retry({ times: attempts, while: (error) => error._tag === "DatabasePortTaken" }),
      ),
  }).pipe(Effect.withSpan("PostgresServer.start"));

/**
 * `startDetached`, stopped when the scope closes or this process exits. After `kill -9` of this process the
 * server runs on: `Postmaster.running` finds it.
 */
export const start = Effect.fnUntraced(function* (options: PostgresServerOptions) {
  const server = yield* Effect.acquireRelease(startDetached(options), ({ pid }) => Postmaster.stop(pid));
  yield* endWithProcess(server.pid);
  return server;
});

import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { join } from "node:path";
import { Effect, Option } from "effect";
import type { PostgresAccount } from "./PostgresAccount.ts";
import type { PostgresBinaries } from "./PostgresBinaries.ts";

export interface PostgresProgram {
  readonly binaries: PostgresBinaries;
  readonly account: Option.Option<PostgresAccount>;
  readonly name: "initdb" | "postgres";
  readonly args: ReadonlyArray<string>;
  /** Must be enterable by the account. */
  readonly folder: string;
  readonly logFile: string;
}

/**
 * Starts a server program under the account, with an empty environment and its output appended to the log
 * file. It gets a session of its own: Ctrl-C in the hub's terminal must reach the hub first, which stops its
 * database last.
 */
export const launch = (program: PostgresProgram): Effect.Effect<ChildProcess> =>
  Effect.sync(() => {
    const log = openSync(program.logFile, "a", 0o600);
    try {
      return spawn(join(program.binaries.home, "bin", program.name), [...program.args], {
        cwd: program.folder,
        detached: true,
        env: { PATH: "/usr/local/bin:/usr/bin:/bin", LC_ALL: "C.UTF-8", TZ: "UTC" },
        stdio: ["ignore", log, log],
        ...Option.match(program.account, { onNone: () => ({}), onSome: ({ uid, gid }) => ({ uid, gid }) }),
      });
    } finally {
      closeSync(log);
    }
  });

/** How a program ended: its exit code, the signal that ended it, or why it could not be started. */
export const ended = (child: ChildProcess): Effect.Effect<string> =>
  Effect.callback((resume) => {
    if (child.exitCode !== null || child.signalCode !== null) {
      return resume(Effect.succeed(String(child.exitCode ?? child.signalCode)));
    }
    child.once("error", (error) => resume(Effect.succeed(error.message)));
    child.once("exit", (code, signal) => resume(Effect.succeed(String(code ?? signal))));
  });

import { join } from "node:path";
import { Effect, FileSystem, Option, Redacted } from "effect";
import { temporaryFolder } from "../process/Reachability.ts";
import { type PostgresAccount } from "./PostgresAccount.ts";
import { type PostgresBinaries } from "./PostgresBinaries.ts";
import { DatabaseStartFailed } from "./PostgresErrors.ts";
import * as PostgresLog from "./PostgresLog.ts";
import * as PostgresProgram from "./PostgresProgram.ts";

/**
 * The superuser of every cluster made here. Only this package uses it; the hub connects as the roles below
 * it.
 */
export const superuser = "postgres";

export interface PostgresClusterOptions {
  readonly binaries: PostgresBinaries;
  readonly account: Option.Option<PostgresAccount>;
  /** The cluster lives in `data` below it. Must exist and belong to the account. */
  readonly home: string;
  readonly logFile: string;
  readonly password: Redacted.Redacted;
  /** Without it a crash of the machine right after may lose the new cluster. */
  readonly fsync: boolean;
}

/** Makes the folder a cluster lives in: the account's own, closed to everybody else. */
export const makeHome = Effect.fnUntraced(function* (home: string, account: Option.Option<PostgresAccount>) {
  const files = yield* FileSystem.FileSystem;
  for (const folder of [home, join(home, "socket")]) {
    yield* files.makeDirectory(folder, { recursive: true, mode: 0o700 });
    yield* handOver(folder, account);
  }
});

export const dataFolderOf = (home: string): string => join(home, "data");

/** Gives a file or folder to the account; nothing to do for an ordinary user. */
export const handOver = Effect.fnUntraced(function* (path: string, account: Option.Option<PostgresAccount>) {
  const files = yield* FileSystem.FileSystem;
  if (Option.isSome(account)) yield* files.chown(path, account.value.uid, account.value.gid);
});

/**
 * Makes a cluster (UTF-8, C.UTF-8, passwords by SCRAM only), about a second. It becomes visible in one
 * rename: after a kill in the middle there is no half-made cluster, only a remnant that the next call clears
 * away.
 */
export const initialise = Effect.fn("PostgresCluster.initialise")(function* (
  options: PostgresClusterOptions,
) {
  const files = yield* FileSystem.FileSystem;
  const unfinished = join(options.home, "data.unfinished");
  yield* files.remove(unfinished, { recursive: true, force: true });

  const secrets = yield* files.makeTempDirectoryScoped({
    prefix: "atoll-initdb-",
    directory: yield* temporaryFolder(options.account),
  });
  yield* files.chmod(secrets, 0o711);
  const passwordFile = join(secrets, "password");
  yield* files.writeFileString(passwordFile, `${Redacted.value(options.password)}\n`, { mode: 0o600 });
  yield* handOver(passwordFile, options.account);

  const since = yield* PostgresLog.end(options.logFile);
  const child = yield* PostgresProgram.launch({
    binaries: options.binaries,
    account: options.account,
    name: "initdb",
    args: [
      `--pgdata=${unfinished}`,
      `--username=${superuser}`,
      `--pwfile=${passwordFile}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      "--locale=C.UTF-8",
      "--no-instructions",
      ...(options.fsync ? [] : ["--no-sync"]),
    ],
    folder: options.home,
    logFile: options.logFile,
  });
  const outcome = yield* PostgresProgram.ended(child).pipe(
    Effect.onInterrupt(() => Effect.sync(() => child.kill("SIGKILL"))),
  );
  if (outcome !== "0") {
    const log = yield* PostgresLog.tail(options.logFile, since);
    return yield* new DatabaseStartFailed({ reason: `initdb ended with ${outcome}.`, log });
  }
  yield* files.rename(unfinished, dataFolderOf(options.home));
}, Effect.scoped);

import { join } from "node:path";
import { NodeServices } from "@effect/platform-node";
import { Clock, Context, Effect, FileSystem, Layer, Option, type Redacted } from "effect";
import { DataFolderCorrupt, DataFolderDenied } from "../data/DataFolderErrors.ts";
import * as DataFolder from "../data/DataFolder.ts";
import * as DataFolderLock from "../data/DataFolderLock.ts";
import * as DatabaseHome from "./DatabaseHome.ts";
import * as PostgresAccount from "./PostgresAccount.ts";
import * as PostgresBinaries from "./PostgresBinaries.ts";
import * as PostgresCluster from "./PostgresCluster.ts";
import { DatabaseStartFailed } from "./PostgresErrors.ts";
import * as PostgresPasswords from "./PostgresPasswords.ts";
import * as PostgresRoles from "./PostgresRoles.ts";
import * as PostgresServer from "./PostgresServer.ts";
import * as Postmaster from "./Postmaster.ts";

export interface EmbeddedPostgresOptions {
  /** Made when missing. One hub at a time. */
  readonly dataFolder: string;
  /** `None`: a free one, another at every start. */
  readonly port?: Option.Option<number>;
  /** Off only in tests that kill nothing. */
  readonly fsync?: boolean;
  /** A folder with `bin/postgres`, instead of the installed package's. */
  readonly binaries?: Option.Option<string>;
}

/** The name of the hub's database. */
const database = "atoll";

const majorOf = (text: string): string => text.trim().split(".")[0] ?? "";

/** Refuses a cluster that is plainly not whole, before the server is let near it. */
const checkCluster = Effect.fnUntraced(function* (folder: string, home: string) {
  const files = yield* FileSystem.FileSystem;
  const data = PostgresCluster.dataFolderOf(home);
  const version = yield* files.readFileString(join(data, "PG_VERSION")).pipe(Effect.orElseSucceed(() => ""));
  if (majorOf(version) !== String(PostgresBinaries.embeddedMajor)) {
    const reason = `its database is not one of PostgreSQL ${PostgresBinaries.embeddedMajor}.`;
    return yield* new DataFolderCorrupt({ folder, reason });
  }
  if (!(yield* files.exists(join(data, "global", "pg_control")))) {
    return yield* new DataFolderCorrupt({ folder, reason: "its database has lost its control file." });
  }
});

/** What PostgreSQL says when the fault lies in the files and not in the machine. */
const damage =
  /pg_control|control file|checkpoint record|could not open file "(base|pg_)|invalid page|checksum/;

const orCorrupt = (folder: string) => (error: DatabaseStartFailed) =>
  error.log.some((line) => /FATAL|PANIC/.test(line) && damage.test(line) && !line.includes("Permission"))
    ? new DataFolderCorrupt({
        folder,
        reason: `its database does not start.\n  ${error.log.join("\n  ")}\n `,
      })
    : error;

/** Stops a database that outlived the hub it belonged to. */
const takeOver = Effect.fnUntraced(function* (home: string) {
  const orphan = yield* Postmaster.running(PostgresCluster.dataFolderOf(home));
  if (Option.isNone(orphan)) return;
  const { pid } = orphan.value;
  yield* Effect.logWarning(`Taking over the database of a hub that was killed (server process ${pid}).`);
  if (yield* Postmaster.stop(pid)) return;
  const reason = `The database left by a killed hub (process ${pid}) cannot be stopped by this user.`;
  return yield* new DatabaseStartFailed({ reason, log: [] });
});

const make = Effect.fn("EmbeddedPostgres.make")(function* (options: EmbeddedPostgresOptions) {
  const began = yield* Clock.currentTimeMillis;
  const folder = yield* DataFolder.open(options.dataFolder, PostgresBinaries.embeddedMajor);
  yield* DataFolderLock.hold(folder);
  const asked = yield* PostgresAccount.resolve;
  const binaries = yield* PostgresBinaries.find(options.binaries ?? Option.none(), asked);
  const passwords = yield* PostgresPasswords.keep(folder);
  const { path: home, account } = yield* DatabaseHome.open(folder, asked);
  const settings: PostgresServer.PostgresServerOptions = {
    binaries,
    account,
    home,
    logFile: join(folder, "postgres.log"),
    port: options.port ?? Option.none(),
    fsync: options.fsync ?? true,
    settings: {},
  };
  const files = yield* FileSystem.FileSystem;
  if (yield* files.exists(PostgresCluster.dataFolderOf(home))) {
    yield* checkCluster(folder, home);
    yield* takeOver(home);
    yield* Postmaster.clearStale(PostgresCluster.dataFolderOf(home));
  } else {
    yield* PostgresCluster.initialise({ ...settings, password: passwords.superuser });
  }
  const { host, port, pid } = yield* PostgresServer.start(settings).pipe(
    Effect.catchTag("DatabaseStartFailed", (error) => Effect.fail(orCorrupt(folder)(error))),
  );
  const access = { host, port, user: PostgresCluster.superuser, password: passwords.superuser };
  yield* prepare(access, passwords);
  const took = (yield* Clock.currentTimeMillis) - began;
  yield* Effect.logInfo(`The embedded database listens on ${host}:${port} after ${took} ms.`);
  const url = (role: PostgresRoles.RoleName) => PostgresRoles.urlFor(access, role, passwords[role], database);
  return EmbeddedPostgres.of({
    pid,
    urls: { app: url("atoll_app"), system: url("atoll_system"), migration: url("atoll_owner") },
  });
});

const prepare = Effect.fnUntraced(
  function* (access: PostgresRoles.ServerAccess, passwords: PostgresPasswords.PostgresPasswords) {
    const sql = yield* PostgresRoles.connect(access, "postgres");
    yield* PostgresRoles.ensureRoles(sql, passwords);
    yield* PostgresRoles.ensureDatabase(sql, database);
  },
  Effect.scoped,
  Effect.catchTag(["SqlError", "SchemaError"], (error) =>
    Effect.fail(
      new DatabaseStartFailed({
        reason: `The database runs, but its roles could not be made: ${error.message}`,
        log: [],
      }),
    ),
  ),
);

/**
 * A real PostgreSQL of the hub's own, in its data folder, on loopback: the default where no `DATABASE_URL` is
 * given. Commits are on the disk when acknowledged. It stops with the scope; after `kill -9` of the hub it
 * runs on, and the next hub on the folder takes it over.
 */
export class EmbeddedPostgres extends Context.Service<
  EmbeddedPostgres,
  {
    readonly pid: number;
    /** For the app's pool, the system pool and the migrations, in this order of rights. */
    readonly urls: {
      readonly app: Redacted.Redacted;
      readonly system: Redacted.Redacted;
      readonly migration: Redacted.Redacted;
    };
  }
>()("@atoll/platform/postgres/EmbeddedPostgres") {
  /** The server as a scoped value. */
  static readonly make = (options: EmbeddedPostgresOptions) =>
    make(options).pipe(
      Effect.catchTag("PlatformError", ({ message }) =>
        Effect.fail(new DataFolderDenied({ folder: options.dataFolder, reason: message })),
      ),
      Effect.provide(NodeServices.layer),
    );

  static readonly layer = (options: EmbeddedPostgresOptions) =>
    Layer.effect(EmbeddedPostgres, EmbeddedPostgres.make(options));
}

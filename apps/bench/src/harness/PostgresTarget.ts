import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { migrate } from "@atoll/database/migration/Migrator";
import * as PostgresAccount from "@atoll/platform/postgres/PostgresAccount";
import * as PostgresBinaries from "@atoll/platform/postgres/PostgresBinaries";
import * as PostgresCluster from "@atoll/platform/postgres/PostgresCluster";
import * as PostgresRoles from "@atoll/platform/postgres/PostgresRoles";
import * as PostgresServer from "@atoll/platform/postgres/PostgresServer";
import { temporaryFolder } from "@atoll/platform/process/Reachability";
import { Effect, FileSystem, Option, Redacted, Schema, type Scope } from "effect";
import type { SqlError } from "effect/sql/SqlError";
import type { Urls } from "../protocol/Setup.ts";
import { migrationsFolder } from "./paths.ts";
import { processTable } from "./processTimes.ts";

/** Which server everybody gets. */
export type ServerChoice = "embedded" | "debian";

/** Of no worth to anybody: the server listens on loopback, for the length of a run. */
const password = Redacted.make("bench");
const passwords = { atoll_owner: password, atoll_app: password, atoll_system: password };

const debianHome = "/usr/lib/postgresql/15";

/**
 * What matters to a commit and to a busy machine, the same for everybody; all else is the server's default.
 */
const settings = {
  max_connections: "200",
  shared_buffers: "1GB",
  max_wal_size: "8GB",
  checkpoint_timeout: "15min",
};

const shown = [
  "server_version",
  "fsync",
  "synchronous_commit",
  "full_page_writes",
  "wal_level",
  "commit_delay",
  ...Object.keys(settings),
];

/** An own server in a temporary folder, gone with the scope. */
const ownServer = Effect.fnUntraced(function* (choice: ServerChoice) {
  const files = yield* FileSystem.FileSystem;
  const account = yield* PostgresAccount.resolve;
  const place = yield* temporaryFolder(account);
  const folder = yield* Effect.acquireRelease(
    Effect.promise(() => mkdtemp(join(place, "atoll-bench-"))),
    (path) => Effect.promise(() => rm(path, { recursive: true, force: true })),
  );
  yield* files.chmod(folder, 0o711);
  const binaries =
    choice === "debian" && existsSync(debianHome)
      ? { home: debianHome, version: "15" }
      : yield* PostgresBinaries.find(Option.none(), account);
  const home = join(folder, "postgres");
  const common = { binaries, account, home, logFile: join(folder, "postgres.log"), fsync: true };
  yield* PostgresCluster.makeHome(home, account);
  yield* PostgresCluster.initialise({ ...common, password });
  const { host, port } = yield* PostgresServer.start({ ...common, port: Option.none(), settings });
  return { host, port, user: PostgresCluster.superuser, password } satisfies PostgresRoles.ServerAccess;
});

const accessOf = (url: string): PostgresRoles.ServerAccess => {
  const { hostname, port, username, password: secret } = new URL(url);
  return {
    host: hostname,
    port: Number(port || "5432"),
    user: decodeURIComponent(username),
    password: Redacted.make(decodeURIComponent(secret)),
  };
};

const Backend = Schema.NonEmptyArray(Schema.Struct({ pid: Schema.Number }));
const Settings = Schema.Array(Schema.Struct({ name: Schema.String, setting: Schema.String }));

/** The server's first process, found through one of its sessions; null where it runs elsewhere. */
const postmasterOf = (backend: number): number | null => {
  const table = processTable();
  const session = table.find(({ pid }) => pid === backend);
  const parent = table.find(({ pid }) => pid === session?.parent);
  return session?.name.startsWith("postgres") && parent?.name.startsWith("postgres") ? parent.pid : null;
};

export interface PostgresTarget {
  readonly postmaster: number | null;
  /** The settings as the server reports them. */
  readonly settings: ReadonlyMap<string, string>;
  /**
   * A database of its own for as long as the scope is open: empty, or with Atoll's schema. Then a checkpoint.
   */
  readonly database: (name: string, schema: DatabaseSchema) => Effect.Effect<Urls, SqlError, Scope.Scope>;
}

export type DatabaseSchema = "empty" | "atoll";

const urlsFor = (access: PostgresRoles.ServerAccess, database: string): Urls => {
  const url = (role: string, secret: Redacted.Redacted) =>
    Redacted.value(PostgresRoles.urlFor(access, role, secret, database));
  return {
    superuser: url(access.user, access.password),
    owner: url("atoll_owner", password),
    app: url("atoll_app", password),
    system: url("atoll_system", password),
  };
};

const template = "bench_template";

/** The server named by `DATABASE_URL` (as a superuser), or one of its own; gone with the scope. */
export const open = Effect.fn("PostgresTarget.open")(function* (
  choice: ServerChoice,
  url: string | undefined,
) {
  const access = url === undefined ? yield* ownServer(choice) : accessOf(url);
  const sql = yield* PostgresRoles.connect(access, "postgres");
  yield* PostgresRoles.ensureRoles(sql, passwords);
  yield* PostgresRoles.dropDatabase(sql, template);
  yield* PostgresRoles.createDatabase(sql, template);
  yield* Effect.addFinalizer(() => Effect.ignore(PostgresRoles.dropDatabase(sql, template)));
  yield* migrate({ url: Redacted.make(urlsFor(access, template).owner), directory: migrationsFolder });
  const backend = yield* sql`select pg_backend_pid() as pid`;
  const [{ pid }] = yield* Schema.decodeUnknownEffect(Backend)(backend);
  const rows = yield* sql`select name, current_setting(name) as setting from pg_settings
    where ${sql.in("name", shown)} order by name`;
  const found = yield* Schema.decodeUnknownEffect(Settings)(rows);
  const database = Effect.fnUntraced(function* (name: string, schema: DatabaseSchema) {
    yield* PostgresRoles.dropDatabase(sql, name);
    yield* Effect.acquireRelease(
      PostgresRoles.createDatabase(sql, name, schema === "atoll" ? template : undefined),
      () => Effect.ignore(PostgresRoles.dropDatabase(sql, name), { log: true }),
    );
    yield* sql`checkpoint`;
    return urlsFor(access, name);
  });
  return {
    postmaster: postmasterOf(pid),
    settings: new Map(found.map((row) => [row.name, row.setting])),
    database,
  } satisfies PostgresTarget;
});

import { join } from "node:path";
import { Effect, FileSystem, Option, Redacted, Schema } from "effect";
import * as PostgresAccount from "@atoll/platform/postgres/PostgresAccount";
import * as PostgresBinaries from "@atoll/platform/postgres/PostgresBinaries";
import * as PostgresCluster from "@atoll/platform/postgres/PostgresCluster";
import { DatabaseStartFailed } from "@atoll/platform/postgres/PostgresErrors";
import * as PostgresRoles from "@atoll/platform/postgres/PostgresRoles";
import * as PostgresServer from "@atoll/platform/postgres/PostgresServer";
import { oncePerRun } from "../run/OncePerRun.ts";
import * as TestRun from "../run/TestRun.ts";
import { address, debianBinaries, type TestServer } from "./TestServers.ts";

/** Of no worth to anybody: the servers listen on loopback, for the length of a run. */
const password = Redacted.make("test");
export const rolePasswords: PostgresRoles.RolePasswords = {
  atoll_owner: password,
  atoll_app: password,
  atoll_system: password,
};

export interface ClusterOptions {
  readonly server: TestServer;
  /** On for tests that kill the database; off makes everything else faster. */
  readonly fsync: boolean;
}

/** Tests share few processors, and their tables are small: neither workers nor compilers of a query pay. */
const settings = { max_connections: "200", max_parallel_workers_per_gather: "0", jit: "off" };

/** What is gone with the run needs no housekeeping, and no log that anybody could replicate from. */
const shortLived = {
  autovacuum: "off",
  bgwriter_lru_maxpages: "0",
  checkpoint_timeout: "1h",
  max_wal_size: "4GB",
  wal_level: "minimal",
  max_wal_senders: "0",
};

const serverOptions = Effect.fnUntraced(function* (options: ClusterOptions, home: string) {
  const account = yield* PostgresAccount.resolve;
  const binaries =
    options.server.id === "debian" ? debianBinaries : yield* PostgresBinaries.find(Option.none(), account);
  return {
    binaries,
    account,
    home,
    logFile: `${home}.log`,
    port: Option.none<number>(),
    fsync: options.fsync,
    settings: options.fsync ? settings : { ...settings, ...shortLived },
  };
});

const prepareRoles = (access: PostgresRoles.ServerAccess) =>
  PostgresRoles.connect(access, "postgres").pipe(
    Effect.flatMap((sql) => PostgresRoles.ensureRoles(sql, rolePasswords)),
    Effect.scoped,
  );

/** Makes a cluster in `home` and says how a server is run on it. */
const initialise = Effect.fnUntraced(function* (options: ClusterOptions, home: string) {
  const settings = yield* serverOptions(options, home);
  yield* PostgresCluster.makeHome(home, settings.account);
  yield* PostgresCluster.initialise({ ...settings, password });
  return settings;
});

/**
 * A server of its own, in its own folder, gone with the scope: for tests that stop, kill or restart the
 * database. The roles exist, databases do not.
 */
export const own = Effect.fn("TestCluster.own")(function* (options: ClusterOptions) {
  const files = yield* FileSystem.FileSystem;
  const run = yield* Effect.acquireRelease(TestRun.make(), (folder) =>
    Effect.ignore(TestRun.remove(folder), { log: true }),
  );
  const settings = yield* initialise(options, join(run, options.server.id));
  const { host, port, pid } = yield* PostgresServer.start(settings);
  const access: PostgresRoles.ServerAccess = { host, port, user: PostgresCluster.superuser, password };
  yield* prepareRoles(access);
  const startAgain = PostgresServer.start({ ...settings, port: Option.some(port) });
  return { access, pid, folder: run, startAgain, log: files.readFileString(settings.logFile) };
});

const Access = Schema.fromJsonString(
  Schema.Struct({ host: Schema.String, port: Schema.Int, user: Schema.String, password: Schema.String }),
);

const encode = (access: PostgresRoles.ServerAccess) =>
  Schema.encodeEffect(Access)({ ...access, password: Redacted.value(access.password) });

/** Starts the run's server; `TestRun.remove` ends it with the run. */
const startForRun = Effect.fnUntraced(function* (server: TestServer, run: string) {
  const settings = yield* initialise({ server, fsync: false }, join(run, server.id));
  const { host, port } = yield* PostgresServer.startDetached(settings);
  const access: PostgresRoles.ServerAccess = { host, port, user: PostgresCluster.superuser, password };
  yield* prepareRoles(access);
  return yield* encode(access);
});

/** A server somebody else runs: its roles get the passwords of the tests. */
const atAddress = Effect.fnUntraced(function* (url: string) {
  const { hostname, port, username, password: secret } = new URL(url);
  const access: PostgresRoles.ServerAccess = {
    host: hostname,
    port: Number(port || "5432"),
    user: decodeURIComponent(username),
    password: Redacted.make(decodeURIComponent(secret)),
  };
  yield* prepareRoles(access);
  return access;
});

/**
 * The server all suites of this run share, started by the first that asks (about 1.5 s) and stopped by
 * `globalSetup`'s teardown. Where no `globalSetup` opened a run, the suite gets a server of its own for as
 * long as its scope is open.
 */
export const shared = Effect.fn("TestCluster.shared")(function* (server: TestServer) {
  if (server.unavailable !== null) {
    return yield* new DatabaseStartFailed({ reason: `${server.label}: ${server.unavailable}`, log: [] });
  }
  if (server.id === "address" && address !== undefined) return yield* atAddress(address);
  const run = yield* TestRun.current;
  if (Option.isNone(run)) return (yield* own({ server, fsync: false })).access;
  const text = yield* oncePerRun(run.value, server.id, startForRun(server, run.value));
  const { host, port, user, password: secret } = yield* Schema.decodeUnknownEffect(Access)(text);
  return { host, port, user, password: Redacted.make(secret) } satisfies PostgresRoles.ServerAccess;
});

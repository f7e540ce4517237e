import { connect } from "@atoll/database/connect";
import { migrate } from "@atoll/database/migration/Migrator";
import { migrationsDirectory } from "@atoll/database/migration/migrateProgram";
import { run } from "@atoll/database/statements";
import * as PostgresRoles from "@atoll/platform/postgres/PostgresRoles";
import * as ProcessTable from "@atoll/platform/process/ProcessTable";
import * as TestCluster from "@atoll/testing/postgres/TestCluster";
import { primary } from "@atoll/testing/postgres/TestServers";
import { tenants } from "./Parcel.ts";
import { Effect, type Redacted, References } from "effect";

const database = "chaos";

/** Where marks are left. No unique constraint: what is done twice has to be seen twice. */
const marks = [
  `create table chaos_marks (
    id bigint generated always as identity primary key,
    key text not null, life text not null, began timestamptz, at timestamptz not null default clock_timestamp())`,
  "create index on chaos_marks (key)",
  "grant select, insert on chaos_marks to atoll_app, atoll_system",
];

/** A database server of its own with fsync on, which may be killed, and a migrated database on it. */
export const make = Effect.fn("World.make")(function* () {
  const cluster = yield* TestCluster.own({ server: primary, fsync: true });
  const { access } = cluster;
  yield* PostgresRoles.connect(access, "postgres").pipe(
    Effect.flatMap((sql) => PostgresRoles.createDatabase(sql, database)),
    Effect.scoped,
  );
  const url = (role: PostgresRoles.RoleName) =>
    PostgresRoles.urlFor(access, role, TestCluster.rolePasswords[role], database);
  const urls = {
    superuser: PostgresRoles.urlFor(access, access.user, access.password, database),
    owner: url("atoll_owner"),
    app: url("atoll_app"),
    system: url("atoll_system"),
  };
  yield* migrate({ url: urls.owner, directory: migrationsDirectory }).pipe(
    Effect.provideService(References.MinimumLogLevel, "Warn"),
  );
  const sql = yield* connect({ url: urls.superuser, applicationName: "chaos", maxConnections: 3 });
  for (const statement of marks) yield* run(sql.unsafe(statement));
  for (const tenant of tenants) yield* run(sql`insert into tenants (id, name) values (${tenant}, 'Chaos')`);

  let pid = cluster.pid;
  return {
    urls,
    /** Gone with the world. */
    folder: cluster.folder,
    /** As superuser; its connections come back with the server. */
    sql,
    /** `kill -9` of the server process, and a new one after so long; answers when it takes connections. */
    crashDatabase: Effect.fnUntraced(function* (millis: number) {
      yield* ProcessTable.signal(pid, "SIGKILL");
      yield* ProcessTable.awaitEnd(pid, 5_000);
      yield* ProcessTable.pause(millis);
      ({ pid } = yield* cluster.startAgain);
    }),
    /** Breaks connections of everybody but us; says how many. */
    cut: Effect.fnUntraced(function* (which: "one" | "all") {
      const limit = which === "one" ? 1 : 1_000;
      const cut = yield* sql`
        select pg_terminate_backend(pid) from pg_stat_activity
        where datname = ${database} and application_name <> 'chaos' and backend_type = 'client backend'
          and pid in (select pid from pg_stat_activity
            where datname = ${database} and application_name <> 'chaos' and backend_type = 'client backend'
            order by md5(pid::text) limit ${limit})`;
      return cut.length;
    }),
  };
});
export interface World extends Effect.Success<ReturnType<typeof make>> {}

/** The environment that names the world's database to a process. */
export const environmentOf = ({ urls }: World, value: (url: Redacted.Redacted) => string) => ({
  DATABASE_URL: value(urls.app),
  DATABASE_SYSTEM_URL: value(urls.system),
});

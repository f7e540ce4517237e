import { join } from "node:path";
import * as PostgresRoles from "@atoll/platform/postgres/PostgresRoles";
import * as TestCluster from "@atoll/testing/postgres/TestCluster";
import { primary } from "@atoll/testing/postgres/TestServers";
import { PgClient } from "@effect/sql-pg";
import { Effect, FileSystem } from "effect";
import { Reactivity } from "effect/reactivity";
import type { Scene } from "./disturb.ts";
import * as Lagoon from "./Lagoon.ts";
import * as Moments from "./Moments.ts";

const name = "atoll";

/** A server of its own, which waits for its disk and outlives the hub; and the URLs of an empty database on it. */
const database = Effect.gen(function* () {
  const { access } = yield* TestCluster.own({ server: primary, fsync: true });
  yield* PostgresRoles.connect(access, "postgres").pipe(
    Effect.flatMap((sql) => PostgresRoles.createDatabase(sql, name)),
    Effect.scoped,
  );
  const url = (role: PostgresRoles.RoleName) =>
    PostgresRoles.urlFor(access, role, TestCluster.rolePasswords[role], name);
  return {
    superuser: PostgresRoles.urlFor(access, access.user, access.password, name),
    owner: url("atoll_owner"),
    app: url("atoll_app"),
    system: url("atoll_system"),
  };
});

/** Names a folder that gets what every process wrote, for whoever looks into a failure. */
const logFolder = process.env["ATOLL_KILL_LOGS"];

const keepLogs = Effect.fnUntraced(function* ({ hub, agents }: Lagoon.Lagoon) {
  const files = yield* FileSystem.FileSystem;
  if (logFolder === undefined) return;
  for (const [name, { log }] of Object.entries({ hub, ...agents })) {
    yield* Effect.ignore(files.writeFileString(join(logFolder, `${name}.log`), yield* log));
  }
});

/** The whole system on a real database, ready to be disturbed; gone with the scope. */
export const make = Effect.gen(function* () {
  const files = yield* FileSystem.FileSystem;
  const urls = yield* database;
  const folder = yield* files.makeTempDirectoryScoped({ prefix: "atoll-kill-" });
  const lagoon = yield* Lagoon.make(folder, Lagoon.outside(urls));
  yield* Effect.addFinalizer(() => keepLogs(lagoon));
  const moments = yield* Moments.make(urls.superuser, lagoon.siteOf);
  const sql = yield* PgClient.make({ url: urls.superuser, maxConnections: 2 });
  return { lagoon, moments, sql } satisfies Scene;
}).pipe(Effect.provide(Reactivity.layer));

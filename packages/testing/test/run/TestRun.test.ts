import { existsSync } from "node:fs";
import { NodeServices } from "@effect/platform-node";
import { PgClient } from "@effect/sql-pg";
import { assert, describe, it } from "@effect/vitest";
import { Effect } from "effect";
import { Reactivity } from "effect/reactivity";
import * as PostgresRoles from "@atoll/platform/postgres/PostgresRoles";
import * as ProcessTable from "@atoll/platform/process/ProcessTable";
import * as TestCluster from "@atoll/testing/postgres/TestCluster";
import * as TestRun from "@atoll/testing/run/TestRun";
import * as TestServers from "@atoll/testing/postgres/TestServers";
import * as TestProcess from "@atoll/testing/process/TestProcess";

const embedded: TestServers.TestServer = { ...TestServers.primary, id: "embedded" };
const crasher = new URL("fixtures/crashingRun.ts", import.meta.url);

describe("a server of a test's own", () => {
  it.live("is made to wait for the disk, may be killed, and comes back with what was committed", () =>
    Effect.gen(function* () {
      const cluster = yield* TestCluster.own({ server: embedded, fsync: true });
      const url = PostgresRoles.urlFor(
        cluster.access,
        cluster.access.user,
        cluster.access.password,
        "postgres",
      );
      const connect = PgClient.makeClient({ url });
      yield* Effect.flatMap(connect, (sql) => sql`create table kept as select 1 as n`).pipe(Effect.scoped);
      yield* ProcessTable.signal(cluster.pid, "SIGKILL");
      assert.isTrue(yield* ProcessTable.awaitEnd(cluster.pid, 5_000));
      const again = yield* cluster.startAgain;
      assert.notStrictEqual(again.pid, cluster.pid);
      const rows = yield* Effect.flatMap(
        connect,
        (sql) => sql`select n, current_setting('fsync') from kept`,
      ).pipe(Effect.scoped);
      assert.deepStrictEqual(rows, [{ n: 1, current_setting: "on" }]);
    }).pipe(Effect.scoped, Effect.provide([NodeServices.layer, Reactivity.layer])),
  );
});

describe("what a crashed run left", () => {
  it.live("is cleared away by the next, server and folder; a live run's is not", () =>
    Effect.gen(function* () {
      const crashed = yield* TestProcess.start({ entry: crasher });
      const [, folder = "", pid] = yield* crashed.line(/run (\S+) server (\d+)/);
      yield* TestRun.sweep;
      assert.isTrue(existsSync(folder));
      yield* crashed.kill("SIGKILL");
      assert.isTrue(yield* ProcessTable.isAlive(Number(pid)));
      yield* TestRun.sweep;
      assert.isFalse(yield* ProcessTable.isAlive(Number(pid)));
      assert.isFalse(existsSync(folder));
    }).pipe(Effect.scoped, Effect.provide(NodeServices.layer)),
  );
});

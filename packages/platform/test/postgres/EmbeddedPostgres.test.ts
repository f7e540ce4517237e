import {
  appendFileSync,
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { PgClient } from "@effect/sql-pg";
import { assert, describe, it } from "@effect/vitest";
import { Effect, Option, type Redacted } from "effect";
import { Reactivity } from "effect/reactivity";
import { EmbeddedPostgres } from "@atoll/platform/postgres/EmbeddedPostgres";
import * as ProcessTable from "@atoll/platform/process/ProcessTable";
import { hubProcess } from "./hubProcess.ts";
import { scratch } from "./scratch.ts";

const query = <A>(url: Redacted.Redacted, use: (sql: PgClient.PgClient) => Effect.Effect<A, unknown>) =>
  PgClient.makeClient({ url }).pipe(Effect.flatMap(use), Effect.scoped, Effect.provide(Reactivity.layer));

/** Runs the server just long enough for `use`. */
const during = <A>(
  dataFolder: string,
  use: (postgres: EmbeddedPostgres["Service"]) => Effect.Effect<A, unknown>,
) => EmbeddedPostgres.make({ dataFolder }).pipe(Effect.flatMap(use), Effect.scoped);

const refusal = (dataFolder: string, port = Option.none<number>()) =>
  EmbeddedPostgres.make({ dataFolder, port }).pipe(Effect.scoped, Effect.flip);

const islands = (postgres: EmbeddedPostgres["Service"]) =>
  query(postgres.urls.migration, (sql) => sql`select name from islands`);

describe("the embedded database", () => {
  it.live("lets each role in as itself, none of them above row-level security", () =>
    Effect.gen(function* () {
      const folder = yield* scratch();
      yield* during(folder, ({ urls }) =>
        Effect.gen(function* () {
          for (const [role, url] of [
            ["atoll_app", urls.app],
            ["atoll_system", urls.system],
            ["atoll_owner", urls.migration],
          ] as const) {
            const rows = yield* query(
              url,
              (sql) => sql`
                select rolname::text as role, rolsuper or rolbypassrls as above,
                  current_database()::text as database, current_setting('fsync') as fsync
                from pg_roles where rolname = current_user`,
            );
            assert.deepStrictEqual(rows, [{ role, above: false, database: "atoll", fsync: "on" }]);
          }
        }),
      );
    }),
  );

  it.live("keeps its rows over a restart, its secrets to itself, and no process afterwards", () =>
    Effect.gen(function* () {
      const folder = yield* scratch();
      const pid = yield* during(folder, ({ pid: server, urls }) =>
        query(urls.migration, (sql) => sql`create table islands as select 'Biscoe' as name`).pipe(
          Effect.as(server),
        ),
      );
      assert.isFalse(yield* ProcessTable.isAlive(pid));
      assert.strictEqual(statSync(join(folder, "secrets/postgres.json")).mode & 0o777, 0o600);
      assert.deepStrictEqual(yield* during(folder, islands), [{ name: "Biscoe" }]);
      assert.isFalse(existsSync(join(folder, "hub.lock")));
    }),
  );

  it.live("refuses a second hub, and is taken over from one that was killed", () =>
    Effect.gen(function* () {
      const folder = yield* scratch();
      const hub = yield* hubProcess(folder);
      const inUse = yield* refusal(folder);
      assert.deepInclude({ ...inUse }, { _tag: "DataFolderInUse", pid: hub.pid });

      yield* hub.end("SIGKILL");
      assert.property(hub.report, "serverPid");
      const orphan = "serverPid" in hub.report ? hub.report.serverPid : 0;
      assert.isTrue(yield* ProcessTable.isAlive(orphan));
      assert.deepStrictEqual(yield* during(folder, islands), [{ name: "Torgersen" }]);
      assert.isFalse(yield* ProcessTable.isAlive(orphan));
    }),
  );

  it.live("goes to one of several hubs that start at once after a kill", () =>
    Effect.gen(function* () {
      const folder = yield* scratch();
      const killed = yield* hubProcess(folder);
      yield* killed.end("SIGKILL");
      const hubs = yield* Effect.all([hubProcess(folder), hubProcess(folder), hubProcess(folder)], {
        concurrency: "unbounded",
      });
      const outcomes = hubs.map(({ report }) => ("failed" in report ? report.failed : "up")).toSorted();
      assert.deepStrictEqual(outcomes, ["DataFolderInUse", "DataFolderInUse", "up"]);
    }),
  );

  it.live("comes back with every committed row when hub and server are killed together", () =>
    Effect.gen(function* () {
      const folder = yield* scratch();
      const hub = yield* hubProcess(folder);
      const server = "serverPid" in hub.report ? hub.report.serverPid : 0;
      yield* ProcessTable.signal(server, "SIGKILL");
      yield* hub.end("SIGKILL");
      // The id in its postmaster.pid now belongs to somebody else, as after the restart of a container.
      const left = join(folder, "postgres/data/postmaster.pid");
      writeFileSync(left, readFileSync(left, "utf8").replace(/^\d+/, String(process.pid)));
      assert.deepStrictEqual(yield* during(folder, islands), [{ name: "Torgersen" }]);
    }),
  );

  it.live("stops with a hub that is asked to end", () =>
    Effect.gen(function* () {
      const folder = yield* scratch();
      const hub = yield* hubProcess(folder);
      const server = "serverPid" in hub.report ? hub.report.serverPid : 0;
      yield* hub.end("SIGTERM");
      assert.isTrue(server > 0 && (yield* ProcessTable.awaitEnd(server, 5_000)));
    }),
  );
});

describe("a data folder it cannot use", () => {
  const label = (folder: string, content: string) => writeFileSync(join(folder, "atoll.json"), content);

  it.live("is refused with the reason, and left as it was", () =>
    Effect.gen(function* () {
      const folder = yield* scratch();
      yield* during(folder, () => Effect.void);
      const good = readFileSync(join(folder, "atoll.json"), "utf8");
      const control = join(folder, "postgres/data/global/pg_control");
      const controlBytes = readFileSync(control);

      const newer = JSON.stringify({ format: 2, postgres: 19, createdBy: "atoll 2.0.0" });
      label(folder, newer);
      assert.strictEqual((yield* refusal(folder))._tag, "DataFolderTooNew");
      assert.strictEqual(readFileSync(join(folder, "atoll.json"), "utf8"), newer);

      label(folder, "{ not json");
      assert.strictEqual((yield* refusal(folder))._tag, "DataFolderCorrupt");

      rmSync(join(folder, "atoll.json"));
      assert.strictEqual((yield* refusal(folder))._tag, "DataFolderCorrupt");

      label(folder, good);
      truncateSync(control, 100);
      assert.strictEqual((yield* refusal(folder))._tag, "DataFolderCorrupt");
      renameSync(control, `${control}.aside`);
      assert.strictEqual((yield* refusal(folder))._tag, "DataFolderCorrupt");
      assert.isFalse(existsSync(join(folder, "hub.lock")));

      renameSync(`${control}.aside`, control);
      writeFileSync(control, controlBytes);
      const secrets = readFileSync(join(folder, "secrets/postgres.json"), "utf8");
      rmSync(join(folder, "secrets/postgres.json"));
      assert.strictEqual((yield* refusal(folder))._tag, "DataFolderCorrupt");
      writeFileSync(join(folder, "secrets/postgres.json"), secrets);
      yield* during(folder, () => Effect.void);
    }),
  );

  it.live("shows what the server said when it does not come up", () =>
    Effect.gen(function* () {
      const folder = yield* scratch();
      yield* during(folder, () => Effect.void);
      appendFileSync(join(folder, "postgres/data/postgresql.conf"), "shared_buffers = plenty\n");
      const failure = yield* refusal(folder);
      assert.strictEqual(failure._tag, "DatabaseStartFailed");
      assert.include(failure.message, "shared_buffers");
    }),
  );

  it.live("is told from a port that is taken", () =>
    Effect.gen(function* () {
      const folder = yield* scratch();
      const port = yield* Effect.acquireRelease(
        Effect.callback<readonly [number, ReturnType<typeof createServer>]>((resume) => {
          const server = createServer().listen(0, "127.0.0.1", () => {
            const address = server.address();
            resume(
              Effect.succeed([address !== null && typeof address === "object" ? address.port : 0, server]),
            );
          });
        }),
        ([, server]) => Effect.sync(() => server.close()),
      ).pipe(Effect.map(([taken]) => taken));
      const failure = yield* refusal(folder, Option.some(port));
      assert.deepInclude({ ...failure }, { _tag: "DatabasePortTaken", port });
    }),
  );
});

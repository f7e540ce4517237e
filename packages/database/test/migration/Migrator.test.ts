import { NodeServices } from "@effect/platform-node";
import { assert, describe, it } from "@effect/vitest";
import { TestPostgres } from "@atoll/testing/postgres/TestPostgres";
import * as TestServers from "@atoll/testing/postgres/TestServers";
import * as Program from "@atoll/testing/process/Program";
import * as TestProcess from "@atoll/testing/process/TestProcess";
import { Duration, Effect, FileSystem, Layer, Path, Redacted, References, Schema, type Scope } from "effect";
import { migrationsDirectory } from "../../src/migration/migrateProgram.ts";
import { migrate } from "../../src/migration/Migrator.ts";
import { connectAs } from "../support/roles.ts";

/** A folder with these migrations, gone with the scope. */
const folder = Effect.fnUntraced(function* (files: Readonly<Record<string, string>>) {
  const system = yield* FileSystem.FileSystem;
  const path = yield* Path.Path;
  const directory = yield* system.makeTempDirectoryScoped({ prefix: "atoll-migrations-" });
  yield* Effect.forEach(Object.entries(files), ([name, text]) =>
    system.writeFileString(path.join(directory, name), text),
  );
  return directory;
});

const twoTables = {
  "0000_islands.sql": "create table islands (name text primary key);",
  "0001_birds.sql": "create table birds (name text);\n--> statement-breakpoint\ncreate table nests (id int);",
};

const Names = Schema.Array(Schema.Struct({ name: Schema.String }));

/** A database without anything, and how to migrate it. */
const empty = Effect.gen(function* () {
  const { urls } = yield* TestPostgres;
  const sql = yield* connectAs("owner");
  const names = (query: string) =>
    sql.unsafe(query).pipe(
      Effect.flatMap(Schema.decodeUnknownEffect(Names)),
      Effect.map((rows) => rows.map(({ name }) => name)),
    );
  return {
    sql,
    url: urls.owner,
    recorded: names("select name from schema_migrations order by position"),
    tables: names(
      `select relname::text as name from pg_class
       where relnamespace = 'public'::regnamespace and relkind = 'r'
         and relname not like 'cluster%' and relname <> 'schema_migrations' order by 1`,
    ),
    apply: (files: Readonly<Record<string, string>>, patience = Duration.seconds(10)) =>
      Effect.flatMap(folder(files), (directory) => migrate({ url: urls.owner, directory, patience })),
  };
});

describe.each(TestServers.all)("$label", (server) => {
  if (server.unavailable !== null) return it.skip(server.unavailable);

  const onEmpty = <A, E>(
    test: Effect.Effect<A, E, TestPostgres | FileSystem.FileSystem | Path.Path | Scope.Scope>,
  ) =>
    test.pipe(
      Effect.scoped,
      Effect.provide(Layer.mergeAll(NodeServices.layer, TestPostgres.layer({ server }))),
      Effect.provideService(References.MinimumLogLevel, "None"),
    );

  describe("migrate", () => {
    it.live(
      "lets ten processes start at once on an empty database",
      () =>
        onEmpty(
          Effect.gen(function* () {
            const { url, recorded } = yield* empty;
            const files = yield* FileSystem.FileSystem;
            const entry = yield* Program.entry("api", "migrate");
            const processes = yield* Effect.forEach(
              Array.from({ length: 10 }),
              () => TestProcess.start({ entry, env: { DATABASE_MIGRATION_URL: Redacted.value(url) } }),
              { concurrency: "unbounded" },
            );
            const ends = yield* Effect.forEach(processes, ({ end }) => end, { concurrency: "unbounded" });
            const logs = yield* Effect.forEach(processes, ({ log }) => log);
            assert.deepStrictEqual(
              ends.map(({ code }) => code),
              Array.from({ length: 10 }, () => 0),
              logs.join("\n"),
            );
            const wanted = (yield* files.readDirectory(migrationsDirectory))
              .filter((name) => name.endsWith(".sql"))
              .map((name) => name.slice(0, -4))
              .sort();
            assert.deepStrictEqual(yield* recorded, wanted);
            const applied = logs.join("\n").match(/Applied \d{4}_/g) ?? [];
            assert.strictEqual(applied.length, wanted.length);
          }),
        ),
      120_000,
    );

    it.live("applies what is missing, and nothing twice", () =>
      onEmpty(
        Effect.gen(function* () {
          const { apply, tables, recorded } = yield* empty;
          assert.deepStrictEqual(yield* apply(twoTables), ["0000_islands", "0001_birds"]);
          assert.deepStrictEqual(yield* apply(twoTables), []);
          const more = { ...twoTables, "0002_fish.sql": "create table fish (id int);" };
          assert.deepStrictEqual(yield* apply(more), ["0002_fish"]);
          assert.deepStrictEqual(yield* tables, ["birds", "fish", "islands", "nests"]);
          assert.deepStrictEqual(yield* recorded, ["0000_islands", "0001_birds", "0002_fish"]);
        }),
      ),
    );

    it.live("rolls back the whole migration that fails and keeps those before it", () =>
      onEmpty(
        Effect.gen(function* () {
          const { apply, tables } = yield* empty;
          const broken = {
            ...twoTables,
            "0001_birds.sql":
              "create table birds (name text);\n--> statement-breakpoint\ncreate table eggs (\n  id nonsense\n);",
          };
          const error = yield* Effect.flip(apply(broken));
          assert.strictEqual(error._tag, "MigrationFailed");
          assert.include(error.message, "0001_birds");
          assert.include(error.message, "42704");
          assert.include(error.message, "line 2");
          assert.deepStrictEqual(yield* tables, ["islands"]);
          assert.deepStrictEqual(yield* apply(twoTables), ["0001_birds"]);
        }),
      ),
    );

    it.live("refuses an edited and a renamed file", () =>
      onEmpty(
        Effect.gen(function* () {
          const { apply, tables } = yield* empty;
          yield* apply({ "0000_islands.sql": twoTables["0000_islands.sql"] });
          const edited = { ...twoTables, "0000_islands.sql": "create table islands (name text);" };
          const renamed = {
            "0000_isles.sql": twoTables["0000_islands.sql"],
            "0001_birds.sql": twoTables["0001_birds.sql"],
          };
          for (const files of [edited, renamed]) {
            assert.strictEqual((yield* Effect.flip(apply(files)))._tag, "MigrationEdited");
          }
          assert.deepStrictEqual(yield* tables, ["islands"], "nothing later was applied");
        }),
      ),
    );

    it.live("refuses a database that a newer release has migrated", () =>
      onEmpty(
        Effect.gen(function* () {
          const { apply } = yield* empty;
          yield* apply(twoTables);
          const error = yield* Effect.flip(apply({ "0000_islands.sql": twoTables["0000_islands.sql"] }));
          assert.strictEqual(error._tag, "MigrationUnknown");
          assert.include(error.message, "0001_birds");
        }),
      ),
    );

    it.live("refuses a gap among the files and in the database's record", () =>
      onEmpty(
        Effect.gen(function* () {
          const { apply, sql } = yield* empty;
          const files = {
            "0000_islands.sql": twoTables["0000_islands.sql"],
            "0002_birds.sql": twoTables["0001_birds.sql"],
          };
          const gap = yield* Effect.flip(apply(files));
          assert.strictEqual(gap._tag, "MigrationFilesInvalid");
          assert.include(gap.message, "0001_");
          yield* apply(twoTables);
          yield* sql`delete from schema_migrations where position = 0`;
          assert.strictEqual((yield* Effect.flip(apply(twoTables)))._tag, "MigrationGap");
        }),
      ),
    );

    it.live("does not wait for the lock for ever", () =>
      onEmpty(
        Effect.gen(function* () {
          const { apply, sql } = yield* empty;
          yield* sql`select pg_advisory_lock(418565287020)`;
          const error = yield* Effect.flip(apply(twoTables, Duration.millis(300)));
          assert.strictEqual(error._tag, "MigrationLockBusy");
        }),
      ),
    );

    it.live("exits 1 with the way out when no database answers or the folder is missing", () =>
      onEmpty(
        Effect.gen(function* () {
          const { url } = yield* empty;
          const nobody = "postgres://atoll_owner:x@127.0.0.1:1/atoll";
          const runs = [
            [
              { DATABASE_MIGRATION_URL: nobody, ATOLL_MIGRATION_WAIT_SECONDS: "1" },
              /Waiting for the database/,
              /No database after 1 s.*Check DATABASE_MIGRATION_URL/,
            ],
            [
              { DATABASE_MIGRATION_URL: Redacted.value(url), ATOLL_MIGRATIONS: "/nowhere" },
              /Is the folder there\?/,
            ],
            [{}, /DATABASE_MIGRATION_URL/],
          ] as const;
          const entry = yield* Program.entry("api", "migrate");
          for (const [env, ...lines] of runs) {
            const process = yield* TestProcess.start({ entry, env });
            assert.deepStrictEqual(yield* process.end, { code: 1, signal: null });
            const log = yield* process.log;
            for (const line of lines) assert.match(log, line);
            assert.notInclude(log, "    at ", "a sentence, no stack");
          }
        }),
      ),
    );
  });
});

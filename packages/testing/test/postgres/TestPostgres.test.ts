import { assert, describe, it, layer } from "@effect/vitest";
import { PgClient } from "@effect/sql-pg";
import { Effect } from "effect";
import { Reactivity } from "effect/reactivity";
import { TestPostgres } from "@atoll/testing/postgres/TestPostgres";
import * as TestServers from "@atoll/testing/postgres/TestServers";

const template = {
  name: "one-table",
  migrate: (url: Parameters<typeof connect>[0]) =>
    Effect.gen(function* () {
      const sql = yield* connect(url);
      yield* sql`create table islands (name text primary key)`;
      yield* sql`grant select, insert on islands to atoll_app`;
    }).pipe(Effect.scoped),
};

const connect = (url: PgClient.PgClientConfig["url"] & {}) =>
  PgClient.makeClient({ url }).pipe(Effect.provide(Reactivity.layer));

describe.each(TestServers.all)("$label", (server) => {
  if (server.unavailable !== null) return it.skip(server.unavailable);

  layer(TestPostgres.layer({ server, template }))("a suite's database", (it) => {
    it.effect("lets each role in as itself", () =>
      Effect.gen(function* () {
        const { urls } = yield* TestPostgres;
        const users = yield* Effect.forEach([urls.owner, urls.app, urls.system], (url) =>
          Effect.flatMap(connect(url), (sql) => sql`select current_user::text as name`).pipe(Effect.scoped),
        );
        assert.deepStrictEqual(users, [
          [{ name: "atoll_owner" }],
          [{ name: "atoll_app" }],
          [{ name: "atoll_system" }],
        ]);
      }),
    );

    it.effect("holds what the template was migrated to", () =>
      Effect.gen(function* () {
        const { urls } = yield* TestPostgres;
        const sql = yield* connect(urls.app);
        yield* sql`insert into islands values ('Dream')`;
        assert.deepStrictEqual(yield* sql`select name from islands`, [{ name: "Dream" }]);
      }).pipe(Effect.scoped),
    );
  });
});

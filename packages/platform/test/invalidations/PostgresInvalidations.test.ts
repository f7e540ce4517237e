import { assert, layer } from "@effect/vitest";
import { PgClient } from "@effect/sql-pg";
import { Context, Effect, Layer, Queue } from "effect";
import { Reactivity } from "effect/reactivity";
import { Invalidations } from "@atoll/platform/invalidations/Invalidations";
import * as PostgresInvalidations from "@atoll/platform/invalidations/PostgresInvalidations";
import { EmbeddedPostgres } from "@atoll/platform/postgres/EmbeddedPostgres";
import { scratch } from "../postgres/scratch.ts";
import { eventually } from "../support/redisLayers.ts";
import { hearing, invalidationsConformance } from "./invalidationsConformance.ts";

const database = Layer.effect(
  EmbeddedPostgres,
  Effect.flatMap(scratch(), (dataFolder) => EmbeddedPostgres.make({ dataFolder })),
);
const hub = Layer.fresh(
  Layer.unwrap(Effect.map(EmbeddedPostgres, ({ urls }) => PostgresInvalidations.layer(urls.app))),
);
const anotherHub = Effect.map(Layer.build(hub), Context.get(Invalidations));

const all = hub.pipe(Layer.provideMerge(database));

invalidationsConformance("invalidations over PostgreSQL", all, anotherHub);

layer(all, { excludeTestServices: true })("invalidations over PostgreSQL", (it) => {
  it.effect("are known to be missed when the connections are cut, and made up for", () =>
    Effect.gen(function* () {
      const { urls } = yield* EmbeddedPostgres;
      const here = yield* Invalidations;
      const there = yield* anotherHub;
      const heardHere = yield* hearing(here, "rights");
      const heardThere = yield* hearing(there, "rights");
      const sql = yield* PgClient.makeClient({ url: urls.app }).pipe(Effect.provide(Reactivity.layer));
      const cut = sql`
        select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and application_name = 'atoll-invalidations'`;
      yield* cut;
      yield* here.publish("rights", "during");
      yield* eventually(Effect.map(there.isListening, (isListening) => !isListening));
      yield* eventually(there.isListening);
      yield* eventually(here.isListening);
      assert.deepStrictEqual(yield* Queue.take(heardHere), { _tag: "Key", key: "during" });
      assert.deepStrictEqual(yield* Queue.take(heardHere), { _tag: "Everything" });
      assert.deepStrictEqual(yield* Queue.take(heardThere), { _tag: "Everything" });
      yield* here.publish("rights", "after");
      yield* eventually(
        Effect.map(Queue.take(heardThere), (heard) => heard._tag === "Key" && heard.key === "after"),
      );
    }),
  );
});

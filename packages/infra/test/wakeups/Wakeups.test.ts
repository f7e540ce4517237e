import { SystemDatabase } from "@atoll/database/SystemDatabase";
import { TestPostgres } from "@atoll/testing/postgres/TestPostgres";
import { assert, it } from "@effect/vitest";
import { Clock, Context, Effect, Fiber, Layer, Schedule } from "effect";
import { analysisTopic, messagesTopic, nodeTopic, outboxTopic, Wakeups } from "../../src/wakeups/Wakeups.ts";
import * as TestDatabase from "../support/TestDatabase.ts";

/** How long the effect took, in milliseconds. */
const took = <A, E, R>(effect: Effect.Effect<A, E, R>) =>
  Effect.gen(function* () {
    const start = yield* Clock.currentTimeMillis;
    yield* effect;
    return (yield* Clock.currentTimeMillis) - start;
  });

const long = "20 seconds";
const short = "150 millis";

const layerPostgres = Layer.unwrap(
  Effect.map(TestPostgres, ({ urls }) => Wakeups.layerPostgres({ url: urls.app })),
).pipe(Layer.provideMerge(TestDatabase.layer));

const adapters = [
  ["layerMemory", Wakeups.layerMemory],
  ["layerPostgres", layerPostgres],
] as const;

for (const [name, layer] of adapters) {
  it.layer<Wakeups, unknown>(layer, { excludeTestServices: true })(`Wakeups.${name}`, (it) => {
    it.effect("wakes everyone who waits for the topic, and nobody else", () =>
      Effect.gen(function* () {
        const wakeups = yield* Wakeups;
        const first = yield* Effect.forkChild(took(wakeups.await("a", long)));
        const second = yield* Effect.forkChild(took(wakeups.await("a", long)));
        const other = yield* Effect.forkChild(took(wakeups.await("b", short)));
        yield* Effect.sleep("20 millis");
        yield* wakeups.notify("a");
        assert.isBelow(yield* Fiber.join(first), 5_000);
        assert.isBelow(yield* Fiber.join(second), 5_000);
        assert.isAtLeast(yield* Fiber.join(other), 149);
      }),
    );

    it.effect("misses nothing between the reading and the waiting", () =>
      Effect.gen(function* () {
        const wakeups = yield* Wakeups;
        const waited = yield* wakeups.listen("c", (woken) =>
          Effect.andThen(wakeups.notify("c"), took(woken(long))),
        );
        assert.isBelow(waited, 5_000);
      }),
    );

    it.effect("sleeps again after it was woken", () =>
      Effect.gen(function* () {
        const wakeups = yield* Wakeups;
        const waited = yield* wakeups.listen("d", (woken) =>
          Effect.gen(function* () {
            yield* wakeups.notify("d");
            yield* woken(long);
            return yield* took(woken(short));
          }),
        );
        assert.isAtLeast(waited, 149);
      }),
    );
  });
}

it.layer(layerPostgres, { excludeTestServices: true })("Wakeups.layerPostgres", (it) => {
  it.effect("hears what another process has committed", () =>
    Effect.gen(function* () {
      const wakeups = yield* Wakeups;
      const { sql } = yield* SystemDatabase;
      const heard: Array<string> = [];
      const topics = [outboxTopic, analysisTopic("1"), nodeTopic("2"), messagesTopic("3")];
      const waiting = yield* Effect.forEach(topics, (topic) =>
        Effect.forkChild(
          Effect.andThen(
            wakeups.await(topic, long),
            Effect.sync(() => void heard.push(topic)),
          ),
        ),
      );
      yield* Effect.sleep("20 millis");
      yield* sql`
        select pg_notify('atoll_outbox', ''), pg_notify('atoll_analysis', '1'), pg_notify('atoll_node', '2'),
          pg_notify('atoll_messages', '3')`;
      yield* Effect.timeout(Fiber.joinAll(waiting), "5 seconds");
      assert.sameMembers(heard, topics);
    }),
  );

  it.effect("wakes everyone once when its connection was lost, and hears again", () =>
    Effect.gen(function* () {
      const { sql } = yield* SystemDatabase;
      const { urls } = yield* TestPostgres;
      const other = Context.get(
        yield* Layer.build(Layer.fresh(Wakeups.layerPostgres({ url: urls.system }))),
        Wakeups,
      );
      yield* other.listen("anything", (woken) =>
        Effect.gen(function* () {
          yield* sql`
            select pg_terminate_backend(pid) from pg_stat_activity
            where application_name = 'atoll-wakeups' and usename = 'atoll_system'
              and datname = current_database()`;
          yield* Effect.timeout(woken(long), "5 seconds");
          assert.isAtLeast(yield* took(woken(short)), 149, "once");
        }),
      );
      yield* Effect.raceFirst(
        other.await(nodeTopic("4"), long),
        Effect.repeat(sql`select pg_notify('atoll_node', '4')`, Schedule.spaced("50 millis")),
      ).pipe(Effect.timeout("5 seconds"));
    }).pipe(Effect.scoped),
  );
});

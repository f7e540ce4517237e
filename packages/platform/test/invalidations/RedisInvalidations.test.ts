import { assert, layer } from "@effect/vitest";
import { Context, Effect, Layer, Queue } from "effect";
import { Invalidations } from "@atoll/platform/invalidations/Invalidations";
import * as RedisInvalidations from "@atoll/platform/invalidations/RedisInvalidations";
import { describeWithRedis } from "../support/describeWithRedis.ts";
import { connection, eventually, notBlocked, redis, Server, timed } from "../support/redisLayers.ts";
import { hearing, invalidationsConformance } from "./invalidationsConformance.ts";

const anotherHub = Effect.map(
  Layer.build(RedisInvalidations.layer.pipe(Layer.provide(connection))),
  Context.get(Invalidations),
);

describeWithRedis("invalidations over Redis", (program) => {
  const hub = RedisInvalidations.layer.pipe(Layer.provideMerge(redis(program)));

  invalidationsConformance("keep what all promise", hub, anotherHub);

  layer(hub, { excludeTestServices: true })("when Redis goes", (it) => {
    it.effect("are known to be missed, are made up for, and nobody waits", () =>
      Effect.gen(function* () {
        const server = yield* Server;
        const here = yield* Invalidations;
        const there = yield* anotherHub;
        for (const [go, back] of [
          [server.freeze, server.thaw],
          [server.kill, server.startAgain],
        ] as const) {
          const heardHere = yield* hearing(here, "rights");
          const heardThere = yield* hearing(there, "rights");
          yield* go;
          assert.isBelow(yield* timed(here.publish("rights", "during")), notBlocked);
          assert.deepStrictEqual(yield* Queue.take(heardHere), { _tag: "Key", key: "during" });
          assert.isBelow(
            yield* timed(eventually(Effect.map(there.isListening, (isListening) => !isListening))),
            notBlocked,
          );
          yield* back;
          yield* eventually(there.isListening);
          yield* eventually(here.isListening);
          assert.deepStrictEqual(yield* Queue.take(heardHere), { _tag: "Everything" });
          const madeUp = [yield* Queue.take(heardThere), yield* Queue.take(heardThere)];
          assert.deepInclude(madeUp, { _tag: "Everything" });
          yield* here.publish("rights", "after");
          yield* eventually(
            Effect.map(Queue.take(heardThere), (heard) => heard._tag === "Key" && heard.key === "after"),
          );
        }
      }),
    );
  });
});

import { assert, layer } from "@effect/vitest";
import { Effect, type Layer, Queue, type Scope } from "effect";
import { type Invalidation, Invalidations } from "@atoll/platform/invalidations/Invalidations";
import { eventually } from "../support/redisLayers.ts";

/** What a hub hears of a topic, from now on, but for what it is told on beginning to listen. */
export const hearing = Effect.fnUntraced(function* (hub: Invalidations["Service"], topic: string) {
  const heard = yield* Queue.unbounded<Invalidation>();
  yield* hub.subscribe(topic, (invalidation) => Effect.asVoid(Queue.offer(heard, invalidation)));
  yield* eventually(hub.isListening);
  yield* Queue.clear(heard);
  return heard;
});

const key = (text: string): Invalidation => ({ _tag: "Key", key: text });

let topics = 0;

/**
 * What invalidations promise over every wire, in real time. Each adapter's test runs all of it. `another` is a hub
 * beside the layer's own.
 */
export const invalidationsConformance = <R, E>(
  name: string,
  hub: Layer.Layer<Invalidations | R, E>,
  another: Effect.Effect<Invalidations["Service"], E, Invalidations | R | Scope.Scope>,
) =>
  layer(hub, { excludeTestServices: true })(name, (it) => {
    const hubs = Effect.all([Invalidations, another, Effect.sync(() => `topic${++topics}`)]);

    it.effect("are dealt with here before publishing returns", () =>
      Effect.gen(function* () {
        const [here, , topic] = yield* hubs;
        const heard: Array<Invalidation> = [];
        yield* here.subscribe(topic, (invalidation) => Effect.sync(() => heard.push(invalidation)));
        yield* eventually(here.isListening);
        heard.length = 0;
        yield* here.publish(topic, "a");
        yield* here.publish(`${topic}x`, "b");
        assert.deepStrictEqual(heard, [key("a")]);
        yield* Effect.sleep("30 millis");
        assert.deepStrictEqual(heard, [key("a")]);
      }),
    );

    it.effect("reach other hubs in order, whatever the text", () =>
      Effect.gen(function* () {
        const [here, there, topic] = yield* hubs;
        const heard = yield* hearing(there, topic);
        yield* hearing(here, topic);
        const keys = ["a", "", 'é"\n\u0000', "b", "a"];
        for (const text of keys) yield* here.publish(topic, text);
        for (const text of keys.slice(0, 4)) assert.deepStrictEqual(yield* Queue.take(heard), key(text));
      }),
    );

    it.effect("reach other hubs for a key of any length, if only as everything", () =>
      Effect.gen(function* () {
        const [here, there, topic] = yield* hubs;
        const heard = yield* hearing(there, topic);
        yield* hearing(here, topic);
        const long = "k".repeat(20_000);
        yield* here.publish(topic, long);
        const invalidation = yield* Queue.take(heard);
        assert.isTrue(invalidation._tag === "Everything" || invalidation.key === long);
      }),
    );

    it.effect("reach the others when one breaks, and nobody who has left", () =>
      Effect.gen(function* () {
        const [here, there, topic] = yield* hubs;
        yield* there.subscribe(topic, () => Effect.die("broken"));
        const left: Array<Invalidation> = [];
        yield* Effect.scoped(there.subscribe(topic, (heard) => Effect.sync(() => left.push(heard))));
        const heard = yield* hearing(there, topic);
        yield* hearing(here, topic);
        left.length = 0;
        yield* here.publish(topic, "a");
        yield* here.publish(topic, "b");
        assert.deepStrictEqual(yield* Queue.take(heard), key("a"));
        assert.deepStrictEqual(yield* Queue.take(heard), key("b"));
        assert.deepStrictEqual(left, []);
      }),
    );
  });

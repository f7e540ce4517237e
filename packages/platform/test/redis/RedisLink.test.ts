import { NodeServices } from "@effect/platform-node";
import { assert, it } from "@effect/vitest";
import { Duration, Effect, Latch, Queue, Redacted, References, Schedule } from "effect";
import { open, type RedisMessage } from "@atoll/platform/redis/RedisLink";
import * as RedisScript from "@atoll/platform/redis/RedisScript";
import * as TestRedis from "@atoll/platform/testing/TestRedis";
import { describeWithRedis } from "../support/describeWithRedis.ts";
import { notBlocked, timed } from "../support/redisLayers.ts";

const commandTimeout = Duration.millis(200);

describeWithRedis("a link to Redis", (program) => {
  const setup = Effect.gen(function* () {
    const server = yield* TestRedis.start(program);
    const messages = yield* Queue.unbounded<RedisMessage>();
    const link = yield* open({
      url: server.url,
      name: "test",
      commandTimeout,
      onMessage: (message) => void Queue.offerUnsafe(messages, message),
    });
    yield* link.connected;
    return { server, link, messages };
  });
  const live = <A, E>(name: string, test: Effect.Effect<A, E, Effect.Services<typeof setup>>) =>
    it.live(name, () =>
      test.pipe(
        Effect.scoped,
        Effect.provide(NodeServices.layer),
        Effect.provideService(References.MinimumLogLevel, "Fatal"),
      ),
    );

  live(
    "sends a script once, and again after the server forgot it",
    Effect.gen(function* () {
      const { server, link } = yield* setup;
      const script = RedisScript.make("return redis.call('INCRBY', KEYS[1], ARGV[1])");
      assert.strictEqual(yield* link.evaluate(script, ["n"], [2]), 2);
      assert.strictEqual(yield* link.evaluate(script, ["n"], [3]), 5);
      yield* link.send("SCRIPT", "FLUSH");
      assert.strictEqual(yield* link.evaluate(script, ["n"], [1]), 6);
      yield* server.kill;
      const failure = yield* Effect.flip(link.send("GET", "n"));
      assert.strictEqual(failure._tag, "RedisUnavailable");
    }),
  );

  live(
    "fails in time while the server is frozen, at once from then on, and comes back by itself",
    Effect.gen(function* () {
      const { server, link } = yield* setup;
      yield* link.send("SET", "kept", "1");
      yield* server.freeze;
      const first = yield* timed(Effect.flip(link.send("GET", "kept")));
      assert.isBelow(first, notBlocked);
      // New connections are taken by the kernel and never answered: that must not make anybody wait.
      const others = yield* timed(
        Effect.repeat(Effect.flip(link.send("GET", "kept")), {
          times: 19,
          schedule: Schedule.spaced("25 millis"),
        }),
      );
      assert.isBelow(others, notBlocked, "twenty of them, half a second apart in all");
      yield* server.thaw;
      yield* link.connected;
      const back = yield* link.send("GET", "kept").pipe(Effect.retry(Schedule.spaced("10 millis")));
      assert.strictEqual(back, "1");
    }),
  );

  live(
    "says of each session whether the server is another one",
    Effect.gen(function* () {
      const { server, link } = yield* setup;
      const seen = yield* Queue.unbounded<boolean>();
      const ended = Latch.makeUnsafe();
      yield* link.whileConnected(({ isNewServer }) =>
        Queue.offer(seen, isNewServer).pipe(
          Effect.andThen(Effect.never),
          Effect.onInterrupt(() => ended.open),
        ),
      );
      assert.isFalse(yield* Queue.take(seen));
      yield* server.freeze;
      yield* Effect.flip(link.send("PING"));
      yield* ended.await;
      yield* server.thaw;
      assert.isFalse(yield* Queue.take(seen));
      yield* server.kill;
      yield* server.startAgain;
      assert.isTrue(yield* Queue.take(seen));
    }),
  );

  live(
    "signs in, and takes every session for another server's where it may not ask",
    Effect.gen(function* () {
      const { server, link } = yield* setup;
      yield* link.send("ACL", "SETUSER", "hub", "on", ">se%cret", "~*", "&*", "+@all", "-info");
      const as = (user: string) =>
        open({
          url: Redacted.make(Redacted.value(server.url).replace("//", `//${user}@`)),
          name: "test",
          commandTimeout,
        });
      const hub = yield* as("hub:se%25cret");
      const seen = yield* Queue.unbounded<boolean>();
      yield* hub.whileConnected(({ isNewServer }) => Effect.asVoid(Queue.offer(seen, isNewServer)));
      assert.isFalse(yield* Queue.take(seen));
      yield* hub.send("CLIENT", "KILL", "USER", "hub", "SKIPME", "no").pipe(Effect.exit);
      assert.isTrue(yield* Queue.take(seen));
      const wrong = yield* as("hub:wrong");
      yield* Effect.sleep("100 millis");
      assert.strictEqual((yield* Effect.flip(wrong.send("PING")))._tag, "RedisUnavailable");
    }),
  );

  live(
    "hands over the messages of its channels, and can still be asked",
    Effect.gen(function* () {
      const { link, messages } = yield* setup;
      yield* link.send("SUBSCRIBE", "news");
      yield* link.send("PUBLISH", "news", "hello");
      assert.deepStrictEqual(yield* Queue.take(messages), { channel: "news", text: "hello" });
      assert.strictEqual(yield* link.send("PING"), "PONG");
    }),
  );
});

import { Invalidations } from "@atoll/platform/invalidations/Invalidations";
import { assert, layer } from "@effect/vitest";
import { Clock, Deferred, Effect, Fiber, Layer, Ref } from "effect";
import { TestClock } from "effect/testing";
import * as CredentialCache from "../../src/revocation/CredentialCache.ts";
import { Revocations } from "../../src/revocation/Revocations.ts";

const revocations = Revocations.layer.pipe(Layer.provide(Invalidations.layerMemory));

const minutes = (count: number) => Effect.map(Clock.currentTimeMillis, (now) => now + count * 60_000);

/** A cache of two, and how often somebody had to look. */
const setUp = Effect.gen(function* () {
  const cache = yield* CredentialCache.make<string>({ capacity: 2, timeToLive: "5 minutes" });
  const looks = yield* Ref.make(0);
  const look = (value: string, tags: ReadonlyArray<string> = [], validFor = 60) =>
    Effect.gen(function* () {
      yield* Ref.update(looks, (count) => count + 1);
      return { value, tags, endsAt: yield* minutes(validFor) };
    });
  return { cache, look, looks: Ref.get(looks) };
});

layer(revocations)("what is remembered of credentials", (it) => {
  it.effect("is looked up once, and again after its time", () =>
    Effect.gen(function* () {
      const { cache, look, looks } = yield* setUp;
      assert.strictEqual(yield* cache.get("a", look("ana")), "ana");
      assert.strictEqual(yield* cache.get("a", look("other")), "ana");
      yield* TestClock.adjust("5 minutes");
      assert.strictEqual(yield* cache.get("a", look("other")), "other");
      assert.strictEqual(yield* looks, 2);
    }),
  );

  it.effect("ends with the credential, however long it could be kept", () =>
    Effect.gen(function* () {
      const { cache, look, looks } = yield* setUp;
      yield* cache.get("a", look("ana", [], 1));
      yield* TestClock.adjust("1 minute");
      yield* cache.get("a", look("ana", [], 1));
      assert.strictEqual(yield* looks, 2);
    }),
  );

  it.effect("is forgotten when one of the things it rests on changes, and only then", () =>
    Effect.gen(function* () {
      const { tell } = yield* Revocations;
      const { cache, look } = yield* setUp;
      yield* cache.get("a", look("ana", ["user:1", "tenant:1"]));
      yield* cache.get("b", look("ben", ["user:2", "tenant:1"]));
      yield* tell("user:1");
      assert.strictEqual(yield* cache.get("b", look("changed")), "ben");
      assert.strictEqual(yield* cache.get("a", look("changed", ["tenant:1"])), "changed");
      yield* tell("tenant:1");
      assert.strictEqual(yield* cache.get("b", look("again")), "again");
    }),
  );

  it.effect("is not kept when anything changed while it was looked up", () =>
    Effect.gen(function* () {
      const { tell } = yield* Revocations;
      const { cache, look } = yield* setUp;
      const [begun, goOn] = [yield* Deferred.make<void>(), yield* Deferred.make<void>()];
      const slow = Deferred.succeed(begun, undefined).pipe(
        Effect.andThen(Deferred.await(goOn)),
        Effect.andThen(look("of before", ["user:1"])),
      );
      const asking = yield* Effect.forkChild(cache.get("a", slow));
      yield* Deferred.await(begun);
      yield* tell("user:1");
      yield* Deferred.succeed(goOn, undefined);
      assert.strictEqual(yield* Fiber.join(asking), "of before");
      assert.strictEqual(yield* cache.get("a", look("of now")), "of now");
    }),
  );

  it.effect("is bounded: the least recently used goes first", () =>
    Effect.gen(function* () {
      const { cache, look } = yield* setUp;
      yield* cache.get("a", look("ana"));
      yield* cache.get("b", look("ben"));
      yield* cache.get("a", look("ana"));
      yield* cache.get("c", look("cleo"));
      assert.strictEqual(yield* cache.get("a", look("looked up")), "ana");
      assert.strictEqual(yield* cache.get("b", look("looked up")), "looked up");
    }),
  );
});

const deaf = Layer.succeed(Revocations, {
  tell: () => Effect.void,
  hear: () => Effect.void,
  isHearing: Effect.succeed(false),
});

layer(deaf)("a process that would not hear of changes", (it) => {
  it.effect("remembers nothing", () =>
    Effect.gen(function* () {
      const { cache, look, looks } = yield* setUp;
      yield* cache.get("a", look("ana"));
      yield* cache.get("a", look("ana"));
      assert.strictEqual(yield* looks, 2);
    }),
  );
});

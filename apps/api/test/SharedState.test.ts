import { CacheStore } from "@atoll/platform/cache/CacheStore";
import { Invalidations } from "@atoll/platform/invalidations/Invalidations";
import { Postgres } from "@atoll/platform/postgres/Postgres";
import { RateLimiter } from "@atoll/platform/ratelimit/RateLimiter";
import * as TestRedis from "@atoll/platform/testing/TestRedis";
import { describeWith } from "@atoll/testing/vitest/describeWith";
import { redisServer } from "@atoll/testing/vitest/Requirement";
import { NodeServices } from "@effect/platform-node";
import { assert, describe, it } from "@effect/vitest";
import { ConfigProvider, Effect, Layer, Redacted } from "effect";
import * as SharedState from "../src/SharedState.ts";

/** A hub of its own, which takes one from a limit of three. */
const hub = (env: Readonly<Record<string, string>>) =>
  Effect.gen(function* () {
    yield* CacheStore;
    yield* Invalidations;
    const limiter = yield* RateLimiter;
    const limit = { algorithm: "fixedWindow", limit: 3, window: "1 hour" } as const;
    return yield* limiter.take({ ...limit, key: "all", whenUnavailable: "deny" });
  }).pipe(
    Effect.provide(Layer.fresh(SharedState.layer).pipe(Layer.provide(nobody))),
    Effect.provideService(ConfigProvider.ConfigProvider, ConfigProvider.fromEnv({ env })),
    Effect.scoped,
  );

/** A database that is not there: nothing above asks it before there is something to say. */
const url = Redacted.make("postgresql://atoll_app:x@127.0.0.1:1/atoll");
const nobody = Postgres.layerOf({ app: url, system: url, owner: url });

describe("what hubs share, without Redis", () => {
  it.live("is each process's own", () =>
    Effect.gen(function* () {
      assert.strictEqual((yield* hub({})).remaining, 2);
      assert.strictEqual((yield* hub({ REDIS_URL: " " })).remaining, 2);
      const wrong = yield* Effect.flip(hub({ REDIS_URL: "127.0.0.1:6379/secret" }));
      assert.include(wrong.message, "REDIS_URL is set to something else");
    }),
  );

  it.live("is there at once when Redis is not, and says so", () =>
    Effect.gen(function* () {
      const decision = yield* hub({ REDIS_URL: "redis://127.0.0.1:1" });
      assert.deepInclude(decision, { allowed: false, isDegraded: true });
    }),
  );
});

describeWith(redisServer, "what hubs share, with Redis", (program) => {
  it.live("is one for all", () =>
    Effect.gen(function* () {
      const server = yield* TestRedis.start(program);
      const env = { REDIS_URL: Redacted.value(server.url) };
      assert.strictEqual((yield* hub(env)).remaining, 2);
      assert.strictEqual((yield* hub(env)).remaining, 1);
    }).pipe(Effect.scoped, Effect.provide(NodeServices.layer)),
  );
});

import { CacheStore } from "@atoll/platform/cache/CacheStore";
import * as RedisCacheStore from "@atoll/platform/cache/RedisCacheStore";
import { Invalidations } from "@atoll/platform/invalidations/Invalidations";
import * as PostgresInvalidations from "@atoll/platform/invalidations/PostgresInvalidations";
import * as RedisInvalidations from "@atoll/platform/invalidations/RedisInvalidations";
import { Postgres } from "@atoll/platform/postgres/Postgres";
import { RateLimiter } from "@atoll/platform/ratelimit/RateLimiter";
import * as RedisRateLimiter from "@atoll/platform/ratelimit/RedisRateLimiter";
import { RedisServer } from "@atoll/platform/redis/RedisServer";
import * as RedisSettings from "@atoll/platform/redis/RedisSettings";
import { Effect, Layer, Option, type Redacted } from "effect";

const inRedis = (url: Redacted.Redacted) =>
  Layer.mergeAll(RedisCacheStore.layer, RedisRateLimiter.layer(), RedisInvalidations.layer).pipe(
    Layer.provide(RedisServer.layer({ url })),
  );

/** The embedded database serves one process only, so there is nobody else to tell. */
const invalidations = Layer.unwrap(
  Effect.gen(function* () {
    const { isEmbedded, appUrl } = yield* Postgres;
    return isEmbedded ? Invalidations.layerMemory : PostgresInvalidations.layer(yield* appUrl);
  }),
);

const withoutRedis = Layer.mergeAll(CacheStore.layerMemory(), RateLimiter.layerMemory(), invalidations);

/** What hubs share where they share it in Redis; without one each keeps its own, and the database carries word. */
export const layer = Layer.unwrap(
  Effect.map(RedisSettings.url.read, Option.match({ onNone: () => withoutRedis, onSome: inRedis })),
);

import { CacheStore } from "@atoll/platform/cache/CacheStore";
import { Invalidations } from "@atoll/platform/invalidations/Invalidations";
import * as PostgresInvalidations from "@atoll/platform/invalidations/PostgresInvalidations";
import { Postgres } from "@atoll/platform/postgres/Postgres";
import { RateLimiter } from "@atoll/platform/ratelimit/RateLimiter";
import * as RedisSettings from "@atoll/platform/redis/RedisSettings";
import { Effect, Layer, Option, type Redacted } from "effect";

const inRedis = (url: Redacted.Redacted) =>
  Layer.unwrap(
    Effect.map(
      Effect.promise(() => import("./RedisState.ts")),
      (redis) => redis.layer(url),
    ),
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

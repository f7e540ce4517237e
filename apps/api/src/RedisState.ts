import * as RedisCacheStore from "@atoll/platform/cache/RedisCacheStore";
import * as RedisInvalidations from "@atoll/platform/invalidations/RedisInvalidations";
import * as RedisRateLimiter from "@atoll/platform/ratelimit/RedisRateLimiter";
import { RedisServer } from "@atoll/platform/redis/RedisServer";
import { Layer, type Redacted } from "effect";

/** What hubs share, in Redis. Loaded only where there is one: its client takes time and memory. */
export const layer = (url: Redacted.Redacted) =>
  Layer.mergeAll(RedisCacheStore.layer, RedisRateLimiter.layer(), RedisInvalidations.layer).pipe(
    Layer.provide(RedisServer.layer({ url })),
  );

import { randomUUID } from "node:crypto";
import { Duration, Effect, Layer, Option, Schema } from "effect";
import * as Backlog from "../redis/Backlog.ts";
import type { RedisLink, RedisUnavailable } from "../redis/RedisLink.ts";
import * as RedisScript from "../redis/RedisScript.ts";
import { RedisServer } from "../redis/RedisServer.ts";
import { CacheStore, hit, leaseTime, miss } from "./CacheStore.ts";

const prefix = "atoll:cache:";
const valueOf = (key: string) => `${prefix}v:${key}`;
const leaseOf = (key: string) => `${prefix}l:${key}`;

/** The value, or the key's lease: one that somebody holds already, or the one offered. */
const readScript = RedisScript.make(`
local value = redis.call("GET", KEYS[1])
if value then return { 1, value } end
redis.call("SET", KEYS[2], ARGV[1], "PX", ARGV[2], "NX")
return { 0, redis.call("GET", KEYS[2]) }
`);

const fillScript = RedisScript.make(`
if redis.call("GET", KEYS[2]) ~= ARGV[3] then return 0 end
redis.call("SET", KEYS[1], ARGV[1], "PX", ARGV[2])
redis.call("DEL", KEYS[2])
return 1
`);

const setScript = RedisScript.make(`
redis.call("SET", KEYS[1], ARGV[1], "PX", ARGV[2])
redis.call("DEL", KEYS[2])
return 1
`);

const decodeRead = Schema.decodeUnknownEffect(Schema.Tuple([Schema.Literals([0, 1]), Schema.String]));
const decodeScanned = Schema.decodeUnknownEffect(Schema.Tuple([Schema.String, Schema.Array(Schema.String)]));

const milliseconds = (time: Duration.Duration) => Math.max(1, Math.ceil(Duration.toMillis(time)));

const nothing = miss(Option.none());

const unstored = (error: RedisUnavailable) => Effect.logDebug("A value was not cached", error);

const removeAll = Effect.fnUntraced(function* (link: RedisLink) {
  let cursor = "0";
  do {
    const reply = yield* link.send("SCAN", cursor, "MATCH", `${prefix}*`, "COUNT", 1_000);
    const [next, keys] = yield* Effect.orDie(decodeScanned(reply));
    if (keys.length > 0) yield* link.send("UNLINK", ...keys);
    cursor = next;
  } while (cursor !== "0");
});

const make = Effect.gen(function* () {
  const { link } = yield* RedisServer;
  const removals = yield* Backlog.open({
    link,
    tell: (keys) => link.send("UNLINK", ...keys.flatMap((key) => [valueOf(key), leaseOf(key)])),
    tellEverything: removeAll(link),
    isLostByRestart: true,
  });

  const ask = (script: RedisScript.RedisScript, key: string, ...args: ReadonlyArray<string | number>) =>
    link.evaluate(script, [valueOf(key), leaseOf(key)], args);

  return CacheStore.of({
    read: Effect.fnUntraced(
      function* (key) {
        if (!removals.isSettled(key)) return nothing;
        const reply = yield* ask(readScript, key, randomUUID(), milliseconds(leaseTime));
        const [isHit, text] = yield* Effect.orDie(decodeRead(reply));
        // A removal may have come while Redis was asked.
        if (!removals.isSettled(key)) return nothing;
        return isHit === 1 ? hit(text) : miss(Option.some(text));
      },
      Effect.catchTag("RedisUnavailable", (error) =>
        Effect.as(Effect.logDebug("The cache was not read", error), nothing),
      ),
    ),
    fill: Effect.fnUntraced(
      function* (key, value, timeToLive, lease) {
        if (!removals.isSettled(key)) return;
        yield* ask(fillScript, key, value, milliseconds(timeToLive), lease);
      },
      Effect.catchTag("RedisUnavailable", unstored),
    ),
    set: Effect.fnUntraced(function* (key, value, timeToLive) {
      const isSet = removals.isSettled(key)
        ? yield* ask(setScript, key, value, milliseconds(timeToLive)).pipe(
            Effect.as(true),
            Effect.catchTag("RedisUnavailable", (error) => Effect.as(unstored(error), false)),
          )
        : false;
      // Then what was there before must not be read any more.
      if (!isSet) yield* removals.tell(key);
    }),
    remove: removals.tell,
  });
});

/**
 * In Redis, for all hubs. While Redis is away every read is a miss. What was removed meanwhile is removed when this
 * process reaches Redis again, before it reads there; until then another process may read it, at most as long as the
 * value was to live. After a restart of Redis, which may have lost removals, the cache is emptied.
 */
export const layer = Layer.effect(CacheStore, make);

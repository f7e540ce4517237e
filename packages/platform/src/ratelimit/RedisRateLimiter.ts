import { Effect, Layer, Option, Schema } from "effect";
import * as RedisScript from "../redis/RedisScript.ts";
import { RedisServer } from "../redis/RedisServer.ts";
import { decisionOf, measures } from "./RateLimit.ts";
import { makeMemory, RateLimiter, unasked } from "./RateLimiter.ts";

/**
 * `take` of `RateLimit.ts`, word for word. Every number is a whole one below 2^53. The clock is that of Redis, since
 * those of the hubs may differ; a test brings its own. A key is gone when forgetting it makes no difference.
 */
const clock = `
local now = tonumber(ARGV[1])
if now < 0 then
  local time = redis.call("TIME")
  now = tonumber(time[1]) * 1000000 + tonumber(time[2])
end
local cost = tonumber(ARGV[2])
local limit = tonumber(ARGV[3])
local function int(number) return string.format("%.0f", number) end
local function keep(value, micros)
  if micros > 0 then
    redis.call("SET", KEYS[1], value, "PX", int(math.ceil(micros / 1000)))
  else
    redis.call("DEL", KEYS[1])
  end
end
`;

const bucket = RedisScript.make(`${clock}
local unit = tonumber(ARGV[4])
local size = unit * limit
local full_at = tonumber(redis.call("GET", KEYS[1]) or "0") or 0
local missing = math.min(math.max(full_at - now, 0), size)
local wanted = missing + cost * unit
if wanted <= size then
  keep(int(now + wanted), wanted)
  return { 1, int(math.floor((size - wanted) / unit)), int(wanted), "0" }
end
return { 0, int(math.floor((size - missing) / unit)), int(missing), int(math.min(wanted - size, size)) }
`);

const window = RedisScript.make(`${clock}
local window = tonumber(ARGV[4])
local ends_at, taken = string.match(redis.call("GET", KEYS[1]) or "", "^(%d+) (%d+)$")
ends_at = tonumber(ends_at or 0)
taken = tonumber(taken or 0)
if ends_at <= now or ends_at - now > window then
  ends_at = now + window
  taken = 0
end
local allowed = taken + cost <= limit
if allowed then taken = taken + cost end
local reset = 0
if taken > 0 then reset = ends_at - now end
if allowed then
  keep(int(ends_at) .. " " .. int(taken), reset)
  return { 1, int(math.max(0, limit - taken)), int(reset), "0" }
end
local retry = reset
if taken == 0 then retry = window end
return { 0, int(math.max(0, limit - taken)), int(reset), int(retry) }
`);

const Whole = Schema.NumberFromString.check(Schema.isInt());
const decodeReply = Schema.decodeUnknownEffect(Schema.Tuple([Schema.Literals([0, 1]), Whole, Whole, Whole]));

/** What the processes without Redis may hold while it is away. */
const localCapacity = 10_000;

/**
 * In Redis, over all hubs, by the clock of Redis. `now` (milliseconds since the epoch) replaces that clock, for tests.
 */
export const layer = (options: { readonly now?: Effect.Effect<number> } = {}) =>
  Layer.effect(
    RateLimiter,
    Effect.gen(function* () {
      const { link } = yield* RedisServer;
      const local = makeMemory(localCapacity);
      const now = Option.fromUndefinedOr(options.now).pipe(
        Option.match({
          onNone: () => Effect.succeed(-1),
          onSome: Effect.map((milliseconds) => milliseconds * 1_000),
        }),
      );
      return RateLimiter.of({
        take: Effect.fnUntraced(
          function* (what) {
            const { isBucket, limit, unit, window: whole } = measures(what);
            const reply = yield* link.evaluate(
              isBucket ? bucket : window,
              [`atoll:rate:${what.algorithm}:${what.key}`],
              [yield* now, what.cost ?? 1, limit, isBucket ? unit : whole],
            );
            const [allowed, remaining, resetAfter, retryAfter] = yield* Effect.orDie(decodeReply(reply));
            return decisionOf(limit, { allowed: allowed === 1, remaining, resetAfter, retryAfter });
          },
          (decide, what) =>
            Effect.catchTag(decide, "RedisUnavailable", () =>
              what.whenUnavailable === "local"
                ? Effect.map(local.take(what), (decision) => ({ ...decision, isDegraded: true }))
                : Effect.succeed(unasked(what.limit, what.whenUnavailable === "allow")),
            ),
        ),
      });
    }),
  );

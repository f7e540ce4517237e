import { RateLimited } from "@atoll/contract/CommonProblems";
import { unknownCredentials } from "@atoll/contract/RateClass";
import { CurrentRequest } from "@atoll/contract/RequestContext";
import { makeMemory } from "@atoll/platform/ratelimit/RateLimiter";
import { Duration, Effect } from "effect";
import { clientNetwork } from "../edge/Address.ts";
import { sayRetryAfter } from "../identity/retryAfter.ts";

const networks = 10_000;

/**
 * Holds up whoever shows credentials that are nobody's, by its network, before the database is asked about the next
 * one. Each process counts for itself, in its memory: a flood costs no more than that. A credential that the process
 * remembers is let through all the same, so that one machine's flood does not end the work of its neighbours.
 */
export const make = (rateLimitFactor: number | "off") => {
  const limiter = makeMemory(networks);
  const factor = rateLimitFactor === "off" ? 1 : rateLimitFactor;
  const { limit, windowSeconds, ...rest } = unknownCredentials;

  const take = (cost: number) =>
    Effect.flatMap(CurrentRequest, ({ address }) =>
      limiter.take({
        ...rest,
        key: address === null ? "unknown" : clientNetwork(address),
        limit: Math.max(1, Math.round(limit * factor)),
        window: Duration.seconds(windowSeconds),
        cost,
      }),
    );

  /** Fails where too many were nobody's, and this one is not remembered either. */
  const admit = Effect.fnUntraced(function* (isRemembered: Effect.Effect<boolean>) {
    const { remaining, resetAfter } = yield* take(0);
    if (remaining > 0 || (yield* isRemembered)) return;
    const seconds = Math.max(1, Math.ceil(Duration.toSeconds(resetAfter) - windowSeconds));
    yield* sayRetryAfter(seconds);
    return yield* new RateLimited({ detail: `Wait ${seconds} s and send it again.` });
  });

  return rateLimitFactor === "off"
    ? { admit: () => Effect.void, count: Effect.void }
    : { admit, count: Effect.asVoid(take(1)) };
};

import { RateLimited, ServiceUnavailable } from "@atoll/contract/CommonProblems";
import {
  authByAddress,
  Rate,
  RateAccount,
  type RateClass,
  rateClasses,
  rateClassOf,
  RateLimits,
} from "@atoll/contract/RateClass";
import { actorName, CurrentRequest, type RequestContext } from "@atoll/contract/RequestContext";
import type { RateDecision } from "@atoll/platform/ratelimit/RateLimit";
import { RateLimiter } from "@atoll/platform/ratelimit/RateLimiter";
import { Context, Duration, Effect, Layer } from "effect";
import { HttpEffect, HttpServerRespondable, HttpServerResponse } from "effect/http";
import type { HttpApiEndpoint } from "effect/http-api";
import { clientNetwork } from "../edge/Address.ts";
import { HttpConfig } from "../HttpConfig.ts";
import { accountIn } from "./accountIn.ts";

type Response = HttpServerResponse.HttpServerResponse;

const seconds = (duration: Duration.Duration): number => Math.ceil(Duration.toSeconds(duration));

/** draft-ietf-httpapi-ratelimit-headers-10 §§3 and 4, and RFC 9110 §10.2.3. */
const headersOf = (name: RateClass, { allowed, limit, remaining, resetAfter, retryAfter }: RateDecision) => ({
  "ratelimit-policy": `"${name}";q=${limit};w=${rateClasses[name].windowSeconds}`,
  ratelimit: `"${name}";r=${remaining};t=${seconds(resetAfter)}`,
  ...(allowed ? {} : { "retry-after": String(Math.max(1, seconds(retryAfter))) }),
});

/** Who is counted: the caller, or where nobody has signed in the client's network. */
const subjectOf = ({ actor, address }: RequestContext): string =>
  actor._tag === "Anonymous"
    ? `address:${address === null ? "unknown" : clientNetwork(address)}`
    : actorName(actor);

/** What the endpoint says decides; else calls of a node or a run are machine traffic, whatever they do. */
const classFor = (endpoint: HttpApiEndpoint.Top, { actor }: RequestContext): RateClass =>
  (actor._tag === "Node" || actor._tag === "Run") && Context.get(endpoint.annotations, Rate) === undefined
    ? "node"
    : rateClassOf(endpoint);

const refusal = (name: RateClass, decision: RateDecision) =>
  decision.isDegraded && rateClasses[name].whenUnavailable === "deny"
    ? new ServiceUnavailable({ detail: "Sign-in is closed while the hub cannot count attempts." })
    : new RateLimited({ detail: `Wait ${Math.max(1, seconds(decision.retryAfter))} s and send it again.` });

const counting = (limiter: RateLimiter["Service"], factor: number) => {
  const takeFrom = (
    name: RateClass,
    { windowSeconds, limit, ...rest }: (typeof rateClasses)[RateClass] | typeof authByAddress,
    key: string,
  ) =>
    limiter.take({
      ...rest,
      key: `${name}:${key}`,
      limit: Math.max(1, Math.round(limit * factor)),
      window: Duration.seconds(windowSeconds),
    });

  /** Of two limits the one that refuses speaks; else the narrower one. */
  const decide = Effect.fnUntraced(function* (endpoint: HttpApiEndpoint.Top, request: RequestContext) {
    const name = classFor(endpoint, request);
    const subject = subjectOf(request);
    const member = Context.get(endpoint.annotations, RateAccount);
    if (member === undefined) return { name, decision: yield* takeFrom(name, rateClasses[name], subject) };
    const whole = yield* takeFrom(name, authByAddress, subject);
    if (!whole.allowed) return { name, decision: whole };
    const account = yield* accountIn(member);
    return { name, decision: yield* takeFrom(name, rateClasses[name], `${subject}:${account}`) };
  });
  return decide;
};

/**
 * Runs inside of `Authentication`, so that a caller is counted wherever it calls from, and outside of all that costs
 * anything. A refused call counts for nothing and has done nothing.
 */
export const layer = Layer.effect(
  RateLimits,
  Effect.gen(function* () {
    const limiter = yield* RateLimiter;
    const { rateLimitFactor } = yield* HttpConfig;
    if (rateLimitFactor === "off") return RateLimits.of((httpEffect) => httpEffect);
    const decide = counting(limiter, rateLimitFactor);
    return RateLimits.of((httpEffect, { endpoint }) =>
      Effect.gen(function* () {
        const { name, decision } = yield* decide(endpoint, yield* CurrentRequest);
        const headers = headersOf(name, decision);
        yield* HttpEffect.appendPreResponseHandler((_, response: Response) =>
          Effect.succeed(HttpServerResponse.setHeaders(response, headers)),
        );
        return decision.allowed
          ? yield* httpEffect
          : yield* HttpServerRespondable.toResponse(refusal(name, decision));
      }),
    );
  }),
);

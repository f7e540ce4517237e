import { Context } from "effect";
import { type HttpApiEndpoint, HttpApiMiddleware } from "effect/http-api";
import { RateLimited, ServiceUnavailable } from "./CommonProblems.ts";

interface RateClassLimit {
  /** `tokenBucket` gives units back evenly; `fixedWindow` all at once, a window after the first. */
  readonly algorithm: "tokenBucket" | "fixedWindow";
  readonly limit: number;
  readonly windowSeconds: number;
  /**
   * What happens when the store of the counts is away: a call that could guess a secret is refused (503), any other is
   * let through, or counted by each process for itself.
   */
  readonly whenUnavailable: "allow" | "deny" | "local";
}

const minute = 60;
const quarter = 15 * minute;

/**
 * How often an operation may be called, by what kind of work it is. Each caller (a user, a key, a node; an address where
 * nobody has signed in) has a count of its own in each class. A person at the page, or a script in a loop of its own,
 * does not come near; one that runs wild is held up before it holds up others.
 */
export const rateClasses = {
  /** Reads. */
  api: { algorithm: "tokenBucket", limit: 600, windowSeconds: minute, whenUnavailable: "allow" },
  /** What changes something. */
  mutation: { algorithm: "tokenBucket", limit: 240, windowSeconds: minute, whenUnavailable: "allow" },
  /** Bodies of up to 16 MiB. */
  upload: { algorithm: "tokenBucket", limit: 120, windowSeconds: minute, whenUnavailable: "allow" },
  /** Long polls and streams, counted when they begin. */
  realtime: { algorithm: "tokenBucket", limit: 300, windowSeconds: minute, whenUnavailable: "allow" },
  /** Probes, by address. */
  health: { algorithm: "tokenBucket", limit: 600, windowSeconds: minute, whenUnavailable: "allow" },
  /** An agent's work: polls, heartbeats, sealed messages, logs. 100 a second, for as long as it likes. */
  node: { algorithm: "tokenBucket", limit: 6_000, windowSeconds: minute, whenUnavailable: "allow" },
  /** Tokens for a signature, which nobody guesses: every agent behind one address comes back at once after an outage. */
  token: { algorithm: "tokenBucket", limit: 300, windowSeconds: minute, whenUnavailable: "local" },
  /** Whoever shows a secret that a person can remember, by address and account together. */
  auth: { algorithm: "fixedWindow", limit: 10, windowSeconds: quarter, whenUnavailable: "deny" },
  /** Whoever is signed in and shows again who it is. */
  stepUp: { algorithm: "fixedWindow", limit: 20, windowSeconds: quarter, whenUnavailable: "deny" },
  /** A code of few digits. */
  secondFactor: { algorithm: "fixedWindow", limit: 5, windowSeconds: quarter, whenUnavailable: "deny" },
} as const satisfies Readonly<Record<string, RateClassLimit>>;

export type RateClass = keyof typeof rateClasses;

/** Of `auth` from one address, whatever accounts it names: a hospital signs in behind one. */
export const authByAddress: RateClassLimit = { ...rateClasses.auth, limit: 300 };

/**
 * Credentials that are nobody's, shown from one address: then only those that are remembered are looked at, until units
 * come back. A person whose session has ended, or an agent whose token has, shows a few.
 */
export const unknownCredentials: RateClassLimit = {
  algorithm: "tokenBucket",
  limit: 300,
  windowSeconds: minute,
  whenUnavailable: "local",
};

/** The class of an endpoint that is not the usual one of its method and body. */
export const Rate = Context.Reference<RateClass | undefined>("@atoll/contract/Rate", {
  defaultValue: () => undefined,
});

/** The member of the JSON body that names the account which a call of class `auth` is about. */
export const RateAccount = Context.Reference<string | undefined>("@atoll/contract/RateAccount", {
  defaultValue: () => undefined,
});

const takesBytes = ({ payload }: HttpApiEndpoint.Top): boolean =>
  [...payload.values()].some(({ encoding }) => encoding._tag === "Uint8Array");

/** The class that calls of the endpoint count in; a node's count as `node` unless the endpoint says otherwise. */
export const rateClassOf = (endpoint: HttpApiEndpoint.Top): RateClass => {
  const usual = takesBytes(endpoint) ? "upload" : endpoint.method === "GET" ? "api" : "mutation";
  return Context.get(endpoint.annotations, Rate) ?? usual;
};

/** Counts the call in its class, and says on every answer how much is left. */
export class RateLimits extends HttpApiMiddleware.Service<RateLimits>()("@atoll/contract/RateLimits", {
  error: [RateLimited, ServiceUnavailable],
}) {}

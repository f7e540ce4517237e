import { AtollApi } from "@atoll/contract/AtollApi";
import { Context, Effect, Layer, Predicate, type Redacted, Schedule } from "effect";
import { HttpClient, HttpClientError, HttpClientRequest } from "effect/http";
import { HttpApiClient } from "effect/http-api";

export interface HubClientOptions {
  /** Where the hub answers, without the API's prefix: `https://hub.example`. */
  readonly baseUrl: string;
  /** The bearer token of each request; absent before there is one. Evaluated per request, so it may renew. */
  readonly token?: Effect.Effect<Redacted.Redacted<string>>;
}

/**
 * The hub's interface for programs: agent, CLI and tests. Failures are the contract's problems; what the
 * network does is an `HttpClientError`. Nothing is retried here: whoever knows that a request may be repeated
 * says so with `whileUnreachable`.
 */
export class HubClient extends Context.Service<HubClient, HttpApiClient.ForApi<typeof AtollApi>>()(
  "@atoll/client/effect/HubClient",
) {
  static readonly make = (options: HubClientOptions) =>
    HttpApiClient.make(AtollApi, {
      baseUrl: options.baseUrl,
      transformClient: (client) =>
        options.token === undefined ? client : HttpClient.mapRequestEffect(client, attach(options.token)),
    });

  static readonly layer = (options: HubClientOptions) => Layer.effect(HubClient, HubClient.make(options));
}

const attach =
  <E>(token: Effect.Effect<Redacted.Redacted<string>, E>) =>
  (request: HttpClientRequest.HttpClientRequest) =>
    Effect.map(token, (secret) => HttpClientRequest.bearerToken(request, secret));

/** Waits between attempts: 100 ms doubling up to 5 s, with jitter, for ever. */
export const reconnect = Schedule.min([
  Schedule.exponential("100 millis"),
  Schedule.spaced("5 seconds"),
]).pipe(Schedule.jittered);

/** The connection ended in the middle of the answer. A whole answer that is no JSON is a fault of the hub's. */
const brokeOff = ({ reason }: HttpClientError.HttpClientError): boolean =>
  reason._tag === "DecodeError" && !(reason.cause instanceof SyntaxError);

/**
 * True where the hub did not answer, not to the end, or answered that it cannot now, or not so often: the request may or may not
 * have been carried out, so only an idempotent one may be repeated.
 */
export const isUnreachable = (error: unknown): boolean =>
  HttpClientError.isHttpClientError(error)
    ? error.response === undefined || error.response.status >= 502 || brokeOff(error)
    : Predicate.isTagged(error, "ServiceUnavailable") || Predicate.isTagged(error, "RateLimited");

/** Repeats an idempotent request until the hub answers. */
export const whileUnreachable = <A, E, R>(request: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
  Effect.retry(request, { while: isUnreachable, schedule: reconnect });

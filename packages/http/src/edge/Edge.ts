import { InvalidRequest, UnsupportedMediaType } from "@atoll/contract/CommonProblems";
import { anonymous, CurrentRequest } from "@atoll/contract/RequestContext";
import { UserAgent } from "@atoll/contract/UserAgent";
import { Context, Effect, References } from "effect";
import { HttpServerRequest, HttpServerRespondable, HttpServerResponse, ProblemDetails } from "effect/http";
import { clientAddressOf } from "./ClientAddress.ts";
import * as Cors from "./Cors.ts";
import { answerTo, asProblem, isProblem, nowhere } from "./Fallbacks.ts";
import { requestIdHeader, requestIdOf } from "./RequestId.ts";
import { withSecurityHeaders } from "./SecurityHeaders.ts";
import { traceIdOf } from "./TraceParent.ts";
import * as TrustedProxies from "./TrustedProxies.ts";

type Request = HttpServerRequest.HttpServerRequest;
type Response = HttpServerResponse.HttpServerResponse;

export interface EdgeOptions {
  /** Whether browsers reach the hub by HTTPS. */
  readonly https: boolean;
  /** Nobody when absent. */
  readonly trustedProxies?: TrustedProxies.TrustedProxies;
  /** Closed when absent. */
  readonly cors?: Cors.Cors;
}

const decoder = new TextDecoder();

const withRequestId = (response: Response, requestId: string): Response => {
  if (!isProblem(response) || response.body._tag !== "Uint8Array") return response;
  const members: unknown = JSON.parse(response.body.text ?? decoder.decode(response.body.body));
  if (typeof members !== "object" || members === null) return response;
  const { status, headers, cookies } = response;
  const { "content-length": _, ...kept } = headers;
  return HttpServerResponse.jsonUnsafe(
    { ...members, requestId },
    { status, headers: kept, cookies, contentType: ProblemDetails.contentType },
  );
};

const challenge = { "www-authenticate": 'Bearer realm="atoll"' };

const finish = (response: Response, requestId: string, https: boolean): Response => {
  const identified = { [requestIdHeader]: requestId };
  const also = response.status === 401 ? { ...identified, ...challenge } : identified;
  return withSecurityHeaders(withRequestId(response, requestId), { https, also });
};

/** The router ends a path where others do not: what it would read is not what was asked for. */
const isAmbiguous = ({ url }: Request): boolean => /^[^?]*[;#]/.test(url);

/** Nothing here reads compressed bodies. */
const isEncoded = (request: Request): boolean => {
  const encoding = request.headers["content-encoding"];
  return encoding !== undefined && encoding.toLowerCase() !== "identity";
};

/** What no handler is asked. */
const refused = (request: Request): Effect.Effect<Response> | undefined => {
  if (request.headers["host"] === undefined) {
    return HttpServerRespondable.toResponse(new InvalidRequest({ detail: "Say the host (RFC 9112 §3.2)." }));
  }
  if (isEncoded(request)) {
    return HttpServerRespondable.toResponse(
      new UnsupportedMediaType({ detail: "Send the body uncompressed." }),
    );
  }
  return isAmbiguous(request) ? nowhere(request) : undefined;
};

/**
 * What runs for a request knows its id and whom it is for, and its log lines carry id and trace. In one step: this is on
 * every request's way.
 */
const identify = <R>(
  context: Context.Context<R>,
  known: {
    readonly requestId: string;
    readonly traceId: string;
    readonly address: string | null;
    readonly userAgent: string | null;
  },
): Context.Context<R> => {
  const { requestId, traceId, address, userAgent } = known;
  const annotations = Context.get(context, References.CurrentLogAnnotations);
  return context.pipe(
    Context.add(CurrentRequest, { ...anonymous, requestId, address }),
    Context.add(UserAgent, userAgent),
    Context.add(References.CurrentLogAnnotations, { ...annotations, requestId, traceId }),
  );
};

/**
 * The outermost wrapper. Gives every request its id, its trace and its client's address, every answer its headers, and
 * turns all that goes wrong outside the contract's endpoints into problems. It does not fail: a fault of ours is logged
 * and answered.
 */
export const edge = <E, R>(
  handler: Effect.Effect<Response, E, R>,
  { https, trustedProxies = TrustedProxies.none, cors = Cors.closed }: EdgeOptions,
): Effect.Effect<Response, never, R | HttpServerRequest.HttpServerRequest> => {
  const answer = Effect.flatMap(HttpServerRequest.HttpServerRequest, (request) => {
    const requestId = requestIdOf(request);
    const traceId = traceIdOf(request, requestId);
    const address = clientAddressOf(request, trustedProxies);
    const userAgent = request.headers["user-agent"] ?? null;
    const preflight = cors.preflight(request);
    const answered: Effect.Effect<Response, E, R> =
      refused(request) ?? (preflight === undefined ? handler : Effect.succeed(preflight));
    return answered.pipe(
      Effect.matchCauseEffect({
        onFailure: (cause) => Effect.flatMap(answerTo(cause, request), asProblem),
        onSuccess: asProblem,
      }),
      Effect.map((response) => cors.open(request, finish(response, requestId, https))),
      Effect.updateContext((context: Context.Context<R>) =>
        identify(context, { requestId, traceId, address, userAgent }),
      ),
    );
  });
  // Requests that came in together begin together: what they ask the database goes there in one message.
  return Effect.andThen(Effect.yieldNow, answer);
};

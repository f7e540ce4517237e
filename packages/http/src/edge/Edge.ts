import {
  Forbidden,
  InternalError,
  InvalidRequest,
  MethodNotAllowed,
  PayloadTooLarge,
  RouteNotFound,
  ServiceUnavailable,
  UnsupportedMediaType,
} from "@atoll/contract/CommonProblems";
import { CurrentRequest } from "@atoll/contract/RequestContext";
import { Cause, Context, Effect, Option, References } from "effect";
import {
  HttpServerError,
  HttpServerRequest,
  HttpServerRespondable,
  HttpServerResponse,
  ProblemDetails,
} from "effect/http";
import { allowedMethods } from "./KnownPaths.ts";
import { requestIdHeader, requestIdOf } from "./RequestId.ts";
import { withSecurityHeaders } from "./SecurityHeaders.ts";

type Request = HttpServerRequest.HttpServerRequest;
type Response = HttpServerResponse.HttpServerResponse;

const nowhere = (request: Request): Effect.Effect<Response> => {
  const methods = allowedMethods(request.url);
  // A path whose parameters cannot be read has the right method and leads nowhere all the same.
  if (methods.length === 0 || methods.includes(request.method))
    return HttpServerRespondable.toResponse(new RouteNotFound({}));
  const allow = methods.join(", ");
  const problem = new MethodNotAllowed({ detail: `This address supports ${allow}.` });
  return HttpServerRespondable.toResponse(problem).pipe(
    Effect.map((response) => HttpServerResponse.setHeader(response, "allow", allow)),
  );
};

/** What no handler answered: no route, a broken request, an interruption, or a fault of ours. */
const answerTo = (cause: Cause.Cause<unknown>, request: Request): Effect.Effect<Response> => {
  const error = Option.getOrUndefined(Cause.findErrorOption(cause));
  if (HttpServerError.isHttpServerError(error)) {
    if (error.reason._tag === "RouteNotFound") return nowhere(request);
    if (error.reason._tag === "RequestParseError") {
      return HttpServerRespondable.toResponse(new InvalidRequest({}));
    }
  }
  if (Cause.hasInterruptsOnly(cause)) {
    return Effect.map(HttpServerError.causeResponse(cause), ([response]) => response);
  }
  return Effect.andThen(
    Effect.logError("A request failed unexpectedly", cause),
    HttpServerRespondable.toResponse(new InternalError({})),
  );
};

const isProblem = (response: Response): boolean =>
  response.headers["content-type"]?.startsWith(ProblemDetails.contentType) === true;

/** The problem for an error answer that has only a status: those of the framework. */
const problemOf = (status: number): Effect.Effect<Response> => {
  const problem = {
    400: () => new InvalidRequest({}),
    403: () => new Forbidden({}),
    404: () => new RouteNotFound({}),
    413: () => new PayloadTooLarge({}),
    415: () => new UnsupportedMediaType({}),
    500: () => new InternalError({}),
    503: () => new ServiceUnavailable({}),
  }[status];
  return problem === undefined
    ? Effect.succeed(
        HttpServerResponse.jsonUnsafe(
          { type: ProblemDetails.blankType, status, title: "The request cannot be answered" },
          { status, contentType: ProblemDetails.contentType },
        ),
      )
    : HttpServerRespondable.toResponse(problem());
};

const asProblem = (response: Response): Effect.Effect<Response> => {
  if (response.status < 400 || isProblem(response)) return Effect.succeed(response);
  return Effect.map(problemOf(response.status), (problem) =>
    HttpServerResponse.setHeaders(problem, { ...response.headers, ...problem.headers }),
  );
};

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

/** What runs for a request knows its id, and its log lines carry it. In one step: this is on every request's way. */
const identify = <R>(context: Context.Context<R>, requestId: string): Context.Context<R> => {
  const annotations = Context.get(context, References.CurrentLogAnnotations);
  return context.pipe(
    Context.add(CurrentRequest, { requestId, tenantId: null, actor: { _tag: "Anonymous" } }),
    Context.add(References.CurrentLogAnnotations, { ...annotations, requestId }),
  );
};

/**
 * The outermost wrapper. Gives every request its id and every answer its headers, and turns all that goes
 * wrong outside the contract's endpoints into problems. It does not fail: a fault of ours is logged and
 * answered.
 */
export const edge = <E, R>(
  handler: Effect.Effect<Response, E, R>,
  options: { readonly https: boolean },
): Effect.Effect<Response, never, R | HttpServerRequest.HttpServerRequest> => {
  const answer = Effect.flatMap(HttpServerRequest.HttpServerRequest, (request) => {
    const requestId = requestIdOf(request);
    const answered: Effect.Effect<Response, E, R> = refused(request) ?? handler;
    return answered.pipe(
      Effect.matchCauseEffect({
        onFailure: (cause) => Effect.flatMap(answerTo(cause, request), asProblem),
        onSuccess: asProblem,
      }),
      Effect.map((response) => finish(response, requestId, options.https)),
      Effect.updateContext((context: Context.Context<R>) => identify(context, requestId)),
    );
  });
  // Requests that came in together begin together: what they ask the database goes there in one message.
  return Effect.andThen(Effect.yieldNow, answer);
};

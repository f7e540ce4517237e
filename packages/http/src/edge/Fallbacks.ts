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
import { Cause, Effect, Option } from "effect";
import {
  HttpServerError,
  type HttpServerRequest,
  HttpServerRespondable,
  HttpServerResponse,
  ProblemDetails,
} from "effect/http";
import { allowedMethods } from "./KnownPaths.ts";

type Request = HttpServerRequest.HttpServerRequest;
type Response = HttpServerResponse.HttpServerResponse;

/** There is no such operation, or none by this method. */
export const nowhere = (request: Request): Effect.Effect<Response> => {
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
export const answerTo = (cause: Cause.Cause<unknown>, request: Request): Effect.Effect<Response> => {
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

export const isProblem = (response: Response): boolean =>
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

/** The answer, as a problem where it is an error of the framework. */
export const asProblem = (response: Response): Effect.Effect<Response> => {
  if (response.status < 400 || isProblem(response)) return Effect.succeed(response);
  return Effect.map(problemOf(response.status), (problem) =>
    HttpServerResponse.setHeaders(problem, { ...response.headers, ...problem.headers }),
  );
};

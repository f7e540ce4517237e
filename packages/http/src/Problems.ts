import {
  InternalError,
  InvalidRequest,
  PayloadTooLarge,
  UnsupportedMediaType,
} from "@atoll/contract/CommonProblems";
import type { RequestFault } from "@atoll/contract/Problem";
import { Problems } from "@atoll/contract/Authentication";
import { ByteSize, Cause, Effect, Layer, Option, Predicate, SchemaIssue, type Types } from "effect";
import {
  HttpIncomingMessage,
  HttpServerError,
  HttpServerRequest,
  type HttpServerResponse,
} from "effect/http";
import { type HttpApiEndpoint, HttpApiError } from "effect/http-api";
import { bodyLimitOf } from "./BodyLimits.ts";
import { guardBody, UnreadableBody } from "./GuardedBody.ts";

type Request = HttpServerRequest.HttpServerRequest;

/** More would tell nobody more. */
const maximumFaults = 20;

const slots = { Params: "path", Query: "query", Headers: "headers", Payload: "payload" } as const;

const formatIssues = SchemaIssue.makeFormatterStandardSchemaV1();

/** RFC 6901 §3. */
const escape = (segment: string): string => segment.replaceAll("~", "~0").replaceAll("/", "~1");

const keyOf = (segment: PropertyKey | { readonly key: PropertyKey }): string =>
  String(typeof segment === "object" ? segment.key : segment);

const faultsOf = (
  slot: keyof typeof slots,
  error: HttpApiError.HttpApiSchemaError,
): ReadonlyArray<RequestFault> =>
  formatIssues(error.cause.issue)
    .issues.slice(0, maximumFaults)
    .map(({ path = [], message }) => ({
      pointer: `/${[slots[slot], ...path.map(keyOf)].map(escape).join("/")}`,
      detail: message.toWellFormed(),
    }));

const invalidBody = (detail: string) =>
  new InvalidRequest({ detail: `The body ${detail}.`, errors: [{ pointer: "/payload", detail }] });

const tooLarge = (maximumBytes: number) =>
  new PayloadTooLarge({ maximumBytes, detail: `The body may have up to ${maximumBytes} bytes.` });

/** What a defect says about the request; nothing where it is a fault of ours. */
const blameRequest = (defect: unknown, maximumBytes: number) => {
  if (defect instanceof UnreadableBody) return invalidBody(defect.sentence);
  if (!HttpServerError.isHttpServerError(defect)) return undefined;
  if (defect.reason._tag !== "RequestParseError") return undefined;
  return defect.reason.reason === "BodyTooLarge" ? tooLarge(maximumBytes) : invalidBody("cannot be read");
};

/** Failures that endpoints declare pass; those of decoding, and defects, become problems. */
const toProblem = Effect.fnUntraced(function* <E>(cause: Cause.Cause<E>, maximumBytes: number) {
  const failure = Option.getOrUndefined(Cause.findErrorOption(cause));
  if (HttpApiError.HttpApiSchemaError.is(failure)) {
    const { kind } = failure;
    if (kind !== "Body" && kind !== "ResponseHeaders") {
      return yield* new InvalidRequest({ errors: faultsOf(kind, failure) });
    }
  } else if (failure !== undefined || Cause.hasInterruptsOnly(cause)) {
    return yield* Effect.failCause(cause);
  }
  const defects = cause.reasons.filter(Cause.isDieReason).map(({ defect }) => defect);
  const blamed = defects.map((defect) => blameRequest(defect, maximumBytes)).find(Predicate.isNotUndefined);
  if (blamed !== undefined) return yield* blamed;
  yield* Effect.logError("A request failed unexpectedly", cause);
  return yield* new InternalError({});
});

const hasBody = ({ headers }: Request): boolean =>
  headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;

/** The query of an operation that has none: the contract's decoders do not look at it. */
const unknownQuery = ({ url }: Request): ReadonlyArray<RequestFault> => {
  if (!url.includes("?")) return [];
  const [, query = ""] = url.split("?", 2);
  return [...new Set(new URLSearchParams(query).keys())]
    .slice(0, maximumFaults)
    .map((name) => ({ pointer: `/query/${escape(name).toWellFormed()}`, detail: "Unexpected key" }));
};

/** Bodies without a media type count for nothing: browsers can be made to send such across origins. */
const refuseEarly = (request: Request, endpoint: HttpApiEndpoint.Top, maximumBytes: number) => {
  if (Number(request.headers["content-length"] ?? 0) > Math.max(maximumBytes, 1_024)) {
    return tooLarge(maximumBytes);
  }
  if (maximumBytes > 0 && hasBody(request) && request.headers["content-type"] === undefined) {
    return new UnsupportedMediaType({ detail: "Say the body's media type in Content-Type." });
  }
  const errors = endpoint.query === undefined ? unknownQuery(request) : [];
  if (errors.length > 0) return new InvalidRequest({ errors });
  return undefined;
};

type Problem = InternalError | InvalidRequest | PayloadTooLarge | UnsupportedMediaType;
type Answer = Effect.Effect<HttpServerResponse.HttpServerResponse, Problem | Types.unhandled>;

/**
 * Turns what does not fit the contract into `InvalidRequest` with a pointer to each fault, bounds the body,
 * and turns failures nobody named into `InternalError`: their cause is logged under the request's id and not
 * shown.
 */
export const layer = Layer.succeed(Problems, (httpEffect, { endpoint }) => {
  const maximumBytes = bodyLimitOf(endpoint);
  const told = Effect.catchCause(httpEffect, (cause) => toProblem(cause, maximumBytes));
  const bounded = Effect.provideService(told, HttpIncomingMessage.MaxBodySize, ByteSize.bytes(maximumBytes));
  return Effect.flatMap(HttpServerRequest.HttpServerRequest, (request): Answer => {
    const refused = refuseEarly(request, endpoint, maximumBytes);
    if (refused !== undefined) return Effect.fail(refused);
    if (!hasBody(request)) return told;
    return Effect.provideService(bounded, HttpServerRequest.HttpServerRequest, guardBody(request));
  });
});

import { Schema } from "effect";
import { HttpApiError } from "effect/http-api";
import { problemMembers, problemType, RequestFault } from "./Problem.ts";

/** The request does not fit the contract; `errors` points at each fault. Nothing was changed. */
export class InvalidRequest extends HttpApiError.Problem<InvalidRequest>()(
  "InvalidRequest",
  { type: problemType("invalid-request"), status: 400, title: "The request is not valid" },
  { ...problemMembers, errors: Schema.optionalKey(Schema.Array(RequestFault)) },
) {}

/** No credential, or one that is unknown, expired or revoked. */
export class Unauthenticated extends HttpApiError.Problem<Unauthenticated>()(
  "Unauthenticated",
  { type: problemType("unauthenticated"), status: 401, title: "Sign in to do this" },
  problemMembers,
) {}

/** The caller is known but its role or kind does not allow this operation. */
export class Forbidden extends HttpApiError.Problem<Forbidden>()(
  "Forbidden",
  { type: problemType("forbidden"), status: 403, title: "You are not allowed to do this" },
  { ...problemMembers, required: Schema.optionalKey(Schema.String) },
) {}

/** The first factor was shown; the second is owed before anything else (`/auth/second-factor`). */
export class SecondFactorRequired extends HttpApiError.Problem<SecondFactorRequired>()(
  "SecondFactorRequired",
  { type: problemType("second-factor-required"), status: 403, title: "Show your second factor first" },
  problemMembers,
) {}

/** Too long since the caller last showed who it is, for something that is hard to undo. */
export class StepUpRequired extends HttpApiError.Problem<StepUpRequired>()(
  "StepUpRequired",
  { type: problemType("step-up-required"), status: 403, title: "Confirm that it is you" },
  problemMembers,
) {}

/** No operation at this path. */
export class RouteNotFound extends HttpApiError.Problem<RouteNotFound>()(
  "RouteNotFound",
  { type: problemType("route-not-found"), status: 404, title: "There is nothing at this address" },
  problemMembers,
) {}

/** The path exists, the method does not; `Allow` lists those that do. */
export class MethodNotAllowed extends HttpApiError.Problem<MethodNotAllowed>()(
  "MethodNotAllowed",
  { type: problemType("method-not-allowed"), status: 405, title: "This address does not support the method" },
  problemMembers,
) {}

/** The body is larger than the operation accepts. Nothing was stored. */
export class PayloadTooLarge extends HttpApiError.Problem<PayloadTooLarge>()(
  "PayloadTooLarge",
  { type: problemType("payload-too-large"), status: 413, title: "The request body is too large" },
  { ...problemMembers, maximumBytes: Schema.optionalKey(Schema.Int) },
) {}

/** The operation does not read this media type. */
export class UnsupportedMediaType extends HttpApiError.Problem<UnsupportedMediaType>()(
  "UnsupportedMediaType",
  { type: problemType("unsupported-media-type"), status: 415, title: "The media type is not supported" },
  problemMembers,
) {}

/** The first request with this idempotency key is still being carried out; `Retry-After` says when to ask again. */
export class IdempotencyConflict extends HttpApiError.Problem<IdempotencyConflict>()(
  "IdempotencyConflict",
  { type: problemType("idempotency-conflict"), status: 409, title: "The idempotency key is taken" },
  problemMembers,
) {}

/** The idempotency key belongs to another request: other bytes, another address or another operation. */
export class IdempotencyMismatch extends HttpApiError.Problem<IdempotencyMismatch>()(
  "IdempotencyMismatch",
  {
    type: problemType("idempotency-mismatch"),
    status: 422,
    title: "The idempotency key belongs to another request",
  },
  problemMembers,
) {}

/** Too many calls of this kind; nothing was done. `Retry-After` says when the same call is allowed. */
export class RateLimited extends HttpApiError.Problem<RateLimited>()(
  "RateLimited",
  { type: problemType("rate-limited"), status: 429, title: "Too many requests, wait a moment" },
  problemMembers,
) {}

/** A fault of ours. The request id leads an operator to its log. */
export class InternalError extends HttpApiError.Problem<InternalError>()(
  "InternalError",
  { type: problemType("internal-error"), status: 500, title: "Something went wrong on our side" },
  problemMembers,
) {}

/** The database or another server behind the hub does not answer; the same request may succeed later. */
export class ServiceUnavailable extends HttpApiError.Problem<ServiceUnavailable>()(
  "ServiceUnavailable",
  { type: problemType("service-unavailable"), status: 503, title: "The hub is not ready, try again shortly" },
  problemMembers,
) {}

/** Problems that any operation can answer with. */
export const CommonProblems = [
  InvalidRequest,
  PayloadTooLarge,
  UnsupportedMediaType,
  IdempotencyConflict,
  InternalError,
  ServiceUnavailable,
] as const;

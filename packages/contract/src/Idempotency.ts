import { HttpApiMiddleware } from "effect/http-api";
import { IdempotencyConflict, InvalidRequest, ServiceUnavailable } from "./CommonProblems.ts";

/** Names a request that must be carried out once, however often it is sent. */
export const idempotencyKeyHeader = "idempotency-key";

/** Carries a `POST`, `PUT` or `PATCH` with an `Idempotency-Key` out once, and repeats its answer. */
export class Idempotency extends HttpApiMiddleware.Service<Idempotency>()("@atoll/contract/Idempotency", {
  error: [IdempotencyConflict, InvalidRequest, ServiceUnavailable],
}) {}

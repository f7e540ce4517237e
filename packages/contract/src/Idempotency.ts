import { Context } from "effect";
import { HttpApiMiddleware } from "effect/http-api";
import {
  IdempotencyConflict,
  IdempotencyMismatch,
  InvalidRequest,
  ServiceUnavailable,
} from "./CommonProblems.ts";

/** Names a request that must be carried out once, however often it is sent. */
export const idempotencyKeyHeader = "idempotency-key";

/**
 * Carries a request that is not a `GET` and has an `Idempotency-Key` out once, and repeats its answer. For callers who
 * are known: of those who are not, nobody could tell one's key from another's.
 */
export class Idempotency extends HttpApiMiddleware.Service<Idempotency>()("@atoll/contract/Idempotency", {
  error: [IdempotencyConflict, IdempotencyMismatch, InvalidRequest, ServiceUnavailable],
}) {}

/**
 * Gives the answer that is repeated instead of calling the operation. Inside of `Authorization`: who may do a thing no
 * more is not told what came of it either.
 */
export class Replay extends HttpApiMiddleware.Service<Replay>()("@atoll/contract/Replay") {}

/**
 * The answer of the operation holds a secret that is shown once: it is not kept, and a repetition is told that it was
 * carried out before.
 */
export const ShownOnce = Context.Reference<boolean>("@atoll/contract/ShownOnce", {
  defaultValue: () => false,
});

/**
 * On an operation whose answer holds a secret, which is kept nowhere, that counts attempts, which no rollback may take
 * back, or that asks somebody else, for whom no transaction waits: an `Idempotency-Key` is not looked at, and each request is carried out.
 */
export const EachTime = Context.Reference<boolean>("@atoll/contract/EachTime", { defaultValue: () => false });

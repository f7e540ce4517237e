import type { ServiceUnavailable } from "@atoll/contract/CommonProblems";
import { Context, Effect, Layer, type Schema } from "effect";

export interface KeyedCall {
  /** As the client sent it; unique for the current tenant and actor. */
  readonly key: string;
  /** The operation's id. */
  readonly operation: string;
  /** SHA-256 of what was asked for. */
  readonly requestDigest: string;
}

/** What to do with a call: carry it out, repeat an answer, or refuse it. */
export type CallStatus =
  | { readonly _tag: "Started" }
  | { readonly _tag: "Answered"; readonly status: number; readonly body: Schema.Json }
  | { readonly _tag: "InFlight" }
  | { readonly _tag: "OtherRequest" };

/**
 * The memory of calls with a key, for the current tenant and actor. Whoever composes the process implements
 * it.
 */
export class IdempotencyKeys extends Context.Service<
  IdempotencyKeys,
  {
    /**
     * `Started` for exactly one of any number of calls at once, also across processes. Durable when it
     * succeeds.
     */
    readonly begin: (call: KeyedCall) => Effect.Effect<CallStatus, ServiceUnavailable>;
    /** Keeps the answer for at least a day. False where another call with the key has answered before. */
    readonly complete: (
      key: string,
      status: number,
      body: Schema.Json,
    ) => Effect.Effect<boolean, ServiceUnavailable>;
    /** Keeps all that the work does, its `complete` included, or nothing. */
    readonly whole: <A, E, R>(work: Effect.Effect<A, E, R>) => Effect.Effect<A, E | ServiceUnavailable, R>;
    /** Nothing was done: the key is free again. */
    readonly abandon: (key: string) => Effect.Effect<void, ServiceUnavailable>;
  }
>()("@atoll/http/idempotency/IdempotencyKeys") {
  /** Within this process and for any caller: for tests. */
  static readonly layerMemory = Layer.sync(IdempotencyKeys, () => {
    const calls = new Map<string, KeyedCall & { answer?: { status: number; body: Schema.Json } }>();
    return IdempotencyKeys.of({
      begin: (call) =>
        Effect.sync((): CallStatus => {
          const known = calls.get(call.key);
          if (known === undefined) {
            calls.set(call.key, { ...call });
            return { _tag: "Started" };
          }
          const { operation, requestDigest, answer } = known;
          if (operation !== call.operation || requestDigest !== call.requestDigest)
            return { _tag: "OtherRequest" };
          return answer === undefined ? { _tag: "InFlight" } : { _tag: "Answered", ...answer };
        }),
      complete: (key, status, body) =>
        Effect.sync(() => {
          const known = calls.get(key);
          if (known === undefined || known.answer !== undefined) return false;
          known.answer = { status, body };
          return true;
        }),
      whole: (work) => work,
      abandon: (key) => Effect.sync(() => calls.delete(key)),
    });
  });
}

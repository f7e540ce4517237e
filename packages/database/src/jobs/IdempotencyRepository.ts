import { actorName, CurrentRequest } from "@atoll/contract/RequestContext";
import { Context, Effect, Layer, Option, Schema } from "effect";
import { Database } from "../Database.ts";
import type { DatabaseUnavailable } from "../DatabaseUnavailable.ts";
import { maybe, run, wrote } from "../statements.ts";

export interface IdempotentCall {
  /** As the client sent it; unique for the current tenant and actor. */
  readonly key: string;
  /** The id of the operation. */
  readonly operation: string;
  /** SHA-256 of what was asked for. */
  readonly requestDigest: string;
  /** After so long without an answer the first call is taken to have died, and this one takes its place. */
  readonly patienceSeconds: number;
}

/** What to do with a call: carry it out, repeat an answer, or refuse it. */
export type CallStatus =
  | { readonly _tag: "Started" }
  | { readonly _tag: "Answered"; readonly status: number; readonly body: Schema.Json }
  | { readonly _tag: "InFlight" }
  | { readonly _tag: "OtherRequest" };

const Stored = Schema.Struct({
  operation: Schema.String,
  requestDigest: Schema.String,
  status: Schema.NullOr(Schema.Int),
  body: Schema.NullOr(Schema.Json),
});

/** The memory behind `Idempotency-Key`, for the current tenant and actor. */
export class IdempotencyRepository extends Context.Service<
  IdempotencyRepository,
  {
    /** `Started` for exactly one of any number of concurrent calls. Commit it before the work begins. */
    readonly begin: (call: IdempotentCall) => Effect.Effect<CallStatus, DatabaseUnavailable>;
    /**
     * Stores the answer. False if another call under the key has answered before. Call it in the transaction of the
     * work and undo the work on false: then it is done once, whoever was killed or took whose place.
     */
    readonly complete: (
      key: string,
      status: number,
      body: Schema.Json,
    ) => Effect.Effect<boolean, DatabaseUnavailable>;
    /** Nothing was done: the key is free again. */
    readonly abandon: (key: string) => Effect.Effect<void, DatabaseUnavailable>;
  }
>()("@atoll/database/jobs/IdempotencyRepository") {
  static readonly layer = Layer.effect(
    IdempotencyRepository,
    Effect.gen(function* () {
      const { sql, forTenant } = yield* Database;
      const currentActor = Effect.map(CurrentRequest, ({ actor }) => actorName(actor));
      return IdempotencyRepository.of({
        begin: ({ key, operation, requestDigest, patienceSeconds }) =>
          forTenant((tenant) =>
            Effect.gen(function* () {
              const actor = yield* currentActor;
              const started = yield* wrote(sql`
                insert into idempotency_keys (tenant_id, actor, key, operation, request_digest)
                values (${tenant}, ${actor}, ${key}, ${operation}, ${requestDigest})
                on conflict do nothing returning key`);
              if (started) return { _tag: "Started" } as const;
              const stored = yield* maybe(Stored)(sql`
                select operation, request_digest, status, body from idempotency_keys
                where tenant_id = ${tenant} and actor = ${actor} and key = ${key}`);
              // Abandoned between the two statements: the client may send it again.
              if (Option.isNone(stored)) return { _tag: "InFlight" } as const;
              const { status, body } = stored.value;
              const same =
                stored.value.operation === operation && stored.value.requestDigest === requestDigest;
              if (!same) return { _tag: "OtherRequest" } as const;
              if (status !== null) return { _tag: "Answered", status, body } as const;
              const taken = yield* wrote(sql`
                delete from idempotency_keys
                where tenant_id = ${tenant} and actor = ${actor} and key = ${key} and status is null
                  and created_at < now() - ${patienceSeconds} * interval '1 second'
                returning key`);
              if (!taken) return { _tag: "InFlight" } as const;
              const again = yield* wrote(sql`
                insert into idempotency_keys (tenant_id, actor, key, operation, request_digest)
                values (${tenant}, ${actor}, ${key}, ${operation}, ${requestDigest})
                on conflict do nothing returning key`);
              return again ? ({ _tag: "Started" } as const) : ({ _tag: "InFlight" } as const);
            }),
          ),
        complete: (key, status, body) =>
          forTenant((tenant) =>
            Effect.flatMap(currentActor, (actor) =>
              wrote(sql`
                update idempotency_keys set status = ${status}, body = ${sql.json(body)}
                where tenant_id = ${tenant} and actor = ${actor} and key = ${key} and status is null
                returning key`),
            ),
          ),
        abandon: (key) =>
          forTenant((tenant) =>
            Effect.flatMap(currentActor, (actor) =>
              run(sql`
                delete from idempotency_keys
                where tenant_id = ${tenant} and actor = ${actor} and key = ${key} and status is null`),
            ),
          ),
      });
    }),
  );
}

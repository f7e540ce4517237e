import { CurrentRequest, RequestContext } from "@atoll/contract/RequestContext";
import { Context, Effect, Layer, Schema } from "effect";
import { SecureRandom } from "effect/crypto";
import { Database } from "../Database.ts";
import type { DatabaseUnavailable } from "../DatabaseUnavailable.ts";
import { run } from "../statements.ts";
import type { Signal } from "./OutboxEntry.ts";

const encodeContext = Schema.encodeEffect(RequestContext);

/** The writing half of the outbox. */
export class OutboxRepository extends Context.Service<
  OutboxRepository,
  {
    /**
     * Writes a signal with the current request's context. Call it in the transaction of the change that it tells
     * of: then the signal is delivered, at least once, if and only if the change was committed.
     */
    readonly append: (signal: Signal) => Effect.Effect<void, DatabaseUnavailable>;
  }
>()("@atoll/database/events/OutboxRepository") {
  static readonly layer = Layer.effect(
    OutboxRepository,
    Effect.gen(function* () {
      const { sql, forTenant } = yield* Database;
      return OutboxRepository.of({
        append: ({ kind, payload }) =>
          forTenant((tenant) =>
            Effect.gen(function* () {
              const context = yield* encodeContext(yield* CurrentRequest);
              yield* run(sql`
                insert into outbox (tenant_id, id, kind, payload, context)
                values (${tenant}, ${SecureRandom.uuidV7Unsafe()}, ${kind}, ${sql.json(payload)},
                  ${sql.json(context)})`);
            }).pipe(Effect.catchTag("SchemaError", Effect.die)),
          ),
      });
    }),
  );
}

import { DeadLetterReason } from "@atoll/contract/jobs/DeadLetterReason";
import { JobId } from "@atoll/contract/jobs/Job";
import { RequestContext } from "@atoll/contract/RequestContext";
import { TenantId } from "@atoll/contract/tenants/Tenant";
import { Context, Effect, Layer, Schema } from "effect";
import { SecureRandom } from "effect/crypto";
import type { DatabaseUnavailable } from "../DatabaseUnavailable.ts";
import type { Signal } from "../events/OutboxEntry.ts";
import { all, run } from "../statements.ts";
import { SystemDatabase } from "../SystemDatabase.ts";
import { isReplayable, replayLetters } from "./replayLetters.ts";

/** A dead letter that people have to know of: the hub has done what it could. */
export const DeadLetterAlert = Schema.Struct({
  tenantId: TenantId,
  jobId: JobId,
  type: Schema.String,
  reason: DeadLetterReason,
  automaticReplays: Schema.Int,
});
export type DeadLetterAlert = typeof DeadLetterAlert.Type;

const Replayed = Schema.Struct({ id: JobId, shard: Schema.Int });

const encodeContext = Schema.encodeEffect(RequestContext);

export interface ReplayLimits {
  /** Replays of one tenant in one call. */
  readonly perTenant: number;
  /** Automatic replays of one job, ever. */
  readonly perJob: number;
}

/** Dead letters across tenants: for the watcher. */
export class DeadLetterWatch extends Context.Service<
  DeadLetterWatch,
  {
    /** Queues jobs again that ran out of attempts, the oldest first. Those whose attempt was rejected are left alone. */
    readonly replay: (
      limits: ReplayLimits,
    ) => Effect.Effect<ReadonlyArray<typeof Replayed.Type>, DatabaseUnavailable>;
    /**
     * Marks up to `limit` letters that will not be replayed automatically (any more), and writes a signal for each in the
     * same transaction: one for each death, whoever calls how often.
     */
    readonly alert: (
      limits: { readonly perJob: number; readonly limit: number },
      signal: (letter: DeadLetterAlert) => Signal,
    ) => Effect.Effect<ReadonlyArray<DeadLetterAlert>, DatabaseUnavailable>;
  }
>()("@atoll/database/jobs/DeadLetterWatch") {
  static readonly layer = Layer.effect(
    DeadLetterWatch,
    Effect.gen(function* () {
      const { sql, transaction } = yield* SystemDatabase;
      const watched = sql.literal("replayed_at is null and discarded_at is null and alerted_at is null");

      /** Skips from tenant to tenant, so that one tenant's heap of letters hides no other's. */
      const eachTenant = sql`
        with recursive tenant as (
          (select tenant_id from dead_letters where ${watched} order by tenant_id limit 1)
          union all
          select (select d.tenant_id from dead_letters d where ${watched} and d.tenant_id > tenant.tenant_id
            order by d.tenant_id limit 1)
          from tenant where tenant.tenant_id is not null
        ) select tenant_id from tenant where tenant_id is not null`;

      const tell = Effect.fnUntraced(function* (tenantId: TenantId, { kind, payload }: Signal) {
        const context = yield* encodeContext({
          requestId: null,
          tenantId,
          actor: { _tag: "System", name: "dead letter watcher" },
          address: null,
        });
        yield* run(sql`
          insert into outbox (tenant_id, id, kind, payload, context)
          values (${tenantId}, ${SecureRandom.uuidV7Unsafe()}, ${kind}, ${sql.json(payload)}, ${sql.json(context)})`);
      });

      return DeadLetterWatch.of({
        replay: ({ perTenant, perJob }) =>
          all(Replayed)(
            replayLetters(
              sql,
              sql`
                select l.tenant_id, l.job_id from (${eachTenant}) t cross join lateral (
                  select l.tenant_id, l.job_id from dead_letters l
                  where l.tenant_id = t.tenant_id and l.alerted_at is null and l.reason = 'exhausted'
                    and l.automatic_replays < ${perJob} and ${isReplayable(sql)}
                  order by l.died_at, l.job_id limit ${perTenant} for update of l skip locked
                ) l`,
              true,
            ),
          ),
        alert: ({ perJob, limit }, signal) =>
          transaction(
            Effect.gen(function* () {
              const letters = yield* all(DeadLetterAlert)(sql`
                with final as (
                  select l.tenant_id, l.job_id from dead_letters l
                  where ${watched} and (
                    l.reason = 'rejected' or l.automatic_replays >= ${perJob} or not (${isReplayable(sql)}))
                  limit ${limit} for update of l skip locked
                )
                update dead_letters l set alerted_at = now()
                from final where l.tenant_id = final.tenant_id and l.job_id = final.job_id
                returning l.tenant_id, l.job_id, l.type, l.reason, l.automatic_replays`);
              yield* Effect.forEach(letters, (letter) => tell(letter.tenantId, signal(letter)), {
                discard: true,
              });
              return letters;
            }).pipe(Effect.catchTag("SchemaError", Effect.die)),
          ),
      });
    }),
  );
}

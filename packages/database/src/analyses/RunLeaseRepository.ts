import { AnalysisId } from "@atoll/contract/analyses/AnalysisId";
import { RunId } from "@atoll/contract/analyses/Run";
import { NodeId } from "@atoll/contract/nodes/NodeId";
import { RequestContext } from "@atoll/contract/RequestContext";
import { TenantId } from "@atoll/contract/tenants/Tenant";
import { Context, Effect, Layer, Schema } from "effect";
import { SecureRandom } from "effect/crypto";
import type { DatabaseUnavailable } from "../DatabaseUnavailable.ts";
import type { Signal } from "../events/OutboxEntry.ts";
import { all, run } from "../statements.ts";
import { SystemDatabase } from "../SystemDatabase.ts";

/** A run whose node went silent. `tenantId` is the analysis's. */
export const LostRun = Schema.Struct({
  tenantId: TenantId,
  runId: RunId,
  analysisId: AnalysisId,
  nodeId: NodeId,
  attempt: Schema.Int,
});
export type LostRun = typeof LostRun.Type;

const encodeContext = Schema.encodeEffect(RequestContext);

/** Leases that ran out, across tenants: for the sweeper. */
export class RunLeaseRepository extends Context.Service<
  RunLeaseRepository,
  {
    /**
     * Marks up to `limit` runs as lost whose lease is over by the database's clock, and writes a signal for each in
     * the same transaction. Concurrent sweepers take different ones.
     */
    readonly expire: (
      limit: number,
      signal: (run: LostRun) => Signal,
    ) => Effect.Effect<ReadonlyArray<LostRun>, DatabaseUnavailable>;
  }
>()("@atoll/database/analyses/RunLeaseRepository") {
  static readonly layer = Layer.effect(
    RunLeaseRepository,
    Effect.gen(function* () {
      const { sql, transaction } = yield* SystemDatabase;
      const tell = Effect.fnUntraced(function* (tenantId: TenantId, { kind, payload }: Signal) {
        const context = yield* encodeContext({
          requestId: null,
          tenantId,
          actor: { _tag: "System", name: "lease sweeper" },
          address: null,
        });
        yield* run(sql`
          insert into outbox (tenant_id, id, kind, payload, context)
          values (${tenantId}, ${SecureRandom.uuidV7Unsafe()}, ${kind}, ${sql.json(payload)}, ${sql.json(context)})`);
      });
      return RunLeaseRepository.of({
        expire: (limit, signal) =>
          transaction(
            Effect.gen(function* () {
              const lost = yield* all(LostRun)(sql`
                with silent as (
                  select tenant_id, id from runs
                  where state in ('leased', 'preparing', 'running') and lease_expires_at < now()
                  order by lease_expires_at limit ${limit} for update skip locked
                )
                update runs r set state = 'lost', finished_at = now(), lease_token = null,
                  reason = 'The node stopped answering while it held the run.'
                from silent where r.tenant_id = silent.tenant_id and r.id = silent.id
                returning r.tenant_id, r.id as run_id, r.analysis_id, r.node_id, r.attempt`);
              yield* Effect.forEach(lost, (row) => tell(row.tenantId, signal(row)), { discard: true });
              return lost;
            }).pipe(Effect.catchTag("SchemaError", Effect.die)),
          ),
      });
    }),
  );
}

import { AnalysisId } from "@atoll/contract/analyses/AnalysisId";
import { RunId } from "@atoll/contract/analyses/Run";
import { Instant } from "@atoll/contract/Instant";
import { NodeId } from "@atoll/contract/nodes/NodeId";
import { TenantId, TenantState } from "@atoll/contract/tenants/Tenant";
import { Context, Duration, Effect, Layer, type Option, Schema } from "effect";
import { Database } from "../Database.ts";
import type { DatabaseUnavailable } from "../DatabaseUnavailable.ts";
import { maybe, run, wrote } from "../statements.ts";

/** A token whose run goes on under the lease that it was given for. The tenant is the node's. */
export const LiveRunToken = Schema.Struct({
  tenantId: TenantId,
  tenantState: TenantState,
  nodeId: NodeId,
  runId: RunId,
  analysisId: AnalysisId,
  /** Until then it is so unless somebody ends the run: the earlier end of the token and of the lease. May be over. */
  expiresAt: Instant,
});
export type LiveRunToken = typeof LiveRunToken.Type;

/** Access tokens of single runs, kept as SHA-256. A run may have several; all end with the lease they were given for. */
export class RunTokenRepository extends Context.Service<
  RunTokenRepository,
  {
    /**
     * For the lease that holds the run now. False, and nothing is written, where the node of the current tenant does not
     * hold such a run. Sweeps out the node's expired tokens on the way.
     */
    readonly create: (
      holder: { readonly nodeId: NodeId; readonly runId: RunId },
      tokenHash: Uint8Array,
      lifetime: Duration.Duration,
    ) => Effect.Effect<boolean, DatabaseUnavailable>;
    /** Works before a tenant is known. None for an expired token, and for one whose run or lease has ended. */
    readonly find: (tokenHash: Uint8Array) => Effect.Effect<Option.Option<LiveRunToken>, DatabaseUnavailable>;
  }
>()("@atoll/database/nodes/RunTokenRepository") {
  static readonly layer = Layer.effect(
    RunTokenRepository,
    Effect.gen(function* () {
      const { sql, forTenant } = yield* Database;
      return RunTokenRepository.of({
        create: ({ nodeId, runId }, tokenHash, lifetime) =>
          forTenant((tenant) =>
            Effect.andThen(
              run(sql`
                delete from run_tokens
                where tenant_id = ${tenant} and node_id = ${nodeId} and expires_at < now()`),
              wrote(sql`
                insert into run_tokens (tenant_id, token_hash, node_id, owner_tenant_id, run_id, lease_token,
                  expires_at)
                select r.node_tenant_id, ${tokenHash}::bytea, r.node_id, r.tenant_id, r.id, r.lease_token,
                  now() + ${Duration.toSeconds(lifetime)} * interval '1 second'
                from runs r
                where r.node_tenant_id = ${tenant} and r.node_id = ${nodeId} and r.id = ${runId}
                  and r.state in ('leased', 'preparing', 'running')
                returning run_id`),
            ),
          ),
        find: (tokenHash) => maybe(LiveRunToken)(sql`select * from auth_find_run_token(${tokenHash})`),
      });
    }),
  );
}

import { Instant } from "@atoll/contract/Instant";
import type { AnalysisId } from "@atoll/contract/analyses/AnalysisId";
import { type LeaseToken, Run, RunId, type RunUsage } from "@atoll/contract/analyses/Run";
import type { RunState } from "@atoll/contract/analyses/RunState";
import type { NodeId } from "@atoll/contract/nodes/NodeId";
import { Assignment } from "@atoll/contract/nodes/Work";
import type { TenantId } from "@atoll/contract/tenants/Tenant";
import { Context, Effect, Layer, Option, Schema } from "effect";
import { Database } from "../Database.ts";
import type { DatabaseUnavailable } from "../DatabaseUnavailable.ts";
import { all, maybe, wrote } from "../statements.ts";

type Answer<A> = Effect.Effect<A, DatabaseUnavailable>;

export interface NewRun {
  readonly id: RunId;
  readonly analysisId: AnalysisId;
  readonly nodeId: NodeId;
  readonly nodeTenantId: TenantId;
  readonly attempt: number;
}

export interface Claim {
  readonly runId: RunId;
  readonly nodeId: NodeId;
  readonly leaseToken: LeaseToken;
  readonly leaseSeconds: number;
}

export interface RunBeat {
  readonly runId: RunId;
  readonly leaseToken: LeaseToken;
  readonly state: "preparing" | "running";
  readonly progress: number;
  readonly leaseSeconds: number;
}

export interface RunEnd {
  readonly runId: RunId;
  readonly leaseToken: LeaseToken;
  readonly state: "succeeded" | "failed" | "cancelled" | "timedOut";
  readonly exitCode: number | null;
  readonly reason: string | null;
  readonly usage: RunUsage | null;
}

export const Lease = Schema.Struct({ leaseExpiresAt: Instant, cancelRequested: Schema.Boolean });
export type Lease = typeof Lease.Type;

const RunKey = Schema.Struct({ runId: RunId });

/**
 * Runs, seen and changed by the analysis's tenant and by the node's. Every write of a node presents the lease token
 * of its latest claim, which fences an agent that was replaced; all times are the database's.
 */
export class RunRepository extends Context.Service<
  RunRepository,
  {
    /** False if there is a run of that analysis, node and attempt: then nothing changed. */
    readonly create: (run: NewRun) => Answer<boolean>;
    readonly get: (id: RunId) => Answer<Option.Option<Run>>;
    /** By node and attempt. A site sees its own nodes' runs only. */
    readonly list: (analysisId: AnalysisId) => Answer<ReadonlyArray<Run>>;
    /** Takes a live run of the node, away from an earlier lease too. None: not the node's, or it has ended. */
    readonly claim: (claim: Claim) => Answer<Option.Option<Run>>;
    /** Prolongs the lease; the state never goes back. None: another lease holds the run, or it has ended. */
    readonly heartbeat: (beat: RunBeat) => Answer<Option.Option<Lease>>;
    /** Ends a live run. `changed` is false if the same lease ended it before. None: another lease, or no run. */
    readonly finish: (end: RunEnd) => Answer<Option.Option<{ readonly run: Run; readonly changed: boolean }>>;
    /** Ends all live runs of an analysis, whoever holds them; answers with those it ended. */
    readonly endAll: (
      analysisId: AnalysisId,
      state: "failed" | "cancelled" | "timedOut",
      reason: string,
    ) => Answer<ReadonlyArray<Run>>;
    /** Pending runs are cancelled at once, the others asked to end. Answers with all that it changed. */
    readonly requestCancel: (analysisId: AnalysisId) => Answer<ReadonlyArray<Run>>;
    /** Oldest first. */
    readonly pendingFor: (nodeId: NodeId) => Answer<ReadonlyArray<typeof Assignment.Type>>;
    /** Those that the node has claimed and not ended as well. Oldest first. */
    readonly liveFor: (nodeId: NodeId) => Answer<ReadonlyArray<typeof Assignment.Type>>;
    /** Live runs of the node that were asked to end. */
    readonly cancellationsFor: (nodeId: NodeId) => Answer<ReadonlyArray<RunId>>;
  }
>()("@atoll/database/analyses/RunRepository") {
  static readonly layer = Layer.effect(
    RunRepository,
    Effect.gen(function* () {
      const { sql, forTenant } = yield* Database;
      const columns = sql.literal(`
        id, analysis_id, node_id, node_tenant_id, attempt, state, progress, exit_code, reason, usage,
        cancel_requested_at, lease_expires_at, started_at, finished_at, created_at`);
      const held = ["leased", "preparing", "running"] satisfies ReadonlyArray<RunState>;
      const live = ["pending", ...held] satisfies ReadonlyArray<RunState>;
      /** Locks the analysis before the run, like every writer below an analysis. */
      const analysisFirst = sql.literal("hold_analysis(tenant_id, analysis_id)");
      const either = (tenant: TenantId) => sql`(tenant_id = ${tenant} or node_tenant_id = ${tenant})`;
      const lease = (seconds: number) => sql`now() + ${seconds} * interval '1 second'`;
      const assigned = (nodeId: NodeId, states: ReadonlyArray<RunState>) =>
        forTenant((tenant) =>
          all(Assignment)(sql`
            select id as run_id, analysis_id, attempt from runs
            where node_tenant_id = ${tenant} and node_id = ${nodeId} and ${sql.in("state", states)} order by id`),
        );
      return RunRepository.of({
        create: ({ id, analysisId, nodeId, nodeTenantId, attempt }) =>
          forTenant((tenant) =>
            wrote(sql`
              insert into runs (tenant_id, id, analysis_id, node_id, node_tenant_id, attempt)
              values (${tenant}, ${id}, ${analysisId}, ${nodeId}, ${nodeTenantId}, ${attempt})
              on conflict on constraint runs_attempt_unique do nothing returning id`),
          ),
        get: (id) =>
          forTenant((tenant) =>
            maybe(Run)(sql`select ${columns} from runs where id = ${id} and ${either(tenant)}`),
          ),
        list: (analysisId) =>
          forTenant((tenant) =>
            all(Run)(sql`
              select ${columns} from runs where analysis_id = ${analysisId} and ${either(tenant)}
              order by node_id, attempt`),
          ),
        claim: ({ runId, nodeId, leaseToken, leaseSeconds }) =>
          forTenant((tenant) =>
            maybe(Run)(sql`
              update runs set state = 'leased', lease_token = ${leaseToken}, heartbeat_at = now(),
                started_at = coalesce(started_at, now()), lease_expires_at = ${lease(leaseSeconds)}
              where node_tenant_id = ${tenant} and node_id = ${nodeId} and id = ${runId}
                and ${sql.in("state", live)} and ${analysisFirst}
              returning ${columns}`),
          ),
        heartbeat: ({ runId, leaseToken, state, progress, leaseSeconds }) =>
          forTenant((tenant) =>
            maybe(Lease)(sql`
              update runs set state = case when state = 'running' then state else ${state} end,
                progress = greatest(progress, ${progress}), heartbeat_at = now(),
                lease_expires_at = ${lease(leaseSeconds)}
              where node_tenant_id = ${tenant} and id = ${runId} and lease_token = ${leaseToken}
                and ${sql.in("state", held)} and ${analysisFirst}
              returning lease_expires_at, cancel_requested_at is not null as cancel_requested`),
          ),
        finish: ({ runId, leaseToken, state, exitCode, reason, usage }) =>
          forTenant((tenant) =>
            Effect.gen(function* () {
              const ended = yield* maybe(Run)(sql`
                update runs set state = ${state}, exit_code = ${exitCode}, reason = ${reason},
                  usage = ${usage === null ? null : sql.json(usage)},
                  progress = case when ${state} = 'succeeded' then 100 else progress end,
                  lease_expires_at = null, finished_at = now()
                where node_tenant_id = ${tenant} and id = ${runId} and lease_token = ${leaseToken}
                  and ${sql.in("state", held)} and ${analysisFirst}
                returning ${columns}`);
              if (Option.isSome(ended)) return Option.some({ run: ended.value, changed: true });
              const before = yield* maybe(Run)(sql`
                select ${columns} from runs
                where node_tenant_id = ${tenant} and id = ${runId} and lease_token = ${leaseToken}
                  and not ${sql.in("state", live)}`);
              return Option.map(before, (run) => ({ run, changed: false }));
            }),
          ),
        endAll: (analysisId, state, reason) =>
          forTenant((tenant) =>
            all(Run)(sql`
              update runs set state = ${state}, reason = ${reason}, lease_expires_at = null, lease_token = null,
                finished_at = now()
              where tenant_id = ${tenant} and analysis_id = ${analysisId} and ${sql.in("state", live)}
                and ${analysisFirst}
              returning ${columns}`),
          ),
        requestCancel: (analysisId) =>
          forTenant((tenant) =>
            all(Run)(sql`
              update runs set cancel_requested_at = now(),
                state = case when state = 'pending' then 'cancelled' else state end,
                finished_at = case when state = 'pending' then now() end
              where tenant_id = ${tenant} and analysis_id = ${analysisId} and ${sql.in("state", live)}
                and cancel_requested_at is null and ${analysisFirst}
              returning ${columns}`),
          ),
        pendingFor: (nodeId) => assigned(nodeId, ["pending"]),
        liveFor: (nodeId) => assigned(nodeId, live),
        cancellationsFor: (nodeId) =>
          forTenant((tenant) =>
            Effect.map(
              all(RunKey)(sql`
                select id as run_id from runs
                where node_tenant_id = ${tenant} and node_id = ${nodeId} and ${sql.in("state", held)}
                  and cancel_requested_at is not null order by id`),
              (rows) => rows.map(({ runId }) => runId),
            ),
          ),
      });
    }),
  );
}

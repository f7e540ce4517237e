import type { AnalysisId } from "@atoll/contract/analyses/AnalysisId";
import { AnalysisLog, AnalysisLogId, type LogLevel } from "@atoll/contract/analyses/AnalysisLog";
import type { RunId } from "@atoll/contract/analyses/Run";
import type { NodeId } from "@atoll/contract/nodes/NodeId";
import type { PageRequest } from "@atoll/contract/Page";
import type { TenantId } from "@atoll/contract/tenants/Tenant";
import { Context, Effect, Layer } from "effect";
import { SecureRandom } from "effect/crypto";
import { Database } from "../Database.ts";
import type { DatabaseUnavailable } from "../DatabaseUnavailable.ts";
import { type InvalidCursor, type Page, page } from "../Paging.ts";
import { readable } from "../participation.ts";
import { all, run, written } from "../statements.ts";

export interface LogBatch {
  readonly analysisId: AnalysisId;
  /** The node and run that speak; null for the hub. */
  readonly nodeId: NodeId | null;
  readonly runId: RunId | null;
  readonly entries: ReadonlyArray<{ readonly level: LogLevel; readonly message: string }>;
}

/** What an analysis and its runs said. A site reads its own nodes' lines only. */
export class AnalysisLogRepository extends Context.Service<
  AnalysisLogRepository,
  {
    /** Appends in the given order; answers with how many were written: none, if it is no analysis of ours. */
    readonly append: (batch: LogBatch) => Effect.Effect<number, DatabaseUnavailable>;
    /** Newest first, in the order of commit: who pages misses no line and sees none twice. */
    readonly list: (
      analysisId: AnalysisId,
      request: PageRequest,
    ) => Effect.Effect<Page<AnalysisLog>, DatabaseUnavailable | InvalidCursor>;
    /** The last lines, oldest first. */
    readonly latest: (
      analysisId: AnalysisId,
      lines: number,
    ) => Effect.Effect<ReadonlyArray<AnalysisLog>, DatabaseUnavailable>;
  }
>()("@atoll/database/analyses/AnalysisLogRepository") {
  static readonly layer = Layer.effect(
    AnalysisLogRepository,
    Effect.gen(function* () {
      const { sql, forTenant } = yield* Database;
      const columns = sql.literal("id, analysis_id, node_id, run_id, level, message, created_at");
      const ofAnalysis = (tenant: TenantId, id: AnalysisId) => sql`
        (tenant_id, analysis_id) in (
          select tenant_id, id from analyses where id = ${id} and ${readable(sql, "analyses", tenant)})
        and (tenant_id = ${tenant} or node_tenant_id = ${tenant})`;
      return AnalysisLogRepository.of({
        append: ({ analysisId, nodeId, runId, entries }) =>
          forTenant((tenant) =>
            Effect.gen(function* () {
              const rows = entries.map((entry) => ({
                ...entry,
                id: AnalysisLogId.make(SecureRandom.uuidV7Unsafe()),
              }));
              // The row lock it takes makes the order of the sequence the order of commit.
              yield* run(sql`
                select touch_analysis(tenant_id, id) from analyses where id = ${analysisId}`);
              return yield* written(sql`
                insert into analysis_logs (tenant_id, id, analysis_id, node_tenant_id, node_id, run_id, level, message)
                select a.tenant_id, e.id, a.id, ${nodeId === null ? null : tenant}::uuid, ${nodeId}::uuid,
                  ${runId}::uuid, e.level, e.message
                from analyses a, rows from (jsonb_to_recordset(${sql.json(rows)})
                  as (id uuid, level text, message text)) with ordinality as e(id, level, message, position)
                where a.id = ${analysisId}
                order by e.position
                returning id`);
            }),
          ),
        list: (analysisId, request) =>
          page(
            request,
            ({ id }: AnalysisLog) => id,
            (before, rows) =>
              forTenant((tenant) =>
                all(AnalysisLog)(sql`
                  select ${columns} from analysis_logs
                  where ${ofAnalysis(tenant, analysisId)} and sequence < coalesce(
                    (select sequence from analysis_logs
                      where ${ofAnalysis(tenant, analysisId)} and id = ${before}), 9223372036854775807)
                  order by sequence desc limit ${rows}`),
              ),
          ),
        latest: (analysisId, lines) =>
          forTenant((tenant) =>
            Effect.map(
              all(AnalysisLog)(sql`
                select ${columns} from analysis_logs where ${ofAnalysis(tenant, analysisId)}
                order by sequence desc limit ${lines}`),
              (rows) => rows.toReversed(),
            ),
          ),
      });
    }),
  );
}

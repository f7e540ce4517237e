import type { PgClient } from "@effect/sql-pg";
import type { AnalysisState } from "@atoll/contract/analyses/AnalysisState";
import type { TenantId } from "@atoll/contract/tenants/Tenant";
import { reachedAnalyses } from "../access/Reach.ts";
import * as participation from "../participation.ts";
import type { AnalysisFilter, NewAnalysis } from "./AnalysisRows.ts";

/** Each state that an analyst sees a time for, with the column of that time. */
const timeOf: Partial<Record<AnalysisState, string>> = {
  locked: "locked_at",
  consenting: "submitted_at",
  completed: "finished_at",
  failed: "finished_at",
  cancelled: "finished_at",
  expired: "finished_at",
};

/** The parts that the statements of `AnalysisRepository` share. */
export const analysisStatements = (sql: PgClient.PgClient) => {
  const columns = sql.literal(`
    id, tenant_id, project_id, name, description, state, parameters, quorum, consent_deadline_seconds,
    run_timeout_seconds, manifest_digest, bundle_digest, failure, revision, created_by, created_at, locked_at,
    submitted_at, finished_at`);

  const nodeColumns = sql.literal(`
    analysis_id, node_id, node_tenant_id, node_name, node_type, dataset, consent, reason, decided_by, decided_at`);

  /** The tenant's own analyses and those it takes part in. */
  const readable = (tenant: TenantId) => participation.readable(sql, "analyses", tenant);

  /** One page of them, below `before`; see `AnalysisRepository.list`. */
  const pageOf = (
    { projectId, reach }: AnalysisFilter,
    within: { readonly tenant: TenantId; readonly before: string; readonly rows: number },
  ) => {
    const filter = projectId === undefined ? sql.literal("") : sql`and t.project_id = ${projectId}`;
    return reach === undefined
      ? participation.readablePage(sql, "analyses", { ...within, filter })
      : reachedAnalyses(sql, reach, { ...within, filter });
  };

  /** Sets the time that belongs to a state, by the database's clock. */
  const times = (state: AnalysisState) => {
    const column = timeOf[state];
    return sql.literal(column === undefined ? "" : `, ${column} = now()`);
  };

  /** Nodes first would break their foreign key, so both are one statement. */
  const insert = (tenant: TenantId, a: NewAnalysis) => sql`
    with analysis as (
      insert into analyses (tenant_id, id, project_id, name, description, parameters, runtime, quorum,
        consent_deadline_seconds, run_timeout_seconds, created_by)
      values (${tenant}, ${a.id}, ${a.projectId}, ${a.name}, ${a.description}, ${sql.json(a.parameters)},
        '{"name":"process","sdk":"1"}', ${a.quorum}, ${a.consentDeadlineSeconds}, ${a.runTimeoutSeconds},
        ${a.createdBy})
      returning ${columns}
    ), nodes as (
      insert into analysis_nodes (tenant_id, analysis_id, node_id, node_tenant_id, node_name, node_type, dataset)
      select analysis.tenant_id, analysis.id, n."nodeId", n."nodeTenantId", n."nodeName", n."nodeType", n.dataset
      from analysis, jsonb_to_recordset(${sql.json(a.nodes)}) as n(
        "nodeId" uuid, "nodeTenantId" uuid, "nodeName" text, "nodeType" text, dataset text)
    )
    select * from analysis`;

  return { columns, nodeColumns, readable, pageOf, times, insert };
};

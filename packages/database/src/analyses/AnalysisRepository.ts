import { Analysis, AnalysisNode } from "@atoll/contract/analyses/Analysis";
import type { AnalysisId } from "@atoll/contract/analyses/AnalysisId";
import type { Manifest } from "@atoll/contract/analyses/Manifest";
import type { NodeId } from "@atoll/contract/nodes/NodeId";
import type { PageRequest } from "@atoll/contract/Page";
import { actorName, CurrentRequest } from "@atoll/contract/RequestContext";
import { Context, Effect, Layer, Option } from "effect";
import { Database } from "../Database.ts";
import type { DatabaseUnavailable } from "../DatabaseUnavailable.ts";
import { type InvalidCursor, type Page, page } from "../Paging.ts";
import { all, maybe, one, run, wrote } from "../statements.ts";
import {
  type AnalysisDecision,
  type AnalysisFilter,
  LockedAnalysis,
  type NewAnalysis,
  PendingConsent,
  type StateChange,
} from "./AnalysisRows.ts";
import { analysisStatements } from "./analysisStatements.ts";

type Answer<A, E = never> = Effect.Effect<A, DatabaseUnavailable | E>;

/**
 * Analyses with their nodes: the current tenant's own and, to read, those it takes part in. Only the owner's tenant
 * changes an analysis; only a node's own tenant decides for it.
 */
export class AnalysisRepository extends Context.Service<
  AnalysisRepository,
  {
    /** A draft with its nodes. */
    readonly create: (analysis: NewAnalysis) => Answer<Analysis>;
    readonly get: (id: AnalysisId) => Answer<Option.Option<Analysis>>;
    /** Newest first. */
    readonly list: (request: PageRequest & AnalysisFilter) => Answer<Page<Analysis>, InvalidCursor>;
    /**
     * Locks the analysis's row until commit, in the caller's transaction: what is read of the analysis and below it
     * afterwards stays true. False if the current tenant has no part in it.
     */
    readonly hold: (id: AnalysisId) => Answer<boolean>;
    /** None if the analysis is not ours or its state was none of `from`: then nothing changed. */
    readonly transition: (change: StateChange) => Answer<Option.Option<Analysis>>;
    /** `draft → locked` with what was frozen. None as in `transition`. */
    readonly lock: (
      id: AnalysisId,
      manifest: Manifest,
      manifestDigest: string,
    ) => Answer<Option.Option<Analysis>>;
    /** `locked → draft`; forgets the manifest and what sites said to it. None as in `transition`. */
    readonly unlock: (id: AnalysisId) => Answer<Option.Option<Analysis>>;
    /** Lets the tenants of its nodes read the analysis and what lies below it. Repeating it changes nothing. */
    readonly share: (id: AnalysisId) => Answer<void>;
    /** None while the analysis is a draft. */
    readonly locked: (id: AnalysisId) => Answer<Option.Option<LockedAnalysis>>;
    readonly setBundle: (id: AnalysisId, digest: string, signature: string) => Answer<boolean>;
    /** The first request counts; false for a later one. Does not change the state. */
    readonly requestCancel: (id: AnalysisId) => Answer<boolean>;
    readonly cancelRequested: (id: AnalysisId) => Answer<boolean>;
    /** By node id. */
    readonly nodes: (id: AnalysisId) => Answer<ReadonlyArray<AnalysisNode>>;
    readonly node: (id: AnalysisId, nodeId: NodeId) => Answer<Option.Option<AnalysisNode>>;
    /** The current actor decides for a pending node of the current tenant. None: not ours, or decided before. */
    readonly decide: (decision: AnalysisDecision) => Answer<Option.Option<AnalysisNode>>;
    /** What waits for this node's consent now, oldest first. */
    readonly consentsPendingFor: (nodeId: NodeId) => Answer<ReadonlyArray<PendingConsent>>;
  }
>()("@atoll/database/analyses/AnalysisRepository") {
  static readonly layer = Layer.effect(
    AnalysisRepository,
    Effect.gen(function* () {
      const { sql, forTenant, read } = yield* Database;
      const { columns, nodeColumns, readable, pageOf, times, insert } = analysisStatements(sql);
      return AnalysisRepository.of({
        create: (analysis) => forTenant((tenant) => one(Analysis)(insert(tenant, analysis))),
        get: (id) =>
          read((tenant) => maybe(Analysis)(sql`select ${columns} from read_analysis(${tenant}, ${id})`)),
        list: ({ projectId, reach, ...request }) =>
          page(
            request,
            ({ id }: Analysis) => id,
            (before, rows) =>
              forTenant((tenant) =>
                all(Analysis)(sql`
                  select ${columns} from analyses
                  where ${pageOf({ projectId, reach }, { tenant, before, rows })}
                  order by id desc limit ${rows}`),
              ),
          ),
        hold: (id) =>
          forTenant((tenant) =>
            wrote(sql`
              select id from analyses
              where id = ${id} and ${readable(tenant)} and hold_analysis(tenant_id, id)`),
          ),
        transition: ({ id, from, to, failure }) =>
          forTenant((tenant) =>
            maybe(Analysis)(sql`
              update analyses set state = ${to}, failure = coalesce(${failure ?? null}, failure) ${times(to)}
              where tenant_id = ${tenant} and id = ${id} and ${sql.in("state", from)}
              returning ${columns}`),
          ),
        lock: (id, manifest, manifestDigest) =>
          forTenant((tenant) =>
            maybe(Analysis)(sql`
              update analyses set state = 'locked', manifest = ${sql.json(manifest)},
                manifest_digest = ${manifestDigest} ${times("locked")}
              where tenant_id = ${tenant} and id = ${id} and state = 'draft' returning ${columns}`),
          ),
        unlock: (id) =>
          forTenant((tenant) =>
            Effect.tap(
              maybe(Analysis)(sql`
                update analyses set state = 'draft', manifest = null, manifest_digest = null, locked_at = null
                where tenant_id = ${tenant} and id = ${id} and state = 'locked' returning ${columns}`),
              Option.match({
                onNone: () => Effect.void,
                onSome: () =>
                  run(sql`
                    update analysis_nodes
                    set consent = 'pending', reason = null, decided_by = null, decided_at = null
                    where tenant_id = ${tenant} and analysis_id = ${id} and consent <> 'pending'`),
              }),
            ),
          ),
        share: (id) =>
          forTenant((tenant) =>
            run(sql`
              insert into participations (tenant_id, resource_id, owner_tenant_id)
              select distinct node_tenant_id, analysis_id, tenant_id from analysis_nodes
              where tenant_id = ${tenant} and analysis_id = ${id} and node_tenant_id <> ${tenant}
              on conflict do nothing`),
          ),
        locked: (id) =>
          forTenant((tenant) =>
            maybe(LockedAnalysis)(sql`
              select manifest, manifest_digest, bundle_digest, bundle_signature from analyses
              where id = ${id} and ${readable(tenant)} and manifest is not null`),
          ),
        setBundle: (id, digest, signature) =>
          forTenant((tenant) =>
            wrote(sql`
              update analyses set bundle_digest = ${digest}, bundle_signature = ${signature}
              where tenant_id = ${tenant} and id = ${id} returning id`),
          ),
        requestCancel: (id) =>
          forTenant((tenant) =>
            wrote(sql`
              update analyses set cancel_requested_at = now()
              where tenant_id = ${tenant} and id = ${id} and cancel_requested_at is null returning id`),
          ),
        cancelRequested: (id) =>
          forTenant((tenant) =>
            wrote(sql`
              select id from analyses
              where tenant_id = ${tenant} and id = ${id} and cancel_requested_at is not null`),
          ),
        nodes: (id) =>
          forTenant((tenant) =>
            all(AnalysisNode)(sql`
              select ${nodeColumns} from analysis_nodes
              where (tenant_id, analysis_id) in (
                select tenant_id, id from analyses where id = ${id} and ${readable(tenant)})
              order by node_id`),
          ),
        node: (id, nodeId) =>
          forTenant((tenant) =>
            maybe(AnalysisNode)(sql`
              select ${nodeColumns} from analysis_nodes
              where node_id = ${nodeId} and (tenant_id, analysis_id) in (
                select tenant_id, id from analyses where id = ${id} and ${readable(tenant)})`),
          ),
        decide: ({ analysisId, nodeId, decision, reason }) =>
          forTenant((tenant) =>
            Effect.flatMap(CurrentRequest, ({ actor }) =>
              maybe(AnalysisNode)(sql`
                update analysis_nodes set consent = ${decision}, reason = ${reason},
                  decided_by = ${actorName(actor)}, decided_at = now()
                where node_tenant_id = ${tenant} and node_id = ${nodeId} and analysis_id = ${analysisId}
                  and consent = 'pending' and hold_analysis(tenant_id, analysis_id)
                returning ${nodeColumns}`),
            ),
          ),
        consentsPendingFor: (nodeId) =>
          forTenant((tenant) =>
            all(PendingConsent)(sql`
              select a.id as analysis_id, a.manifest, a.manifest_digest
              from analysis_nodes n join analyses a on a.tenant_id = n.tenant_id and a.id = n.analysis_id
              where n.node_tenant_id = ${tenant} and n.node_id = ${nodeId} and n.consent = 'pending'
                and a.state = 'consenting' and a.manifest is not null
              order by a.id`),
          ),
      });
    }),
  );
}

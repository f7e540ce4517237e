import { Manifest } from "@atoll/contract/analyses/Manifest";
import { AnalysisId } from "@atoll/contract/analyses/AnalysisId";
import type { AnalysisState } from "@atoll/contract/analyses/AnalysisState";
import type { UserId } from "@atoll/contract/identity/User";
import type { NodeType } from "@atoll/contract/nodes/Node";
import type { NodeId } from "@atoll/contract/nodes/NodeId";
import type { ConsentDecision, ProjectId } from "@atoll/contract/projects/Project";
import type { TenantId } from "@atoll/contract/tenants/Tenant";
import { Sha256 } from "@atoll/contract/Text";
import { Schema } from "effect";
import type { Reach } from "../access/Reach.ts";

export interface ChosenNode {
  readonly nodeId: NodeId;
  readonly nodeTenantId: TenantId;
  readonly nodeName: string;
  readonly nodeType: NodeType;
  readonly dataset: string | null;
}

export interface NewAnalysis {
  readonly id: AnalysisId;
  readonly projectId: ProjectId;
  readonly name: string;
  readonly description: string;
  readonly parameters: Schema.JsonObject;
  readonly quorum: number;
  readonly consentDeadlineSeconds: number;
  readonly runTimeoutSeconds: number;
  readonly createdBy: UserId;
  readonly nodes: ReadonlyArray<ChosenNode>;
}

/** Which analyses a list is about. */
export interface AnalysisFilter {
  readonly projectId?: ProjectId | undefined;
  /** Only those within it, which are the tenant's own. */
  readonly reach?: Reach | undefined;
}

/** A compare-and-set: to `to`, if the state is one of `from`. The times that belong to `to` are set on the way. */
export interface StateChange {
  readonly id: AnalysisId;
  readonly from: ReadonlyArray<AnalysisState>;
  readonly to: AnalysisState;
  /** A sentence for the analyst. */
  readonly failure?: string;
}

export interface AnalysisDecision {
  readonly analysisId: AnalysisId;
  readonly nodeId: NodeId;
  readonly decision: ConsentDecision;
  readonly reason: string;
}

/** What was locked, and what was built from it once it was. */
export const LockedAnalysis = Schema.Struct({
  manifest: Manifest,
  manifestDigest: Sha256,
  bundleDigest: Schema.NullOr(Sha256),
  bundleSignature: Schema.NullOr(Schema.String),
});
export type LockedAnalysis = typeof LockedAnalysis.Type;

/** An analysis that waits for a node's consent. */
export const PendingConsent = Schema.Struct({
  analysisId: AnalysisId,
  manifest: Manifest,
  manifestDigest: Sha256,
});
export type PendingConsent = typeof PendingConsent.Type;

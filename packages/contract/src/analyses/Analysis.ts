import { Schema } from "effect";
import { UserId } from "../identity/User.ts";
import { Instant } from "../Instant.ts";
import { DatasetName } from "../nodes/Catalogue.ts";
import { NodeType } from "../nodes/Node.ts";
import { NodeId } from "../nodes/NodeId.ts";
import { Consent, ProjectId } from "../projects/Project.ts";
import { StorableJsonObject } from "../StorableJson.ts";
import { TenantId } from "../tenants/Tenant.ts";
import { Comment, Name, Sha256 } from "../Text.ts";
import { AnalysisId } from "./AnalysisId.ts";
import { AnalysisState } from "./AnalysisState.ts";

const seconds = (maximum: number) => Schema.Int.check(Schema.isBetween({ minimum: 1, maximum }));

/** How long sites may take to consent: 1 second to 30 days. */
export const ConsentDeadlineSeconds = seconds(30 * 24 * 3_600);
/** How long all runs together may take: 1 second to 7 days. */
export const RunTimeoutSeconds = seconds(7 * 24 * 3_600);
/** How many data nodes must consent and succeed. */
export const Quorum = Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 1_000 }));

/** What an analyst submits: code that travels to the data of the chosen nodes. */
export const Analysis = Schema.Struct({
  id: AnalysisId,
  tenantId: TenantId,
  projectId: ProjectId,
  name: Name,
  description: Comment,
  state: AnalysisState,
  parameters: StorableJsonObject,
  quorum: Quorum,
  consentDeadlineSeconds: ConsentDeadlineSeconds,
  runTimeoutSeconds: RunTimeoutSeconds,
  manifestDigest: Schema.NullOr(Sha256),
  bundleDigest: Schema.NullOr(Sha256),
  /** Why it failed, expired or was cancelled, as a sentence for the analyst. */
  failure: Schema.NullOr(Comment),
  /** Grows with every visible change of the analysis or of anything below it. */
  revision: Schema.Int,
  createdBy: UserId,
  createdAt: Instant,
  lockedAt: Schema.NullOr(Instant),
  submittedAt: Schema.NullOr(Instant),
  finishedAt: Schema.NullOr(Instant),
}).annotate({ identifier: "Analysis" });
export type Analysis = typeof Analysis.Type;

/** A node's part in an analysis; `reason` says why its policy or steward decided as it did. */
export const AnalysisNode = Schema.Struct({
  analysisId: AnalysisId,
  nodeId: NodeId,
  nodeTenantId: TenantId,
  nodeName: Name,
  nodeType: NodeType,
  dataset: Schema.NullOr(DatasetName),
  consent: Consent,
  reason: Schema.NullOr(Comment),
  decidedBy: Schema.NullOr(Schema.String),
  decidedAt: Schema.NullOr(Instant),
}).annotate({ identifier: "AnalysisNode" });
export type AnalysisNode = typeof AnalysisNode.Type;

import { Schema } from "effect";
import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema, OpenApi } from "effect/http-api";
import { Authentication, Authorization } from "../Authentication.ts";
import { anyOf, nodeItself, Policy, userWithAnywhere, userWithOn } from "../EndpointPolicy.ts";
import { Idempotency, Replay } from "../Idempotency.ts";
import { Rate, RateLimits } from "../RateClass.ts";
import { DatasetName } from "../nodes/Catalogue.ts";
import { NodeId } from "../nodes/NodeId.ts";
import { WaitQuery } from "../nodes/WaitQuery.ts";
import { Page, PageQuery } from "../Page.ts";
import { ConsentDecision, ProjectId } from "../projects/Project.ts";
import { ProjectNotFound } from "../projects/ProjectProblems.ts";
import { StorableJsonObject } from "../StorableJson.ts";
import { Comment, Name } from "../Text.ts";
import { Analysis, AnalysisNode, ConsentDeadlineSeconds, Quorum, RunTimeoutSeconds } from "./Analysis.ts";
import { AnalysisActivity } from "./AnalysisActivity.ts";
import { AnalysisFile, AnalysisFileId, BucketType, FilePath } from "./AnalysisFile.ts";
import { QuotaExceeded } from "../tenants/TenantProblems.ts";
import { AnalysisId } from "./AnalysisId.ts";
import { AnalysisLog } from "./AnalysisLog.ts";
import {
  AnalysisFileNotFound,
  AnalysisIncomplete,
  AnalysisNodeNotFound,
  AnalysisNotFound,
  ConsentAlreadyGiven,
  IllegalAnalysisTransition,
} from "./AnalysisProblems.ts";
import { Manifest } from "./Manifest.ts";

export const AnalysisCreation = Schema.Struct({
  projectId: ProjectId,
  name: Name,
  description: Comment,
  parameters: StorableJsonObject,
  /** Nodes of the project that consented to it: exactly one aggregator, and data nodes with their data set. */
  nodes: Schema.Array(Schema.Struct({ nodeId: NodeId, dataset: Schema.NullOr(DatasetName) })).check(
    Schema.isMinLength(2),
    Schema.isMaxLength(1_000),
  ),
  /** All data nodes when absent. */
  quorum: Schema.optionalKey(Quorum),
  /** One day when absent. */
  consentDeadlineSeconds: Schema.optionalKey(ConsentDeadlineSeconds),
  /** One hour when absent. */
  runTimeoutSeconds: Schema.optionalKey(RunTimeoutSeconds),
}).annotate({ identifier: "AnalysisCreation" });
export type AnalysisCreation = typeof AnalysisCreation.Type;

export const AnalysisConsent = Schema.Struct({ decision: ConsentDecision, reason: Comment }).annotate({
  identifier: "AnalysisConsent",
});

const params = { analysisId: AnalysisId };
const itself = { type: "analysis", param: "analysisId" } as const;
const summary = (text: string) => OpenApi.annotations({ summary: text });
const bytes = Schema.Uint8Array.pipe(HttpApiSchema.asUint8Array());
const transition = [AnalysisNotFound, IllegalAnalysisTransition] as const;

export class AnalysesApi extends HttpApiGroup.make("analyses")
  .add(
    HttpApiEndpoint.post("create", "/analyses", {
      payload: AnalysisCreation,
      success: Analysis.pipe(HttpApiSchema.status(201)),
      error: [ProjectNotFound, AnalysisIncomplete],
    })
      .annotate(Policy, userWithAnywhere("analyses:create"))
      .annotateMerge(summary("Create a draft analysis in a project")),
    HttpApiEndpoint.get("list", "/analyses", {
      query: { ...PageQuery, projectId: Schema.optionalKey(ProjectId) },
      success: Page(Analysis),
    })
      .annotate(Policy, userWithAnywhere("analyses:read"))
      .annotateMerge(summary("List analyses, newest first")),
    HttpApiEndpoint.get("get", "/analyses/:analysisId", {
      params,
      success: Analysis,
      error: AnalysisNotFound,
    })
      .annotate(Policy, userWithOn("analyses:read", itself))
      .annotateMerge(summary("Read an analysis")),
    HttpApiEndpoint.get("activity", "/analyses/:analysisId/activity", {
      params,
      query: {
        ...WaitQuery,
        revision: Schema.optionalKey(Schema.FiniteFromString.check(Schema.isInt())),
      },
      success: AnalysisActivity,
      error: AnalysisNotFound,
    })
      .annotate(Policy, userWithOn("analyses:read", itself))
      .annotate(Rate, "realtime")
      .annotateMerge(summary("Follow an analysis: waits while its revision is still the one given")),
    HttpApiEndpoint.get("logs", "/analyses/:analysisId/logs", {
      params,
      query: PageQuery,
      success: Page(AnalysisLog),
      error: AnalysisNotFound,
    })
      .annotate(Policy, userWithOn("analyses:read", itself))
      .annotateMerge(summary("Page through the log of an analysis, newest first")),
    HttpApiEndpoint.put("upload", "/analyses/:analysisId/files", {
      params,
      query: { path: FilePath, entrypoint: Schema.optionalKey(Schema.Literals(["true", "false"])) },
      payload: bytes,
      success: AnalysisFile,
      error: [...transition, QuotaExceeded],
    })
      .annotate(Policy, userWithOn("analyses:update", itself))
      .annotateMerge(summary("Put a file into the CODE bucket of a draft, replacing one of the same path")),
    HttpApiEndpoint.get("files", "/analyses/:analysisId/files", {
      params,
      query: { bucket: Schema.optionalKey(BucketType) },
      success: Schema.Array(AnalysisFile),
      error: AnalysisNotFound,
    })
      .annotate(Policy, userWithOn("analyses:read", itself))
      .annotateMerge(summary("List the files of an analysis")),
    HttpApiEndpoint.get("file", "/analyses/:analysisId/files/:fileId", {
      params: { analysisId: AnalysisId, fileId: AnalysisFileId },
      success: bytes,
      error: [AnalysisNotFound, AnalysisFileNotFound],
    })
      .annotate(Policy, userWithOn("analyses:read", itself))
      .annotateMerge(summary("Download a file; its SHA-256 is verified on the way")),
    HttpApiEndpoint.get("result", "/analyses/:analysisId/result", {
      params,
      success: bytes,
      error: [AnalysisNotFound, AnalysisFileNotFound],
    })
      .annotate(Policy, userWithOn("analyses:read", itself))
      .annotateMerge(summary("Download the result of a completed analysis")),
    HttpApiEndpoint.get("manifest", "/analyses/:analysisId/manifest", {
      params,
      success: Manifest,
      error: transition,
    })
      .annotate(Policy, userWithOn("analyses:read", itself))
      .annotateMerge(summary("Read what was locked: exactly this runs")),
    HttpApiEndpoint.post("lock", "/analyses/:analysisId/lock", {
      params,
      success: Analysis,
      error: [...transition, AnalysisIncomplete],
    })
      .annotate(Policy, userWithOn("analyses:submit", itself))
      .annotateMerge(summary("Freeze code, parameters and nodes, and compute the manifest's digest")),
    HttpApiEndpoint.post("unlock", "/analyses/:analysisId/unlock", {
      params,
      success: Analysis,
      error: transition,
    })
      .annotate(Policy, userWithOn("analyses:submit", itself))
      .annotateMerge(summary("Return a locked analysis to draft")),
    HttpApiEndpoint.post("submit", "/analyses/:analysisId/submit", {
      params,
      success: Analysis,
      error: transition,
    })
      .annotate(Policy, userWithOn("analyses:submit", itself))
      .annotateMerge(summary("Ask the sites for consent and run; acknowledged means it will be carried out")),
    HttpApiEndpoint.post("cancel", "/analyses/:analysisId/cancel", {
      params,
      success: Analysis,
      error: transition,
    })
      .annotate(Policy, userWithOn("analyses:cancel", itself))
      .annotateMerge(summary("Cancel; running sites end their processes and confirm it")),
    HttpApiEndpoint.post("consent", "/analyses/:analysisId/nodes/:nodeId/consent", {
      params: { analysisId: AnalysisId, nodeId: NodeId },
      payload: AnalysisConsent,
      success: AnalysisNode,
      error: [...transition, AnalysisNodeNotFound, ConsentAlreadyGiven],
    })
      .annotate(Policy, anyOf(userWithOn("analyses:consent", itself), nodeItself))
      .annotateMerge(summary("Decide for one's own node: by a steward, or by the node's own policy")),
  )
  .middleware(Replay)
  .middleware(Authorization)
  .middleware(Idempotency)
  .middleware(RateLimits)
  .middleware(Authentication)
  .annotateMerge(OpenApi.annotations({ title: "Analyses", description: "From draft to result" })) {}

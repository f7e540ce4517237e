import { Schema } from "effect";
import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema, OpenApi } from "effect/http-api";
import { AnalysisFile } from "../analyses/AnalysisFile.ts";
import { Manifest } from "../analyses/Manifest.ts";
import { ExitCode, LeaseToken, Progress, Run, RunId, RunOutcome, RunUsage } from "../analyses/Run.ts";
import { Authentication, Authorization } from "../Authentication.ts";
import { nodeItself, nodeOrItsRun, Policy } from "../EndpointPolicy.ts";
import { Idempotency, Replay } from "../Idempotency.ts";
import { Rate, RateLimits } from "../RateClass.ts";
import { Instant } from "../Instant.ts";
import { Comment, Sha256 } from "../Text.ts";
import { NodeId } from "./NodeId.ts";
import { LogEntries } from "./NodesApi.ts";
import {
  DigestMismatch,
  IllegalRunTransition,
  LeaseLost,
  ResultConflict,
  RunNotFound,
} from "./NodeProblems.ts";

/** What a node needs to run: it verifies digest and signature against its pinned hub key before it unpacks. */
export const RunClaim = Schema.Struct({
  run: Run,
  leaseToken: LeaseToken,
  manifest: Manifest,
  manifestDigest: Sha256,
  bundleDigest: Sha256,
  bundleSignature: Schema.String,
  /** The nodes of the manifest that consented: only these run, and only these answer. */
  participants: Schema.Array(NodeId),
}).annotate({ identifier: "RunClaim" });
export type RunClaim = typeof RunClaim.Type;

export const RunHeartbeat = Schema.Struct({
  leaseToken: LeaseToken,
  state: Schema.Literals(["preparing", "running"]),
  progress: Progress,
}).annotate({ identifier: "RunHeartbeat" });

export const RunFinish = Schema.Struct({
  leaseToken: LeaseToken,
  outcome: RunOutcome,
  exitCode: Schema.NullOr(ExitCode),
  reason: Schema.NullOr(Comment),
  usage: Schema.NullOr(RunUsage),
}).annotate({ identifier: "RunFinish" });

const params = { runId: RunId };
const summary = (text: string) => OpenApi.annotations({ summary: text });

/**
 * A node's runs. Part of the `nodes` feature; a group of its own keeps the operation ids short. A run with a token of its
 * own may do what lies between claim and report: these two begin and end the token, so the node does them.
 */
export class RunsApi extends HttpApiGroup.make("runs")
  .add(
    HttpApiEndpoint.post("claim", "/nodes/self/runs/:runId/claim", {
      params,
      success: RunClaim,
      error: [RunNotFound, IllegalRunTransition],
    })
      .annotate(Policy, nodeItself)
      .annotateMerge(summary("Take a run under a lease, or take it again after a crash")),
    HttpApiEndpoint.get("bundle", "/nodes/self/runs/:runId/bundle", {
      params,
      success: Schema.Uint8Array.pipe(HttpApiSchema.asUint8Array()),
      error: RunNotFound,
    })
      .annotate(Policy, nodeOrItsRun)
      .annotateMerge(summary("Download the signed bundle of a run")),
    HttpApiEndpoint.post("heartbeat", "/nodes/self/runs/:runId/heartbeat", {
      params,
      payload: RunHeartbeat,
      success: Schema.Struct({ leaseExpiresAt: Instant, cancelRequested: Schema.Boolean }),
      error: [RunNotFound, LeaseLost],
    })
      .annotate(Policy, nodeOrItsRun)
      .annotateMerge(summary("Keep a run's lease and report its progress")),
    HttpApiEndpoint.post("logs", "/nodes/self/runs/:runId/logs", {
      params,
      payload: LogEntries,
      success: HttpApiSchema.NoContent,
      error: RunNotFound,
    })
      .annotate(Policy, nodeOrItsRun)
      .annotateMerge(summary("Append to the log of a run")),
    HttpApiEndpoint.put("result", "/nodes/self/runs/:runId/result", {
      params,
      query: { sha256: Sha256 },
      payload: Schema.Uint8Array.pipe(HttpApiSchema.asUint8Array()),
      success: AnalysisFile,
      error: [RunNotFound, DigestMismatch, ResultConflict, IllegalRunTransition],
    })
      .annotate(Policy, nodeOrItsRun)
      .annotateMerge(summary("Store the result of the aggregator's run; repeating it changes nothing")),
    HttpApiEndpoint.post("finish", "/nodes/self/runs/:runId/finish", {
      params,
      payload: RunFinish,
      success: Run,
      error: [RunNotFound, LeaseLost, IllegalRunTransition],
    })
      .annotate(Policy, nodeItself)
      .annotateMerge(summary("Report how a run ended; repeating the same report changes nothing")),
  )
  .middleware(Replay)
  .middleware(Authorization)
  .middleware(Idempotency)
  .middleware(RateLimits)
  .middleware(Authentication)
  .annotateEndpoints(Rate, "node")
  .annotateMerge(OpenApi.annotations({ title: "Runs", description: "What a node does with its runs" })) {}

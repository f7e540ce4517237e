import { Schema } from "effect";
import { Identifier } from "../Identifier.ts";
import { Instant } from "../Instant.ts";
import { NodeId } from "../nodes/NodeId.ts";
import { TenantId } from "../tenants/Tenant.ts";
import { Comment } from "../Text.ts";
import { AnalysisId } from "./AnalysisId.ts";
import { RunState } from "./RunState.ts";

export const RunId = Identifier.pipe(Schema.brand("RunId"));
export type RunId = typeof RunId.Type;

/** Fences a lease: only its holder may heartbeat or finish the run; a later claim makes a new one. */
export const LeaseToken = Identifier.pipe(Schema.brand("LeaseToken"));
export type LeaseToken = typeof LeaseToken.Type;

/** Per cent, 0 to 100. */
export const Progress = Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 100 }));

/** Of a process: what 32 bits hold. */
export const ExitCode = Schema.Int.check(
  Schema.isBetween({ minimum: -2_147_483_648, maximum: 2_147_483_647 }),
);

const amount = Schema.Finite.check(Schema.isGreaterThanOrEqualTo(0));

/** What a run cost: CPU and wall-clock seconds, peak resident bytes. */
export const RunUsage = Schema.Struct({
  cpuSeconds: amount,
  wallSeconds: amount,
  peakResidentBytes: amount,
}).annotate({ identifier: "RunUsage" });
export type RunUsage = typeof RunUsage.Type;

/** One execution of an analysis at one node. */
export const Run = Schema.Struct({
  id: RunId,
  analysisId: AnalysisId,
  nodeId: NodeId,
  nodeTenantId: TenantId,
  attempt: Schema.Int,
  state: RunState,
  progress: Progress,
  exitCode: Schema.NullOr(ExitCode),
  reason: Schema.NullOr(Comment),
  usage: Schema.NullOr(RunUsage),
  cancelRequestedAt: Schema.NullOr(Instant),
  leaseExpiresAt: Schema.NullOr(Instant),
  startedAt: Schema.NullOr(Instant),
  finishedAt: Schema.NullOr(Instant),
  createdAt: Instant,
}).annotate({ identifier: "Run" });
export type Run = typeof Run.Type;

/** How a node says a run ended. `refused` (by policy, digest or signature) is stored as failed with its reason. */
export const RunOutcome = Schema.Literals(["succeeded", "failed", "refused", "cancelled", "timedOut"]);
export type RunOutcome = typeof RunOutcome.Type;

/** How long a claim or heartbeat keeps a run. */
export const runLeaseSeconds = 30;

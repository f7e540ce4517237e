import type { Analysis, AnalysisNode } from "@atoll/contract/analyses/Analysis";
import { AnalysisId } from "@atoll/contract/analyses/AnalysisId";
import { nextAnalysisState } from "@atoll/contract/analyses/AnalysisState";
import { type Run, RunId } from "@atoll/contract/analyses/Run";
import { isTerminalRunState, type RunState } from "@atoll/contract/analyses/RunState";
import { UserId } from "@atoll/contract/identity/User";
import type { NodeType } from "@atoll/contract/nodes/Node";
import { NodeId } from "@atoll/contract/nodes/NodeId";
import { ProjectId } from "@atoll/contract/projects/Project";
import { TenantId } from "@atoll/contract/tenants/Tenant";
import { Context, DateTime, Effect, Layer, Option } from "effect";
import { SecureRandom } from "effect/crypto";
import { AnalysisLedger } from "../../../src/analyses/AnalysisLedger.ts";
import type { AnalysisChange, AnalysisSnapshot } from "../../../src/analyses/AnalysisStep.ts";

export const fresh = <Id>(brand: { readonly make: (text: string) => Id }): Id =>
  brand.make(SecureRandom.uuidV7Unsafe());

export const epoch = DateTime.makeUnsafe(0);

export const makeNode = (nodeName: string, nodeType: NodeType = "default"): AnalysisNode => ({
  analysisId: fresh(AnalysisId),
  nodeId: fresh(NodeId),
  nodeTenantId: fresh(TenantId),
  nodeName,
  nodeType,
  dataset: null,
  consent: "pending",
  reason: null,
  decidedBy: null,
  decidedAt: null,
});

export const makeRun = (node: AnalysisNode, state: RunState, createdAt: DateTime.Utc = epoch): Run => ({
  id: fresh(RunId),
  analysisId: node.analysisId,
  nodeId: node.nodeId,
  nodeTenantId: node.nodeTenantId,
  attempt: 1,
  state,
  progress: 0,
  exitCode: null,
  reason: null,
  usage: null,
  cancelRequestedAt: null,
  leaseExpiresAt: null,
  startedAt: null,
  finishedAt: isTerminalRunState(state) ? createdAt : null,
  createdAt,
});

export const makeAnalysis = (changes: Partial<Analysis> = {}): Analysis => ({
  id: fresh(AnalysisId),
  tenantId: fresh(TenantId),
  projectId: fresh(ProjectId),
  name: "Sexes",
  description: "",
  state: "consenting",
  parameters: {},
  quorum: 3,
  consentDeadlineSeconds: 3_600,
  runTimeoutSeconds: 600,
  manifestDigest: null,
  bundleDigest: null,
  failure: null,
  revision: 1,
  createdBy: fresh(UserId),
  createdAt: epoch,
  lockedAt: null,
  submittedAt: epoch,
  finishedAt: null,
  ...changes,
});

type Stored = Omit<AnalysisSnapshot, "now">;

/** One analysis in memory: a ledger that keeps the rules of the real one, and hands for tests to play the sites. */
export class Lagoon extends Context.Service<
  Lagoon,
  {
    readonly read: Effect.Effect<Stored>;
    readonly update: (change: (stored: Stored) => Stored) => Effect.Effect<void>;
    /** Every change that was applied, in order. */
    readonly changes: Array<AnalysisChange>;
  }
>()("@atoll/domain/test/Lagoon") {
  static readonly layer = Layer.sync(Lagoon, () => {
    let stored: Stored = { analysis: makeAnalysis(), cancelRequested: false, nodes: [], runs: [] };
    return Lagoon.of({
      read: Effect.sync(() => stored),
      update: (change) =>
        Effect.sync(() => {
          stored = change(stored);
        }),
      changes: [],
    });
  });
}

const end = (run: Run, state: RunState, reason: string | null, now: DateTime.Utc): Run =>
  isTerminalRunState(run.state) ? run : { ...run, state, reason, finishedAt: now };

const cancelRun = (run: Run, now: DateTime.Utc): Run =>
  run.state === "pending"
    ? end(run, "cancelled", null, now)
    : isTerminalRunState(run.state)
      ? run
      : { ...run, cancelRequestedAt: run.cancelRequestedAt ?? now };

const applied = (stored: Stored, change: AnalysisChange, now: DateTime.Utc): Stored => {
  switch (change._tag) {
    case "Move": {
      const state = nextAnalysisState(stored.analysis.state, change.event);
      if (state === undefined) throw new Error(`${change.event} in ${stored.analysis.state}`);
      return { ...stored, analysis: { ...stored.analysis, state, failure: change.failure ?? null } };
    }
    case "Assign":
      return { ...stored, runs: change.nodes.map((node) => makeRun(node, "pending", now)) };
    case "CancelRuns":
      return { ...stored, runs: stored.runs.map((run) => cancelRun(run, now)) };
    case "EndRuns":
      return { ...stored, runs: stored.runs.map((run) => end(run, change.state, change.reason, now)) };
    case "OpenConsent":
    case "AttachBundle":
      return stored;
  }
};

/** The ledger of the analysis in `Lagoon`. */
export const ledger = Layer.effect(
  AnalysisLedger,
  Effect.map(Lagoon, (lagoon) =>
    AnalysisLedger.of({
      step: Effect.fnUntraced(function* (_, decide) {
        const now = yield* DateTime.now;
        const { changes, next } = decide({ ...(yield* lagoon.read), now });
        for (const change of changes) yield* lagoon.update((stored) => applied(stored, change, now));
        lagoon.changes.push(...changes);
        return next;
      }),
    }),
  ),
);

export const named = (stored: Stored, name: string): AnalysisNode =>
  Option.getOrThrow(Option.fromUndefinedOr(stored.nodes.find(({ nodeName }) => nodeName === name)));

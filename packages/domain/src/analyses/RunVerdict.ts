import { isTerminalRunState } from "@atoll/contract/analyses/RunState";
import type { Run } from "@atoll/contract/analyses/Run";
import type { NodeType } from "@atoll/contract/nodes/Node";
import type { NodeId } from "@atoll/contract/nodes/NodeId";

/** A run beside what its node is in the analysis. */
export type SiteRun = Pick<Run, "id" | "nodeId" | "state" | "reason" | "finishedAt"> & {
  readonly nodeName: string;
  readonly nodeType: NodeType;
};

export type RunVerdict =
  /** Runs are going on and the analysis can still succeed. */
  | { readonly _tag: "Waiting"; readonly live: ReadonlyArray<NodeId> }
  /** Aggregator and quorum have succeeded; the others may finish but are not needed. */
  | { readonly _tag: "Satisfied"; readonly live: ReadonlyArray<NodeId> }
  /** It cannot succeed any more; `live` runs serve nothing and are to be ended. */
  | { readonly _tag: "Doomed"; readonly live: ReadonlyArray<NodeId>; readonly sentence: string };

const words: { readonly [S in Run["state"]]?: string } = {
  failed: "the run failed",
  cancelled: "the run was cancelled",
  timedOut: "the run took too long",
  lost: "the node stopped reporting while it ran",
};

const byEnd = (a: SiteRun, b: SiteRun): number =>
  (a.finishedAt?.epochMilliseconds ?? Infinity) - (b.finishedAt?.epochMilliseconds ?? Infinity) ||
  (a.nodeId < b.nodeId ? -1 : 1);

/** "Dream: the reason", for the run that ended badly first. */
const firstFailure = (runs: ReadonlyArray<SiteRun>): string => {
  const failed = runs.filter(({ state }) => isTerminalRunState(state) && state !== "succeeded");
  const first = failed.toSorted(byEnd)[0];
  if (first === undefined) return "No run could succeed.";
  const reason = first.reason?.trim();
  return `${first.nodeName}: ${reason ? reason : (words[first.state] ?? first.state)}`;
};

/**
 * What the runs come to: the aggregators must succeed and so must `quorum` data runs. A failed data run is tolerated as
 * long as enough others can still succeed.
 */
export const runVerdict = (runs: ReadonlyArray<SiteRun>, quorum: number): RunVerdict => {
  const aggregators = runs.filter(({ nodeType }) => nodeType === "aggregator");
  const data = runs.filter(({ nodeType }) => nodeType === "default");
  const hopeful = data.filter(({ state }) => state === "succeeded" || !isTerminalRunState(state));
  const live = runs.filter(({ state }) => !isTerminalRunState(state)).map(({ nodeId }) => nodeId);

  const aggregationFailed = aggregators.some(
    ({ state }) => isTerminalRunState(state) && state !== "succeeded",
  );
  if (aggregationFailed || hopeful.length < quorum) {
    return { _tag: "Doomed", live, sentence: firstFailure(runs) };
  }
  const succeeded = data.filter(({ state }) => state === "succeeded").length;
  if (succeeded >= quorum && aggregators.every(({ state }) => state === "succeeded")) {
    return { _tag: "Satisfied", live };
  }
  return { _tag: "Waiting", live };
};

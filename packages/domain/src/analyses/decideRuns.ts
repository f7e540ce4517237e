import type { Run } from "@atoll/contract/analyses/Run";
import { runLeaseSeconds } from "@atoll/contract/analyses/Run";
import { isTerminalRunState } from "@atoll/contract/analyses/RunState";
import type { AnalysisChange, StepDecision, AnalysisSnapshot } from "./AnalysisStep.ts";
import { enumerate } from "./ConsentVerdict.ts";
import { cancelledSentence, ended, epoch, move, proceed, settled, wait } from "./decisions.ts";
import { runVerdict, type SiteRun } from "./RunVerdict.ts";

/** How long runs that are not needed any more may still finish by themselves. */
const grace = runLeaseSeconds * 1_000;
/** How long an agent has to confirm that it ended a run; one that keeps its lease but stays silent is given up. */
const confirmation = 2 * runLeaseSeconds * 1_000;

/** Creates the runs of the sites that consented. */
export const decideDistribution = (snapshot: AnalysisSnapshot): StepDecision => {
  const over = ended(snapshot);
  if (over !== undefined) return over;
  if (snapshot.analysis.state !== "distributing") return settled(proceed);
  if (snapshot.cancelRequested) return move(snapshot, "cancel", cancelledSentence);
  const nodes = snapshot.nodes.filter(({ consent }) => consent === "approved");
  return move(snapshot, "distributed", undefined, [{ _tag: "Assign", nodes }]);
};

const isLive = ({ state }: Run): boolean => !isTerminalRunState(state);

const siteRuns = ({ runs, nodes }: AnalysisSnapshot): ReadonlyArray<SiteRun> =>
  runs.flatMap((run) => {
    const node = nodes.find(({ nodeId }) => nodeId === run.nodeId);
    return node === undefined ? [] : [{ ...run, nodeName: node.nodeName, nodeType: node.nodeType }];
  });

/** Has all live runs ended, waits until their agents confirmed it or are given up, then makes the last move. */
const windUp = (
  snapshot: AnalysisSnapshot,
  last: (before: ReadonlyArray<AnalysisChange>) => StepDecision,
): StepDecision => {
  const live = snapshot.runs.filter(isLive);
  if (live.length === 0) return last([]);
  const unasked = live.some(({ cancelRequestedAt }) => cancelRequestedAt === null);
  const changes: ReadonlyArray<AnalysisChange> = unasked ? [{ _tag: "CancelRuns" }] : [];
  const claimed = live.filter(({ state }) => state !== "pending");
  if (claimed.length === 0) return last(changes);

  const now = epoch(snapshot.now);
  const askedAt = claimed.map(({ cancelRequestedAt }) =>
    cancelRequestedAt === null ? now : epoch(cancelRequestedAt),
  );
  const giveUp = Math.max(...askedAt) + confirmation;
  if (now >= giveUp) {
    const reason = "The node did not confirm that it ended the run.";
    return last([...changes, { _tag: "EndRuns", state: "failed", reason }]);
  }
  return { changes, next: wait(snapshot, giveUp, { runs: claimed.map(({ nodeId }) => nodeId) }) };
};

const expire = (snapshot: AnalysisSnapshot): StepDecision => {
  const late = siteRuns(snapshot).filter(({ state }) => !isTerminalRunState(state));
  const names = enumerate(late.map(({ nodeName }) => nodeName));
  const limit = `${snapshot.analysis.runTimeoutSeconds} s`;
  return move(snapshot, "expire", `The runs took longer than ${limit}: ${names} had not finished.`, [
    { _tag: "EndRuns", state: "timedOut", reason: `It took longer than ${limit}.` },
  ]);
};

/** What the runs so far call for while the analysis is `ready` or `running`. */
export const decideRuns = (snapshot: AnalysisSnapshot): StepDecision => {
  const over = ended(snapshot);
  if (over !== undefined) return over;
  const { analysis, runs } = snapshot;
  if (analysis.state === "ready" && runs.some(({ state }) => state !== "pending")) {
    const running = { ...snapshot, analysis: { ...analysis, state: "running" as const } };
    const { changes, next } = decideRuns(running);
    return { changes: [{ _tag: "Move", event: "started" }, ...changes], next };
  }
  if (analysis.state !== "ready" && analysis.state !== "running") return settled(proceed);
  if (snapshot.cancelRequested) {
    return windUp(snapshot, (before) => move(snapshot, "cancel", cancelledSentence, before));
  }

  const now = epoch(snapshot.now);
  const distributed = Math.min(...runs.map(({ createdAt }) => epoch(createdAt)));
  const deadline = distributed + analysis.runTimeoutSeconds * 1_000;
  const verdict = runVerdict(siteRuns(snapshot), analysis.quorum);
  switch (verdict._tag) {
    case "Doomed":
      return windUp(snapshot, (before) => move(snapshot, "fail", verdict.sentence, before));
    case "Satisfied": {
      const finished = runs.flatMap(({ finishedAt }) => (finishedAt === null ? [] : [epoch(finishedAt)]));
      const patience = Math.min(Math.max(...finished) + grace, deadline);
      return verdict.live.length > 0 && now < patience
        ? settled(wait(snapshot, patience, { runs: verdict.live }))
        : windUp(snapshot, (before) => move(snapshot, "finished", undefined, before));
    }
    case "Waiting":
      return now >= deadline
        ? expire(snapshot)
        : settled(wait(snapshot, deadline, { runs: verdict.live, start: analysis.state === "ready" }));
  }
};

/** Lets the result go. There is no review in this version. */
export const decideRelease = (snapshot: AnalysisSnapshot): StepDecision =>
  ended(snapshot) ??
  (snapshot.cancelRequested ? move(snapshot, "cancel", cancelledSentence) : move(snapshot, "released"));

import type { AnalysisActivity, AnalysisState, Run } from "../hub/hub.ts";

export const steps = [
  { state: "draft", label: "Draft" },
  { state: "locked", label: "Locked" },
  { state: "consenting", label: "Consent" },
  { state: "building", label: "Build" },
  { state: "distributing", label: "Distribute" },
  { state: "ready", label: "Ready" },
  { state: "running", label: "Run" },
  { state: "reviewing", label: "Review" },
  { state: "completed", label: "Completed" },
] as const satisfies ReadonlyArray<{ readonly state: AnalysisState; readonly label: string }>;

type StepState = (typeof steps)[number]["state"];

/** A site had it: a run that was never taken can only be cancelled or time out. */
const wasTaken = ({ state, startedAt, progress }: Run): boolean =>
  startedAt !== null || progress > 0 || !["pending", "cancelled", "timedOut"].includes(state);

/** How far an analysis came that ended early: its state no longer tells, its traces do. */
const lastTrace = ({ analysis, nodes, runs }: AnalysisActivity): StepState => {
  if (runs.some(wasTaken)) return "running";
  if (runs.length > 0) return "ready";
  if (analysis.bundleDigest !== null) return "distributing";
  if (analysis.submittedAt === null) return analysis.lockedAt === null ? "draft" : "locked";
  return nodes.every(({ consent }) => consent === "approved") ? "building" : "consenting";
};

/** The place in `steps` where an analysis is, or where it ended. */
export const stepOf = (activity: AnalysisActivity): number => {
  const { state } = activity.analysis;
  const place = steps.findIndex((step) => step.state === state);
  if (place >= 0) return place;
  const trace = lastTrace(activity);
  return steps.findIndex((step) => step.state === trace);
};

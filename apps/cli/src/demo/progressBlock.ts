import type { AnalysisActivity } from "@atoll/contract/analyses/AnalysisActivity";
import type { AnalysisNode } from "@atoll/contract/analyses/Analysis";
import type { BlockLine } from "../terminal/Screen.ts";

const bar = (percent: number): string => {
  const full = Math.round(percent / 10);
  return `${"█".repeat(full)}${"░".repeat(10 - full)}`;
};

const decided = (node: AnalysisNode): string => {
  if (node.consent === "pending") return "asked for consent";
  return node.consent === "approved" ? "consented" : `refused: ${node.reason ?? "no reason given"}`;
};

const siteLine = (activity: AnalysisActivity, node: AnalysisNode, width: number): BlockLine => {
  const runs = activity.runs.filter(({ nodeId }) => nodeId === node.nodeId);
  const run = runs.toSorted((one, other) => one.attempt - other.attempt).at(-1);
  const sent = activity.messages
    .filter(({ sender }) => sender === node.nodeId)
    .reduce((sum, { messages }) => sum + messages, 0);
  const name = node.nodeName.padEnd(width);
  const state = run === undefined || run.state === "pending" ? decided(node) : run.state;
  const reason =
    run === undefined || run.reason === null || run.state === "succeeded" ? "" : `: ${run.reason}`;
  const figures =
    run === undefined
      ? ""
      : `${bar(run.progress)} ${String(run.progress).padStart(3)} %  ${String(sent).padStart(3)} messages sent`;
  return {
    text: `  ${name}  ${`${state}${reason}`.padEnd(17)}  ${figures}`.trimEnd(),
    news: `${name} ${state}${reason}`,
  };
};

/** The analysis and each of its sites, one line each, the aggregator first. */
export const progressBlock = (activity: AnalysisActivity): ReadonlyArray<BlockLine> => {
  const { analysis, nodes } = activity;
  const width = Math.max(8, ...nodes.map(({ nodeName }) => nodeName.length));
  const ordered = nodes.toSorted(
    (one, other) => one.nodeType.localeCompare(other.nodeType) || one.nodeName.localeCompare(other.nodeName),
  );
  const name = "analysis".padEnd(width);
  return [
    { text: `  ${name}  ${analysis.state}`, news: analysis.state },
    ...ordered.map((node) => siteLine(activity, node, width)),
  ];
};

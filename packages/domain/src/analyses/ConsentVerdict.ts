import type { AnalysisNode } from "@atoll/contract/analyses/Analysis";
import type { NodeId } from "@atoll/contract/nodes/NodeId";

export type ConsentVerdict =
  | { readonly _tag: "Waiting"; readonly pending: ReadonlyArray<NodeId> }
  | { readonly _tag: "Reached"; readonly consenting: ReadonlyArray<AnalysisNode> }
  | { readonly _tag: "Refused"; readonly sentence: string }
  | { readonly _tag: "Unanswered"; readonly sentence: string };

type Decision = Pick<AnalysisNode, "nodeName" | "reason">;

/** "a", "a and b", "a, b and c". */
export const enumerate = (items: ReadonlyArray<string>): string =>
  items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;

const refusal = ({ nodeName, reason }: Decision): string =>
  reason === null || reason.trim() === "" ? `${nodeName} refused` : `${nodeName} refused (${reason.trim()})`;

const dataNodes = (count: number): string => (count === 1 ? "1 data node" : `${count} data nodes`);

/**
 * What the sites' decisions come to. The aggregators must agree and so must `quorum` data nodes; whoever may still
 * answer is waited for until `overdue`, and a site that did not answer takes no part then.
 */
export const consentVerdict = (
  nodes: ReadonlyArray<AnalysisNode>,
  quorum: number,
  overdue: boolean,
): ConsentVerdict => {
  const aggregators = nodes.filter(({ nodeType }) => nodeType === "aggregator");
  const data = nodes.filter(({ nodeType }) => nodeType === "default");
  const refused = data.filter(({ consent }) => consent === "rejected");

  const refusedAggregators = aggregators.filter(({ consent }) => consent === "rejected");
  if (refusedAggregators.length > 0) {
    const sentence = `The aggregator must consent: ${enumerate(refusedAggregators.map(refusal))}.`;
    return { _tag: "Refused", sentence };
  }
  if (data.length - refused.length < quorum) {
    const who = enumerate(refused.map(refusal));
    const sentence = `${dataNodes(quorum)} must consent and ${data.length - refused.length} still can: ${who}.`;
    return { _tag: "Refused", sentence };
  }

  const pending = nodes.filter(({ consent }) => consent === "pending");
  if (pending.length > 0 && !overdue)
    return { _tag: "Waiting", pending: pending.map(({ nodeId }) => nodeId) };

  const agreed = data.filter(({ consent }) => consent === "approved").length;
  if (agreed >= quorum && aggregators.every(({ consent }) => consent === "approved")) {
    return { _tag: "Reached", consenting: nodes.filter(({ consent }) => consent === "approved") };
  }
  const silent = enumerate(pending.map(({ nodeName }) => nodeName));
  return { _tag: "Unanswered", sentence: `The consent deadline passed without an answer from ${silent}.` };
};

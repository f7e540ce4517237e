import type { Manifest } from "@atoll/contract/analyses/Manifest";
import type { NodeId } from "@atoll/contract/nodes/NodeId";
import type { SitePolicy } from "../config/AgentConfig.ts";
import type { SiteDataset } from "../datasets/Datasets.ts";

/** What the site's policy says of an analysis. `reason` is a sentence that the analyst reads. */
export type Judgement =
  | { readonly _tag: "Allowed"; readonly reason: string }
  | { readonly _tag: "Refused"; readonly reason: string };

const refused = (reason: string): Judgement => ({ _tag: "Refused", reason });

/** Holds a manifest against the policy. Pure: the same manifest, policy and data sets give the same answer. */
export const judge = (options: {
  readonly manifest: Manifest;
  readonly nodeId: NodeId;
  readonly policy: SitePolicy;
  readonly findDataset: (name: string) => SiteDataset | undefined;
}): Judgement => {
  const { manifest, nodeId, policy } = options;
  const self = manifest.nodes.find((node) => node.nodeId === nodeId);
  if (self === undefined) return refused("This node is not part of the analysis.");
  if (policy.analysts !== undefined && !policy.analysts.includes(manifest.createdBy)) {
    return refused("The site's policy does not admit analyses of this analyst.");
  }
  if (policy.projects !== undefined && !policy.projects.includes(manifest.projectId)) {
    return refused("The site's policy does not admit analyses of this project.");
  }
  if (self.dataset === null)
    return { _tag: "Allowed", reason: "The policy allows it; no data is read here." };
  const dataset = options.findDataset(self.dataset);
  if (dataset === undefined) return refused(`This site has no data set named ${self.dataset}.`);
  if (dataset.rows < policy.minimumRows) {
    return refused(`The data set ${self.dataset} has fewer than ${policy.minimumRows} rows.`);
  }
  return { _tag: "Allowed", reason: "The site's policy allows it." };
};

import type { Manifest } from "@atoll/contract/analyses/Manifest";
import type { NodeId } from "@atoll/contract/nodes/NodeId";
import type { Sha256 } from "@atoll/contract/Text";
import * as CanonicalJson from "@atoll/security/CanonicalJson";
import { Effect, Option } from "effect";
import type { HubKey } from "./HubKey.ts";

/**
 * What is wrong with a manifest as the hub shows it, as a sentence; none where it is what its digest names, this
 * node is in it, and the hub's key is the trusted one. Says nothing about whether the site wants it.
 */
export const checkManifest = Effect.fnUntraced(function* (
  shown: { readonly manifest: Manifest; readonly manifestDigest: Sha256 },
  nodeId: NodeId,
  hubKey: HubKey["Service"],
) {
  const digest = yield* Effect.option(CanonicalJson.digest(shown.manifest));
  if (!Option.contains(digest, shown.manifestDigest)) {
    return Option.some("The manifest does not match its digest.");
  }
  if (!shown.manifest.nodes.some((node) => node.nodeId === nodeId)) {
    return Option.some("This node is not part of the manifest.");
  }
  if (!(yield* hubKey.trusts(shown.manifest.hubKey))) {
    return Option.some("The hub's signing key is not the one this site trusts.");
  }
  return Option.none<string>();
});

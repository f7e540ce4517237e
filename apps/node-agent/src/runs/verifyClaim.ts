import type { RunClaim } from "@atoll/contract/nodes/RunsApi";
import * as Jwk from "@atoll/security/Jwk";
import * as Signature from "@atoll/security/Signature";
import { Effect, Option } from "effect";
import { AgentConfig } from "../config/AgentConfig.ts";
import { Datasets } from "../datasets/Datasets.ts";
import { AgentKeys } from "../keys/AgentKeys.ts";
import { checkManifest } from "../policy/checkManifest.ts";
import { HubKey } from "../policy/HubKey.ts";
import { judge } from "../policy/judge.ts";
import { AgentState } from "../state/AgentState.ts";

const refuse = (reason: string) => Option.some(reason);

/**
 * Why this node will not run what the hub assigned, as a sentence for the analyst; none where it will. Checked
 * before a byte is unpacked: the manifest's digest, the hub's key and signature, this node's own keys in the
 * manifest, what this site consented to, and its policy as it is now.
 */
export const verifyClaim = Effect.fn("verifyClaim")(function* (claim: RunClaim) {
  const { nodeId, policy } = yield* AgentConfig;
  const keys = yield* AgentKeys;
  const datasets = yield* Datasets;
  const state = yield* AgentState;
  const hubKey = yield* HubKey;
  const { manifest, manifestDigest, bundleDigest, bundleSignature } = claim;

  const fault = yield* checkManifest(claim, nodeId, hubKey);
  if (Option.isSome(fault)) return fault;

  const signed = yield* Effect.exit(
    Signature.verifyBundle(manifest.hubKey, { bundleDigest, manifestDigest }, bundleSignature),
  );
  if (signed._tag === "Failure") return refuse("The hub's signature of the bundle is not valid.");

  const self = manifest.nodes.find((node) => node.nodeId === nodeId);
  const sameKeys =
    self !== undefined &&
    Jwk.thumbprint(self.signingKey) === Jwk.thumbprint(keys.signing.publicJwk) &&
    Jwk.thumbprint(self.sealingKey) === Jwk.thumbprint(keys.sealing.publicJwk);
  if (!sameKeys) return refuse("The manifest names other keys for this node than its own.");

  const decision = yield* state.decision(manifest.analysisId);
  if (Option.exists(decision, (made) => made.decision === "rejected")) {
    return refuse("This site rejected the analysis.");
  }
  if (Option.exists(decision, (made) => made.manifestDigest !== manifestDigest)) {
    return refuse("This site consented to another manifest than the one that was sent.");
  }
  const judged = judge({ manifest, nodeId, policy, findDataset: datasets.find });
  return judged._tag === "Refused" ? refuse(judged.reason) : Option.none<string>();
});

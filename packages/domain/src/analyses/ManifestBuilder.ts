import type { Analysis, AnalysisNode } from "@atoll/contract/analyses/Analysis";
import { AnalysisIncomplete } from "@atoll/contract/analyses/AnalysisProblems";
import type { Manifest, ManifestNode } from "@atoll/contract/analyses/Manifest";
import { AnalysisRepository } from "@atoll/database/analyses/AnalysisRepository";
import type { DatabaseUnavailable } from "@atoll/database/Database";
import { NodeRepository } from "@atoll/database/nodes/NodeRepository";
import { AnalysisFileRepository } from "@atoll/database/storage/AnalysisFileRepository";
import { Context, Effect, Layer } from "effect";
import { HubKeys } from "../keys/HubKeys.ts";

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Computes what an analysis freezes when it is locked. */
export class ManifestBuilder extends Context.Service<
  ManifestBuilder,
  {
    /** Reads the draft's files and nodes; fails with a sentence when something is missing. Stores nothing. */
    build(analysis: Analysis): Effect.Effect<Manifest, AnalysisIncomplete | DatabaseUnavailable>;
  }
>()("@atoll/domain/analyses/ManifestBuilder") {
  static readonly layer = Layer.effect(
    ManifestBuilder,
    Effect.gen(function* () {
      const analyses = yield* AnalysisRepository;
      const files = yield* AnalysisFileRepository;
      const nodes = yield* NodeRepository;
      const hubKeys = yield* HubKeys;

      const withKeys = Effect.fnUntraced(function* (node: AnalysisNode) {
        const found = yield* nodes.lookUp(node.nodeId);
        const { signingKey, sealingKey } = yield* Effect.fromOption(
          found,
          () => new AnalysisIncomplete({ detail: `Node ${node.nodeName} is gone.` }),
        );
        const { nodeId, nodeTenantId: tenantId, nodeName: name, nodeType: type, dataset } = node;
        return { nodeId, tenantId, name, type, dataset, signingKey, sealingKey } satisfies ManifestNode;
      });

      const build = Effect.fn("ManifestBuilder.build")(function* (analysis: Analysis) {
        const code = yield* files.list(analysis.id, "CODE");
        const entrypoint = code.find((file) => file.entrypoint);
        if (entrypoint === undefined) {
          return yield* new AnalysisIncomplete({
            detail: "Upload the code and mark one file as its entrypoint.",
          });
        }
        const participants = yield* Effect.forEach(yield* analyses.nodes(analysis.id), withKeys);
        const hub = yield* hubKeys.current;
        return {
          version: 1,
          analysisId: analysis.id,
          projectId: analysis.projectId,
          tenantId: analysis.tenantId,
          name: analysis.name,
          createdBy: analysis.createdBy,
          runtime: { name: "process", sdk: "1" },
          entrypoint: entrypoint.path,
          files: code
            .map(({ path, sha256, size }) => ({ path, sha256, size }))
            .toSorted((a, b) => compare(a.path, b.path)),
          parameters: analysis.parameters,
          nodes: participants.toSorted((a, b) => compare(a.nodeId, b.nodeId)),
          quorum: analysis.quorum,
          consentDeadlineSeconds: analysis.consentDeadlineSeconds,
          runTimeoutSeconds: analysis.runTimeoutSeconds,
          hubKey: hub.publicJwk,
        } satisfies Manifest;
      });

      return ManifestBuilder.of({ build });
    }),
  );
}

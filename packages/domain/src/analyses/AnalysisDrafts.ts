import type { AnalysisCreation } from "@atoll/contract/analyses/AnalysesApi";
import type { Analysis } from "@atoll/contract/analyses/Analysis";
import { AnalysisId } from "@atoll/contract/analyses/AnalysisId";
import { AnalysisIncomplete } from "@atoll/contract/analyses/AnalysisProblems";
import { Forbidden, type ServiceUnavailable } from "@atoll/contract/CommonProblems";
import type { NodeType } from "@atoll/contract/nodes/Node";
import type { ProjectId, ProjectNode } from "@atoll/contract/projects/Project";
import { ProjectNotFound } from "@atoll/contract/projects/ProjectProblems";
import { AnalysisRepository } from "@atoll/database/analyses/AnalysisRepository";
import { ProjectRepository } from "@atoll/database/projects/ProjectRepository";
import { Context, Effect, Layer } from "effect";
import { Access } from "../access/Access.ts";
import type { Permit } from "../Permit.ts";
import { AuditTrail } from "../audit/AuditTrail.ts";
import { diff } from "../audit/diff.ts";
import { currentTenant, currentUser } from "../caller.ts";
import { newId } from "../newId.ts";
import { databaseAnswers } from "../unavailable.ts";

const incomplete = (detail: string) => Effect.fail(new AnalysisIncomplete({ detail }));

interface ChosenNode extends ProjectNode {
  readonly dataset: AnalysisCreation["nodes"][number]["dataset"];
}

/** The chosen nodes as the project knows them, each checked. */
const chooseNodes = Effect.fnUntraced(function* (
  creation: AnalysisCreation,
  projectNodes: ReadonlyArray<ProjectNode>,
) {
  const byId = new Map(projectNodes.map((node) => [node.nodeId, node]));
  const chosen = new Map<string, ChosenNode>();
  for (const { nodeId, dataset } of creation.nodes) {
    const node = byId.get(nodeId);
    if (node === undefined) return yield* incomplete(`Node ${nodeId} is not part of the project.`);
    if (node.consent !== "approved") {
      return yield* incomplete(`Node ${node.nodeName} has not consented to the project.`);
    }
    if (chosen.has(nodeId)) return yield* incomplete(`Node ${node.nodeName} is named twice.`);
    if (node.nodeType === "default" && dataset === null) {
      return yield* incomplete(`Say which data set of ${node.nodeName} to use.`);
    }
    if (node.nodeType === "aggregator" && dataset !== null) {
      return yield* incomplete(`${node.nodeName} is an aggregator and has no data set.`);
    }
    chosen.set(nodeId, { ...node, dataset });
  }
  const ofType = (type: NodeType) => [...chosen.values()].filter(({ nodeType }) => nodeType === type).length;
  if (ofType("aggregator") !== 1) return yield* incomplete("Choose exactly one aggregator.");
  if (ofType("default") === 0) return yield* incomplete("Choose at least one node with data.");
  const quorum = creation.quorum ?? ofType("default");
  if (quorum > ofType("default")) {
    return yield* incomplete("The quorum is larger than the number of nodes with data.");
  }
  return { nodes: [...chosen.values()], quorum };
});

/** Making analyses. */
export class AnalysisDrafts extends Context.Service<
  AnalysisDrafts,
  {
    /** In a project on which the caller may. A draft for nodes that consented to the project. Their tenants do not see it before it is submitted. */
    create(
      creation: AnalysisCreation,
    ): Effect.Effect<
      Analysis,
      ProjectNotFound | AnalysisIncomplete | Forbidden | ServiceUnavailable,
      Permit<"analyses:create">
    >;
  }
>()("@atoll/domain/analyses/AnalysisDrafts") {
  static readonly layer = Layer.effect(
    AnalysisDrafts,
    Effect.gen(function* () {
      const projects = yield* ProjectRepository;
      const analyses = yield* AnalysisRepository;
      const trail = yield* AuditTrail;
      const access = yield* Access;

      /** The policy has asked whether the caller may in any project. */
      const checkPermission = Effect.fnUntraced(function* (id: ProjectId) {
        if (yield* access.permits("analyses:create", { type: "project", id })) return;
        const isSeen = yield* access.permits("projects:read", { type: "project", id });
        return yield* isSeen
          ? new Forbidden({ required: "a user who may analyses:create in this project" })
          : new ProjectNotFound({});
      });

      const create = Effect.fn("AnalysisDrafts.create")(function* (creation: AnalysisCreation) {
        const { userId } = yield* currentUser;
        const tenantId = yield* currentTenant;
        const project = yield* Effect.fromOption(
          yield* projects.get(creation.projectId),
          () => new ProjectNotFound({}),
        );
        if (project.tenantId !== tenantId) return yield* new ProjectNotFound({});
        yield* checkPermission(project.id);
        const { nodes, quorum } = yield* chooseNodes(creation, yield* projects.nodes(project.id));
        const create = analyses.create({
          id: yield* newId(AnalysisId),
          projectId: project.id,
          name: creation.name,
          description: creation.description,
          parameters: creation.parameters,
          quorum,
          consentDeadlineSeconds: creation.consentDeadlineSeconds ?? 86_400,
          runTimeoutSeconds: creation.runTimeoutSeconds ?? 3_600,
          createdBy: userId,
          nodes,
        });
        return yield* trail.recorded(create, (analysis) => ({
          action: "analyses.create",
          target: { type: "analysis", id: analysis.id },
          changes: diff("analysis", {}, analysis),
        }));
      }, databaseAnswers);

      return AnalysisDrafts.of({ create });
    }),
  ).pipe(Layer.provide(AuditTrail.layer));
}

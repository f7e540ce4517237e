import type { InvalidRequest, ServiceUnavailable } from "@atoll/contract/CommonProblems";
import type { NodeId } from "@atoll/contract/nodes/NodeId";
import { NodeNotFound } from "@atoll/contract/nodes/NodeProblems";
import type { PageRequest } from "@atoll/contract/Page";
import { type Project, ProjectId, type ProjectNode } from "@atoll/contract/projects/Project";
import { ProjectNodeNotFound, ProjectNotFound } from "@atoll/contract/projects/ProjectProblems";
import type { ProjectConsent, ProjectCreation } from "@atoll/contract/projects/ProjectsApi";
import type { QuotaExceeded } from "@atoll/contract/tenants/TenantProblems";
import { NodeRepository } from "@atoll/database/nodes/NodeRepository";
import { ProjectRepository } from "@atoll/database/projects/ProjectRepository";
import { Context, Effect, Layer } from "effect";
import { Access } from "../access/Access.ts";
import type { Permit } from "../Permit.ts";
import { AuditTrail } from "../audit/AuditTrail.ts";
import { diff } from "../audit/diff.ts";
import { currentUser } from "../caller.ts";
import { newId } from "../newId.ts";
import type { PageOf } from "../PageOf.ts";
import { Quotas } from "../tenants/Quotas.ts";
import { databaseAnswers, listAnswers } from "../unavailable.ts";

/** Projects and the consent of sites to them. */
export class Projects extends Context.Service<
  Projects,
  {
    create(
      creation: typeof ProjectCreation.Type,
    ): Effect.Effect<Project, QuotaExceeded | ServiceUnavailable, Permit<"projects:create">>;
    /**
     * Own projects and those that invited a node of the caller's tenant, newest first; of a caller who may not read all,
     * the own ones that it may.
     */
    list(
      page: PageRequest,
    ): Effect.Effect<PageOf<Project>, InvalidRequest | ServiceUnavailable, Permit<"projects:read">>;
    get(
      projectId: ProjectId,
    ): Effect.Effect<Project, ProjectNotFound | ServiceUnavailable, Permit<"projects:read">>;
    nodes(
      projectId: ProjectId,
    ): Effect.Effect<
      ReadonlyArray<ProjectNode>,
      ProjectNotFound | ServiceUnavailable,
      Permit<"projects:read">
    >;
    /** Asks a node of any tenant to take part; from now on its tenant sees the project. Idempotent. */
    invite(
      projectId: ProjectId,
      nodeId: NodeId,
    ): Effect.Effect<
      ProjectNode,
      ProjectNotFound | NodeNotFound | ServiceUnavailable,
      Permit<"projects:update">
    >;
    /** The node's tenant decides, and may change its mind; running analyses are not touched by it. */
    consent(
      projectId: ProjectId,
      nodeId: NodeId,
      decision: typeof ProjectConsent.Type,
    ): Effect.Effect<
      ProjectNode,
      ProjectNotFound | ProjectNodeNotFound | ServiceUnavailable,
      Permit<"projects:consent">
    >;
  }
>()("@atoll/domain/projects/Projects") {
  static readonly layer = Layer.effect(
    Projects,
    Effect.gen(function* () {
      const projects = yield* ProjectRepository;
      const nodeRepository = yield* NodeRepository;
      const trail = yield* AuditTrail;

      const ofProject = (action: string, id: ProjectId) =>
        ({ action, target: { type: "project", id } }) as const;
      const access = yield* Access;
      const quotas = yield* Quotas;

      const create = Effect.fn("Projects.create")(function* (creation: typeof ProjectCreation.Type) {
        const { userId } = yield* currentUser;
        const id = yield* newId(ProjectId);
        const made = projects.create({ id, ...creation, createdBy: userId });
        return yield* trail.recorded(quotas.within("projects", projects.count, made), (project) => ({
          ...ofProject("projects.create", id),
          changes: diff("project", {}, project),
        }));
      }, databaseAnswers);

      const list = Effect.fn("Projects.list")(function* (page: PageRequest) {
        const reach = yield* access.reach("projects:read");
        return yield* listAnswers(projects.list(page, reach));
      });

      const get = Effect.fn("Projects.get")(function* (projectId: ProjectId) {
        return yield* Effect.fromOption(yield* projects.get(projectId), () => new ProjectNotFound({}));
      }, databaseAnswers);

      const nodes = Effect.fn("Projects.nodes")(function* (projectId: ProjectId) {
        yield* get(projectId);
        return yield* projects.nodes(projectId);
      }, databaseAnswers);

      const invite = Effect.fn("Projects.invite")(function* (projectId: ProjectId, nodeId: NodeId) {
        yield* get(projectId);
        const found = yield* nodeRepository.lookUp(nodeId);
        const node = yield* Effect.fromOption(found, () => new NodeNotFound({}));
        const invite = projects.invite({
          projectId,
          nodeId,
          nodeTenantId: node.tenantId,
          nodeName: node.name,
          nodeType: node.type,
        });
        return yield* trail.recorded(
          Effect.flatMap(invite, (invited) => Effect.fromOption(invited, () => new ProjectNotFound({}))),
          (invited) => ({
            ...ofProject("projects.invite", projectId),
            changes: diff("projectNode", {}, invited),
          }),
        );
      }, databaseAnswers);

      const consent = Effect.fn("Projects.consent")(function* (
        projectId: ProjectId,
        nodeId: NodeId,
        { decision, comment }: typeof ProjectConsent.Type,
      ) {
        yield* get(projectId);
        const before = (yield* projects.nodes(projectId)).find((node) => node.nodeId === nodeId);
        const decide = projects.decide({ projectId, nodeId, decision, comment });
        return yield* trail.recorded(
          Effect.flatMap(decide, (decided) => Effect.fromOption(decided, () => new ProjectNodeNotFound({}))),
          (decided) => ({
            ...ofProject("projects.consent", projectId),
            changes: diff("projectNode", { ...before, projectId: null, nodeId: null }, decided),
          }),
        );
      }, databaseAnswers);

      return Projects.of({ create, list, get, nodes, invite, consent });
    }),
  ).pipe(Layer.provide(AuditTrail.layer));
}

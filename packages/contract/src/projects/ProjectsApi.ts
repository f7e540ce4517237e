import { Schema } from "effect";
import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema, OpenApi } from "effect/http-api";
import { Authentication, Authorization } from "../Authentication.ts";
import { Policy, userWith, userWithAnywhere, userWithOn } from "../EndpointPolicy.ts";
import { Idempotency, Replay } from "../Idempotency.ts";
import { RateLimits } from "../RateClass.ts";
import { NodeId } from "../nodes/NodeId.ts";
import { NodeNotFound } from "../nodes/NodeProblems.ts";
import { Page, PageQuery } from "../Page.ts";
import { QuotaExceeded } from "../tenants/TenantProblems.ts";
import { Comment, Name } from "../Text.ts";
import { ConsentDecision, Project, ProjectId, ProjectNode } from "./Project.ts";
import { ProjectNodeNotFound, ProjectNotFound } from "./ProjectProblems.ts";

export const ProjectCreation = Schema.Struct({ name: Name, description: Comment }).annotate({
  identifier: "ProjectCreation",
  examples: [{ name: "Penguins of three islands", description: "Which measurements tell the sexes apart?" }],
});

export const ProjectInvitation = Schema.Struct({ nodeId: NodeId }).annotate({
  identifier: "ProjectInvitation",
});

export const ProjectConsent = Schema.Struct({ decision: ConsentDecision, comment: Comment }).annotate({
  identifier: "ProjectConsent",
});

const params = { projectId: ProjectId };
const itself = { type: "project", param: "projectId" } as const;
const summary = (text: string) => OpenApi.annotations({ summary: text });

export class ProjectsApi extends HttpApiGroup.make("projects")
  .add(
    HttpApiEndpoint.post("create", "/projects", {
      payload: ProjectCreation,
      success: Project.pipe(HttpApiSchema.status(201)),
      error: QuotaExceeded,
    })
      .annotate(Policy, userWith("projects:create"))
      .annotateMerge(summary("Create a project")),
    HttpApiEndpoint.get("list", "/projects", { query: PageQuery, success: Page(Project) })
      .annotate(Policy, userWithAnywhere("projects:read"))
      .annotateMerge(summary("List own projects and those the organisation's nodes are invited to")),
    HttpApiEndpoint.get("get", "/projects/:projectId", { params, success: Project, error: ProjectNotFound })
      .annotate(Policy, userWithOn("projects:read", itself))
      .annotateMerge(summary("Read a project")),
    HttpApiEndpoint.get("nodes", "/projects/:projectId/nodes", {
      params,
      success: Schema.Array(ProjectNode),
      error: ProjectNotFound,
    })
      .annotate(Policy, userWithOn("projects:read", itself))
      .annotateMerge(summary("List the nodes of a project with their consent")),
    HttpApiEndpoint.post("invite", "/projects/:projectId/nodes", {
      params,
      payload: ProjectInvitation,
      success: ProjectNode.pipe(HttpApiSchema.status(201)),
      error: [ProjectNotFound, NodeNotFound],
    })
      .annotate(Policy, userWithOn("projects:update", itself))
      .annotateMerge(summary("Invite a node; inviting it again changes nothing")),
    HttpApiEndpoint.post("consent", "/projects/:projectId/nodes/:nodeId/consent", {
      params: { projectId: ProjectId, nodeId: NodeId },
      payload: ProjectConsent,
      success: ProjectNode,
      error: [ProjectNotFound, ProjectNodeNotFound],
    })
      .annotate(Policy, userWithOn("projects:consent", itself))
      .annotateMerge(summary("Decide for one's own node whether it takes part in the project")),
  )
  .middleware(Replay)
  .middleware(Authorization)
  .middleware(Idempotency)
  .middleware(RateLimits)
  .middleware(Authentication)
  .annotateMerge(OpenApi.annotations({ title: "Projects", description: "Projects and their sites" })) {}

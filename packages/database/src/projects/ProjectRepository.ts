import type { UserId } from "@atoll/contract/identity/User";
import type { PageRequest } from "@atoll/contract/Page";
import type { NodeType } from "@atoll/contract/nodes/Node";
import type { NodeId } from "@atoll/contract/nodes/NodeId";
import { type ConsentDecision, Project, type ProjectId, ProjectNode } from "@atoll/contract/projects/Project";
import { actorName, CurrentRequest } from "@atoll/contract/RequestContext";
import type { TenantId } from "@atoll/contract/tenants/Tenant";
import { Context, Effect, Layer, type Option } from "effect";
import { type Reach, reachedProjects } from "../access/Reach.ts";
import { Database } from "../Database.ts";
import type { DatabaseUnavailable } from "../DatabaseUnavailable.ts";
import { type InvalidCursor, type Page, page } from "../Paging.ts";
import { readable, readablePage } from "../participation.ts";
import { all, counted, maybe, one, run } from "../statements.ts";

export interface NewProject {
  readonly id: ProjectId;
  readonly name: string;
  readonly description: string;
  readonly createdBy: UserId;
}

export interface Invitation {
  readonly projectId: ProjectId;
  readonly nodeId: NodeId;
  readonly nodeTenantId: TenantId;
  readonly nodeName: string;
  readonly nodeType: NodeType;
}

export interface ProjectDecision {
  readonly projectId: ProjectId;
  readonly nodeId: NodeId;
  readonly decision: ConsentDecision;
  readonly comment: string;
}

/** The current tenant's projects and those that one of its nodes is invited to. */
export class ProjectRepository extends Context.Service<
  ProjectRepository,
  {
    readonly create: (project: NewProject) => Effect.Effect<Project, DatabaseUnavailable>;
    /** Of the current tenant's own. */
    readonly count: Effect.Effect<number, DatabaseUnavailable>;
    readonly get: (id: ProjectId) => Effect.Effect<Option.Option<Project>, DatabaseUnavailable>;
    /** Newest first; with a `reach` only those within it, which are the tenant's own. */
    readonly list: (
      request: PageRequest,
      reach?: Reach,
    ) => Effect.Effect<Page<Project>, DatabaseUnavailable | InvalidCursor>;
    /** By node id. */
    readonly nodes: (id: ProjectId) => Effect.Effect<ReadonlyArray<ProjectNode>, DatabaseUnavailable>;
    /** Lets the node's tenant see the project. A second invitation changes nothing. None: not our project. */
    readonly invite: (
      invitation: Invitation,
    ) => Effect.Effect<Option.Option<ProjectNode>, DatabaseUnavailable>;
    /** The current actor decides for a node of the current tenant. None: no such node of ours is invited. */
    readonly decide: (
      decision: ProjectDecision,
    ) => Effect.Effect<Option.Option<ProjectNode>, DatabaseUnavailable>;
  }
>()("@atoll/database/projects/ProjectRepository") {
  static readonly layer = Layer.effect(
    ProjectRepository,
    Effect.gen(function* () {
      const { sql, forTenant, read } = yield* Database;
      const columns = sql.literal("id, tenant_id, name, description, created_by, created_at");
      const nodeColumns = sql.literal(
        "project_id, node_id, node_tenant_id, node_name, node_type, consent, comment, decided_by, decided_at, created_at",
      );
      const ours = (tenant: TenantId) => readable(sql, "projects", tenant);
      return ProjectRepository.of({
        create: ({ id, name, description, createdBy }) =>
          forTenant((tenant) =>
            one(Project)(sql`
              insert into projects (tenant_id, id, name, description, created_by)
              values (${tenant}, ${id}, ${name}, ${description}, ${createdBy}) returning ${columns}`),
          ),
        count: forTenant((tenant) =>
          counted(sql`select count(*)::integer as count from projects where tenant_id = ${tenant}`),
        ),
        get: (id) =>
          read((tenant) => maybe(Project)(sql`select ${columns} from read_project(${tenant}, ${id})`)),
        list: (request, reach) =>
          page(
            request,
            ({ id }: Project) => id,
            (before, rows) =>
              forTenant((tenant) => {
                const within = { tenant, before, rows };
                const condition =
                  reach === undefined
                    ? readablePage(sql, "projects", { ...within, filter: sql.literal("") })
                    : reachedProjects(sql, reach, within);
                return all(Project)(sql`
                  select ${columns} from projects where ${condition} order by id desc limit ${rows}`);
              }),
          ),
        nodes: (id) =>
          forTenant((tenant) =>
            all(ProjectNode)(sql`
              select ${nodeColumns} from project_nodes
              where (tenant_id, project_id) in (
                select tenant_id, id from projects where id = ${id} and ${ours(tenant)})
              order by node_id`),
          ),
        invite: ({ projectId, nodeId, nodeTenantId, nodeName, nodeType }) =>
          forTenant((tenant) =>
            Effect.gen(function* () {
              yield* run(sql`
                insert into project_nodes (tenant_id, project_id, node_id, node_tenant_id, node_name, node_type)
                select tenant_id, id, ${nodeId}::uuid, ${nodeTenantId}::uuid, ${nodeName}, ${nodeType}
                from projects where tenant_id = ${tenant} and id = ${projectId}
                on conflict do nothing`);
              if (nodeTenantId !== tenant) {
                yield* run(sql`
                  insert into participations (tenant_id, resource_id, owner_tenant_id)
                  select ${nodeTenantId}::uuid, id, tenant_id
                  from projects where tenant_id = ${tenant} and id = ${projectId}
                  on conflict do nothing`);
              }
              return yield* maybe(ProjectNode)(sql`
                select ${nodeColumns} from project_nodes
                where tenant_id = ${tenant} and project_id = ${projectId} and node_id = ${nodeId}`);
            }),
          ),
        decide: ({ projectId, nodeId, decision, comment }) =>
          forTenant((tenant) =>
            Effect.flatMap(CurrentRequest, ({ actor }) =>
              maybe(ProjectNode)(sql`
                update project_nodes set consent = ${decision}, comment = ${comment},
                  decided_by = ${actorName(actor)}, decided_at = now()
                where node_tenant_id = ${tenant} and node_id = ${nodeId} and project_id = ${projectId}
                returning ${nodeColumns}`),
            ),
          ),
      });
    }),
  );
}

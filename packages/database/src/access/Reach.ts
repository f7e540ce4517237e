import type { PgClient } from "@effect/sql-pg";
import type { UserId } from "@atoll/contract/identity/User";
import type { TenantId } from "@atoll/contract/tenants/Tenant";
import type { Fragment } from "effect/sql/Statement";
import { uuids } from "../arrayParameters.ts";

/** The objects of the tenant to which a person's right on some of them goes. */
export interface Reach {
  readonly userId: UserId;
  /** Whatever of the kind the person made. */
  readonly made: boolean;
  /** All in the projects that the person made. */
  readonly inMadeProjects: boolean;
  /** These projects, and all in them. */
  readonly projects: ReadonlyArray<string>;
  readonly analyses: ReadonlyArray<string>;
}

interface ReachedPage {
  readonly tenant: TenantId;
  readonly before: string;
  readonly rows: number;
}

/** The newest `rows` projects below `before` within reach, as a condition: an index scan for each way to reach one. */
export const reachedProjects = (
  sql: PgClient.PgClient,
  { userId, made, inMadeProjects, projects }: Reach,
  { tenant, before, rows }: ReachedPage,
): Fragment => sql`(tenant_id, id) in (
  (select t.tenant_id, t.id from projects t
    where ${made || inMadeProjects} and t.tenant_id = ${tenant} and t.created_by = ${userId} and t.id < ${before}
    order by t.id desc limit ${rows})
  union
  (select t.tenant_id, t.id from projects t
    where t.tenant_id = ${tenant} and t.id = any(${uuids(projects)}) and t.id < ${before}
    order by t.id desc limit ${rows}))`;

/** The same for analyses. `filter` is about `t`, and begins with `and` or is empty. */
export const reachedAnalyses = (
  sql: PgClient.PgClient,
  { userId, made, inMadeProjects, projects, analyses }: Reach,
  { tenant, before, rows, filter }: ReachedPage & { readonly filter: Fragment },
): Fragment => sql`(tenant_id, id) in (
  (select t.tenant_id, t.id from analyses t
    where ${made} and t.tenant_id = ${tenant} and t.created_by = ${userId} and t.id < ${before} ${filter}
    order by t.id desc limit ${rows})
  union
  (select t.tenant_id, t.id from (
      select unnest(${uuids(projects)}) as id
      union
      select p.id from projects p
        where ${inMadeProjects} and p.tenant_id = ${tenant} and p.created_by = ${userId}) reached
    cross join lateral (
      select t.tenant_id, t.id from analyses t
      where t.tenant_id = ${tenant} and t.project_id = reached.id and t.id < ${before} ${filter}
      order by t.id desc limit ${rows}) t
    order by t.id desc limit ${rows})
  union
  (select t.tenant_id, t.id from analyses t
    where t.tenant_id = ${tenant} and t.id = any(${uuids(analyses)}) and t.id < ${before} ${filter}
    order by t.id desc limit ${rows}))`;

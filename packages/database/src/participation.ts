import type { PgClient } from "@effect/sql-pg";
import type { TenantId } from "@atoll/contract/tenants/Tenant";
import type { Fragment } from "effect/sql/Statement";

/** The tables whose rows participations let other tenants read. */
export type SharedTable = "projects" | "analyses";

/** The rows of `table` that the tenant owns or takes part in, as a condition; for rows found by their id. */
export const readable = (sql: PgClient.PgClient, table: SharedTable, tenant: TenantId): Fragment =>
  sql`(${sql(table)}.tenant_id = ${tenant} or exists (
    select from participations p where p.tenant_id = ${tenant} and p.resource_id = ${sql(table)}.id
      and p.owner_tenant_id = ${sql(table)}.tenant_id))`;

/**
 * The newest `rows` rows of `table` below `before` that the tenant owns or takes part in, as a condition. Two index
 * scans from the tenant's own side: the condition above would walk through every tenant's rows to fill a page.
 */
export const readablePage = (
  sql: PgClient.PgClient,
  table: SharedTable,
  page: {
    readonly tenant: TenantId;
    readonly before: string;
    readonly rows: number;
    readonly filter: Fragment;
  },
): Fragment => {
  const { tenant, before, rows, filter } = page;
  return sql`(tenant_id, id) in (
    (select t.tenant_id, t.id from ${sql(table)} t
      where t.tenant_id = ${tenant} and t.id < ${before} ${filter}
      order by t.id desc limit ${rows})
    union all
    (select t.tenant_id, t.id
      from participations p join ${sql(table)} t on t.tenant_id = p.owner_tenant_id and t.id = p.resource_id
      where p.tenant_id = ${tenant} and p.resource_id < ${before} ${filter}
      order by p.resource_id desc limit ${rows}))`;
};

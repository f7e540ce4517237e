/** The hub's own statements for one authenticated read, named so that the driver prepares them. */

const columns = "id, tenant_id, name, description, created_by, created_at";

export const findSession = { name: "session", text: "select tenant_id, role from auth_find_session($1)" };

export const setTenant = { name: "tenant", text: "select set_config('app.tenant', $1, true)" };

export const readProject = {
  name: "project",
  text: `select ${columns} from projects where id = $1 and (projects.tenant_id = $2 or exists (
    select from participations p where p.tenant_id = $2 and p.resource_id = projects.id
      and p.owner_tenant_id = projects.tenant_id))`,
};

export interface SessionRow {
  readonly tenant_id: string;
  readonly role: string;
}

export interface ProjectRow {
  readonly id: string;
  readonly tenant_id: string;
  readonly name: string;
  readonly description: string;
  readonly created_by: string;
  readonly created_at: Date;
}

export const toJson = (row: ProjectRow) => ({
  id: row.id,
  tenantId: row.tenant_id,
  name: row.name,
  description: row.description,
  createdBy: row.created_by,
  createdAt: row.created_at.toISOString(),
});

import { Schema } from "effect";
import type { BuiltInRole } from "./Role.ts";

const read = [
  "tenants:read",
  "projects:read",
  "nodes:read",
  "analyses:read",
  "jobs:read",
  "schedules:read",
] as const;
const analyst = [
  "projects:create",
  "projects:update",
  "analyses:create",
  "analyses:update",
  "analyses:submit",
  "analyses:cancel",
  "jobs:create",
  "jobs:cancel",
] as const;
const steward = ["nodes:create", "nodes:update", "projects:consent", "analyses:consent"] as const;
const operator = ["jobs:update", "schedules:create", "schedules:update", "schedules:delete"] as const;
const administrator = [
  "tenants:update",
  "members:update",
  "members:delete",
  "invitations:read",
  "invitations:create",
  "invitations:delete",
  "roles:read",
  "roles:create",
  "roles:update",
  "roles:delete",
  "grants:read",
  "grants:create",
  "grants:delete",
  "providers:read",
  "providers:create",
  "providers:update",
  "providers:delete",
  "audit:read",
] as const;
/** What ends or hands over an organisation. */
const ownership = ["tenants:transfer", "tenants:archive"] as const;

/** `resource:action`. */
export const Permission = Schema.Literals([
  ...read,
  ...analyst,
  ...steward,
  ...operator,
  ...administrator,
  ...ownership,
]);
export type Permission = typeof Permission.Type;

/**
 * What an API key may be made for: to work with, and to read the audit. Who belongs to an organisation, what it may do
 * and how it signs in is for people to say, whatever their role.
 */
export const ApiKeyScope = Schema.Literals([...read, ...analyst, ...steward, ...operator, "audit:read"]);
export type ApiKeyScope = typeof ApiKeyScope.Type;

/**
 * Where a permission counts: on what the person made (`own`), on projects it made or was given a role in and all that
 * lies in them (`project`), or everywhere in the organisation (`tenant`).
 */
export const PermissionScope = Schema.Literals(["own", "project", "tenant"]);
export type PermissionScope = typeof PermissionScope.Type;

/** A permission and how far it reaches. */
export const Right = Schema.Struct({ permission: Permission, scope: PermissionScope });
export type Right = typeof Right.Type;

const everywhere = (...permissions: ReadonlyArray<Permission>): ReadonlyArray<Right> =>
  permissions.map((permission) => ({ permission, scope: "tenant" }));

const management = everywhere(...read, ...analyst, ...steward, ...operator, ...administrator);

/** The rights of each built-in role. A guest sees its tenant and nothing else but what it was given a role on. */
export const rightsOf: { readonly [R in BuiltInRole]: ReadonlyArray<Right> } = {
  owner: [...management, ...everywhere(...ownership)],
  admin: management,
  steward: everywhere(...read, ...steward),
  member: everywhere(...read, ...analyst),
  viewer: everywhere(...read),
  guest: everywhere("tenants:read"),
};

import { Schema } from "effect";
import { Identifier } from "../Identifier.ts";
import { Permission, PermissionScope } from "../identity/Permission.ts";
import { Role, RoleId } from "../identity/Role.ts";
import { UserId } from "../identity/User.ts";
import { TenantState } from "../tenants/Tenant.ts";
import { GrantId, ResourceType } from "./Grant.ts";

/** Something that gives a permission, and whether it does so here. */
export const Ground = Schema.Struct({
  /** What the person is in the organisation, or a role that it was given on an object. */
  source: Schema.Literals(["membership", "grant"]),
  role: Role,
  roleId: Schema.NullOr(RoleId),
  /** What an organisation calls its own role; null for a built-in one. */
  roleName: Schema.NullOr(Schema.String),
  /** How far the role's right reaches; null for a grant, whose object is its scope. */
  scope: Schema.NullOr(PermissionScope),
  grantId: Schema.NullOr(GrantId),
  /** What the grant is on. */
  resourceType: Schema.NullOr(ResourceType),
  resourceId: Schema.NullOr(Identifier),
  /** Whether it reaches what was asked about. */
  reaches: Schema.Boolean,
}).annotate({ identifier: "Ground" });
export type Ground = typeof Ground.Type;

/** Whether a person may, by which grounds, and a sentence that says why. */
export const ExplainedPermission = Schema.Struct({
  permission: Permission,
  allowed: Schema.Boolean,
  grounds: Schema.Array(Ground),
  because: Schema.String,
}).annotate({ identifier: "ExplainedPermission" });
export type ExplainedPermission = typeof ExplainedPermission.Type;

/** Each permission of a person, in the organisation or on one object. */
export const Explanation = Schema.Struct({
  userId: UserId,
  tenantState: TenantState,
  /** Null for who is no member. */
  role: Schema.NullOr(Role),
  roleId: Schema.NullOr(RoleId),
  permissions: Schema.Array(ExplainedPermission),
}).annotate({ identifier: "Explanation" });
export type Explanation = typeof Explanation.Type;

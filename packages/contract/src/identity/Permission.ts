import { Schema } from "effect";
import type { Role } from "./Role.ts";

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

/** `resource:action`, checked within the caller's active tenant. */
export const Permission = Schema.Literals([...read, ...analyst, ...steward, ...operator]);
export type Permission = typeof Permission.Type;

const everything: ReadonlyArray<Permission> = [...read, ...analyst, ...steward, ...operator];

/** The permissions of each role. A guest sees its tenant and nothing else. */
export const permissionsOf: { readonly [R in Role]: ReadonlyArray<Permission> } = {
  owner: everything,
  admin: everything,
  steward: [...read, ...steward],
  member: [...read, ...analyst],
  viewer: read,
  guest: ["tenants:read"],
};

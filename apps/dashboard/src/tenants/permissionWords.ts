import type { Permission, Scope } from "../hub/hub.ts";

/** What each permission lets somebody do, by what it is about. */
export const permissionWords: Readonly<Record<Permission, string>> = {
  "projects:read": "See projects",
  "projects:create": "Create projects",
  "projects:update": "Change projects",
  "projects:consent": "Consent to projects for a node",
  "analyses:read": "See analyses",
  "analyses:create": "Create analyses",
  "analyses:update": "Change analyses",
  "analyses:submit": "Submit analyses",
  "analyses:cancel": "Cancel analyses",
  "analyses:consent": "Consent to analyses for a node",
  "nodes:read": "See nodes",
  "nodes:create": "Register nodes",
  "nodes:update": "Change nodes",
  "jobs:read": "See jobs",
  "jobs:create": "Submit jobs",
  "jobs:cancel": "Cancel jobs",
  "jobs:update": "Try dead letters again, or discard them",
  "schedules:read": "See schedules",
  "schedules:create": "Create schedules",
  "schedules:update": "Change schedules",
  "schedules:delete": "Delete schedules",
  "tenants:read": "See the organisation and its members",
  "tenants:update": "Change the organisation's settings",
  "members:update": "Change members' roles",
  "members:delete": "Remove members",
  "invitations:read": "See invitations",
  "invitations:create": "Invite people",
  "invitations:delete": "Revoke invitations",
  "roles:read": "See roles",
  "roles:create": "Create roles",
  "roles:update": "Change roles",
  "roles:delete": "Delete roles",
  "grants:read": "See roles on single objects",
  "grants:create": "Give roles on single objects",
  "grants:delete": "Take roles on single objects back",
  "providers:read": "See login providers",
  "providers:create": "Add login providers",
  "providers:update": "Change login providers",
  "providers:delete": "Remove login providers",
  "audit:read": "Read the audit trail",
  "tenants:transfer": "Hand the organisation over",
  "tenants:archive": "Archive and restore the organisation",
};

/** From the farthest-reaching on. */
export const scopes: ReadonlyArray<{ readonly value: Scope; readonly label: string }> = [
  { value: "tenant", label: "everywhere" },
  { value: "project", label: "in their projects" },
  { value: "own", label: "on what they made" },
];

export const scopeLabel = (scope: Scope): string =>
  scopes.find(({ value }) => value === scope)?.label ?? scope;

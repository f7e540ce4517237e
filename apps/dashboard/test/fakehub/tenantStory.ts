import type { Explanation, Invitation, Member, Permission, Tenant } from "./bodies.ts";
import { session } from "./story.ts";

const id = (place: number): string => `01990a5c-7d00-7000-8000-${String(place).padStart(12, "0")}`;
const instant = "2026-11-20T08:00:00.000Z";

/** What an invitation's link holds. */
export const tokens = { open: "inv_open", bound: "inv_bound", elsewhere: "inv_elsewhere", over: "inv_over" };

export const otherTenant = { id: id(300), name: "Reef University Hospital" };

export const tenant: Tenant = {
  ...session.tenant,
  state: "active",
  stateChangedAt: instant,
  purgeAfter: null,
  settings: { mfaRequired: false, sessionIdleSeconds: null, sessionAbsoluteSeconds: null },
  quotas: { members: 1_000, projects: 10_000, nodes: 500, apiKeys: 1_000, storageBytes: 107_374_182_400 },
  revision: 1,
  createdAt: instant,
};

const person = (place: number, displayName: string, role: Member["role"]): Member => ({
  userId: id(place),
  email: `${displayName.split(" ")[0]?.toLowerCase() ?? ""}@lagoon.example`,
  displayName,
  role,
  since: instant,
});

export const ana: Member = { ...person(1, "Ana Lindqvist", "owner") };
export const ben = person(310, "Ben Achterberg", "member");
export const chidi = person(311, "Chidi Okonkwo", "admin");
export const members: ReadonlyArray<Member> = [chidi, ben, ana];

export const invitation = (place: number, changes: Partial<Invitation> = {}): Invitation => ({
  id: id(320 + place),
  email: "dora@lagoon.example",
  role: "member",
  invitedBy: ana.userId,
  maximumUses: 1,
  uses: 0,
  createdAt: instant,
  expiresAt: "2100-01-01T00:00:00.000Z",
  acceptedAt: null,
  acceptedBy: null,
  revokedAt: null,
  ...changes,
});

export const invitations: ReadonlyArray<Invitation> = [
  invitation(1),
  invitation(2, { email: null, role: "viewer", maximumUses: 20, uses: 3 }),
  invitation(3, { email: "eve@lagoon.example", uses: 1, acceptedAt: instant, acceptedBy: ben.userId }),
  invitation(4, { email: "finn@lagoon.example", expiresAt: instant }),
];

const seeing: ReadonlyArray<Permission> = [
  "tenants:read",
  "projects:read",
  "nodes:read",
  "analyses:read",
  "jobs:read",
];
const analysing: ReadonlyArray<Permission> = ["jobs:create", "jobs:cancel"];
const administering: ReadonlyArray<Permission> = [
  "jobs:update",
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
  "providers:read",
  "providers:create",
  "providers:update",
  "providers:delete",
  "audit:read",
];
const owning: ReadonlyArray<Permission> = ["tenants:transfer", "tenants:archive"];

/** What the hub says that somebody with the role may do; others are explained too, as not allowed. */
export const explained = (userId: string, role: Member["role"]): Explanation => {
  const held = new Set([
    ...seeing,
    ...(["owner", "admin", "member"].includes(role) ? analysing : []),
    ...(role === "owner" || role === "admin" ? administering : []),
    ...(role === "owner" ? owning : []),
  ]);
  return {
    userId,
    tenantState: "active",
    role,
    roleId: null,
    permissions: [...seeing, ...analysing, ...administering, ...owning].map((permission) => ({
      permission,
      allowed: held.has(permission),
      grounds: [],
      because: "By the role in the organisation.",
    })),
  };
};

import type { AuditEntry, CustomRole, LoginProvider } from "./bodies.ts";
import { ana, ben, tenant } from "./tenantStory.ts";

const id = (place: number): string => `01990a5c-7d00-7000-8000-${String(place).padStart(12, "0")}`;
const instant = (minute: number): string => `2026-11-20T08:${String(minute).padStart(2, "0")}:00.000Z`;

export const assistant: CustomRole = {
  id: id(400),
  name: "Assistant",
  rights: [
    { permission: "projects:read", scope: "project" },
    { permission: "analyses:read", scope: "own" },
  ],
  createdBy: ana.userId,
  createdAt: instant(0),
  updatedAt: instant(0),
};

export const provider: LoginProvider = {
  id: id(410),
  kind: "oidc",
  issuer: "https://sso.lagoon.example/realms/staff",
  name: "Lagoon single sign-on",
  clientId: "atoll",
  appleKey: null,
  allowedDomains: ["lagoon.example"],
  autoJoin: true,
  defaultRole: "member",
  enabled: true,
  acceptsTokensFor: null,
  createdAt: instant(0),
};

const hash = (digit: string): string => digit.repeat(64);

/** The entry of this number, counted from the oldest. */
export const entry = (sequence: number, changes: Partial<AuditEntry> = {}): AuditEntry => ({
  id: id(420 + sequence),
  at: instant(sequence),
  actor: { kind: "user", id: ana.userId, credential: { kind: "session", id: id(20) } },
  action: "projects.create",
  target: { type: "project", id: id(3) },
  changes: { name: { before: null, after: "Penguins of three islands" } },
  requestId: "req-7f3a",
  address: "192.0.2.7",
  seal: { sequence, previousHash: hash("0"), hash: hash("a") },
  ...changes,
});

/** Newest first. */
export const entries: ReadonlyArray<AuditEntry> = [
  entry(5, {
    actor: { kind: "system", id: null, credential: null },
    action: "jobs.discard",
    target: { type: "job", id: id(5) },
    changes: {},
    address: null,
    requestId: null,
    seal: null,
  }),
  entry(4, {
    actor: { kind: "node", id: id(11), credential: null },
    action: "nodes.update",
    target: { type: "node", id: id(11) },
    changes: {
      publicKey: { before: { sha256: hash("b"), length: 178 }, after: { sha256: hash("c"), length: 178 } },
    },
  }),
  entry(3, {
    action: "tenants.change",
    target: { type: "tenant", id: tenant.id },
    changes: {
      name: { before: "Lagoon", after: "Lagoon Institute" },
      mfaRequired: { before: false, after: true },
    },
  }),
  entry(2, { actor: { kind: "user", id: ben.userId, credential: { kind: "apiKey", id: id(21) } } }),
  entry(1),
];

export const chainHash = hash("a");

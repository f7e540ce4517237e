import type { Activity, Analysis, OwnSession, Profile, Session } from "./bodies.ts";

const id = (place: number): string => `01990a5c-7d00-7000-8000-${String(place).padStart(12, "0")}`;
const instant = (second: number): string => `2026-11-21T09:30:${String(second).padStart(2, "0")}.000Z`;

export const session: Session = {
  user: { id: id(1), email: "ana@lagoon.example", displayName: "Ana Lindqvist", createdAt: instant(0) },
  tenant: { id: id(2), name: "Lagoon Institute" },
  role: "member",
  assurance: "single",
  expiresAt: "2026-11-22T09:30:00.000Z",
};

export const profile: Profile = {
  ...session.user,
  emailVerifiedAt: instant(1),
  hasPassword: true,
  tenants: [{ ...session.tenant, state: "active", role: "member" }],
};

export const ownSession: OwnSession = {
  id: id(20),
  kind: "browser",
  tenant: session.tenant,
  assurance: "single",
  methods: ["password"],
  address: "192.0.2.7",
  userAgent: "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/150.0.0.0 Safari/537.36",
  createdAt: instant(0),
  authenticatedAt: instant(0),
  lastSeenAt: instant(20),
  expiresAt: session.expiresAt,
  current: true,
};

export const otherSession: OwnSession = {
  ...ownSession,
  id: id(21),
  userAgent: "Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) AppleWebKit/605 Version/26.0 Safari/604",
  address: "2001:db8::1",
  current: false,
};

export const nodes = { lagoon: id(10), biscoe: id(11), dream: id(12), torgersen: id(13) };
const islands = [nodes.biscoe, nodes.dream, nodes.torgersen];
const names = new Map([
  [nodes.lagoon, "Lagoon"],
  [nodes.biscoe, "Biscoe"],
  [nodes.dream, "Dream"],
  [nodes.torgersen, "Torgersen"],
]);

export const analysis = (place: number, changes: Partial<Analysis> = {}): Analysis => ({
  id: id(1_000 + place),
  tenantId: id(2),
  projectId: id(3),
  name: "Sex of penguins by their measurements",
  description: "Logistic regression over three islands; no bird leaves its island.",
  state: "consenting",
  parameters: {},
  quorum: 3,
  consentDeadlineSeconds: 86_400,
  runTimeoutSeconds: 3_600,
  manifestDigest: "6f1c0f5d9b7e4c83a2d51f0e6b9c7a4d3e2f1a0b9c8d7e6f5a4b3c2d1e0f9a8b",
  bundleDigest: null,
  failure: null,
  revision: 1,
  createdBy: id(1),
  createdAt: instant(0),
  lockedAt: instant(1),
  submittedAt: instant(2),
  finishedAt: null,
  ...changes,
});

/** A submitted analysis whose sites have not decided yet. */
export const consenting = (place: number): Activity => ({
  analysis: analysis(place),
  nodes: [nodes.lagoon, ...islands].map((nodeId) => ({
    analysisId: id(1_000 + place),
    nodeId,
    nodeTenantId: id(4),
    nodeName: names.get(nodeId) ?? "",
    nodeType: nodeId === nodes.lagoon ? "aggregator" : "default",
    dataset: nodeId === nodes.lagoon ? null : "penguins",
    consent: "pending",
    reason: null,
    decidedBy: null,
    decidedAt: null,
  })),
  runs: [],
  messages: [],
  files: [
    {
      id: id(2_000),
      analysisId: id(1_000 + place),
      bucket: "CODE",
      path: "analysis.ts",
      sha256: "0".repeat(64),
      size: 912,
      entrypoint: true,
      createdAt: instant(1),
    },
  ],
  logs: [],
});

export const withState = (activity: Activity, changes: Partial<Analysis>): Activity => ({
  ...activity,
  analysis: { ...activity.analysis, ...changes },
});

export const consented = (activity: Activity, nodeId: string, reason: string): Activity => ({
  ...activity,
  nodes: activity.nodes.map((node) =>
    node.nodeId === nodeId
      ? { ...node, consent: "approved", reason, decidedBy: `node:${nodeId}`, decidedAt: instant(4) }
      : node,
  ),
});

export const allConsented = (activity: Activity): Activity => ({
  ...activity,
  nodes: activity.nodes.map((node) => ({
    ...node,
    consent: "approved",
    reason:
      node.nodeId === nodes.torgersen ? "Within our agreement of May." : "The policy allows this analyst.",
    decidedBy: node.nodeId === nodes.torgersen ? `user:${id(5)}` : `node:${node.nodeId}`,
    decidedAt: instant(5),
  })),
});

export const logged = (activity: Activity, nodeId: string | null, message: string): Activity => ({
  ...activity,
  logs: [
    ...activity.logs,
    {
      id: id(5_000 + activity.logs.length),
      analysisId: activity.analysis.id,
      nodeId,
      runId: null,
      level: message.startsWith("Slow") ? "warning" : "info",
      message,
      createdAt: instant(6 + activity.logs.length),
    },
  ],
});

/** Every node runs, and the islands have exchanged so many messages with the aggregator. */
export const running = (activity: Activity, messages: number, progress: number): Activity => ({
  ...withState(activity, { state: "running", bundleDigest: "1".repeat(64) }),
  runs: activity.nodes.map((node, place) => ({
    id: id(3_000 + place),
    analysisId: activity.analysis.id,
    nodeId: node.nodeId,
    nodeTenantId: node.nodeTenantId,
    attempt: 1,
    state: progress === 100 ? "succeeded" : "running",
    progress,
    exitCode: progress === 100 ? 0 : null,
    reason: null,
    usage:
      progress === 100 ? { cpuSeconds: 0.8, wallSeconds: 2.1, peakResidentBytes: 74_000_000 + place } : null,
    cancelRequestedAt: null,
    leaseExpiresAt: null,
    startedAt: instant(7),
    finishedAt: progress === 100 ? instant(10) : null,
    createdAt: instant(6),
  })),
  messages: islands.flatMap((island, place) => [
    { sender: nodes.lagoon, recipient: island, messages, bytes: messages * 812 },
    { sender: island, recipient: nodes.lagoon, messages, bytes: messages * (1_190 + place) },
  ]),
});

export const pooledFileId = id(2_001);

export const completed = (activity: Activity): Activity => ({
  ...withState(running(allConsented(activity), 9, 100), { state: "completed", finishedAt: instant(11) }),
  files: [
    ...activity.files,
    {
      id: pooledFileId,
      analysisId: activity.analysis.id,
      bucket: "CODE",
      path: "pooled.json",
      sha256: "0".repeat(64),
      size: 1_400,
      entrypoint: false,
      createdAt: instant(1),
    },
  ],
});

/** `shown`: as it is, where it is short. `digest`: whether it changed, not what it says. */
export type AuditedFields = Readonly<Record<string, "shown" | "digest">>;

/**
 * The fields of each kind of target that the audit trail may hold. It is a list of what is let in: a secret gets into an
 * entry only if somebody writes its name here. What people enter as data (payloads, parameters) stands as a digest, and so
 * do names and addresses of people: entries stay when an account is erased.
 */
export const auditedFields = {
  project: { name: "shown", description: "shown" },
  projectNode: { projectId: "shown", nodeId: "shown", consent: "shown", comment: "shown" },
  node: { name: "shown", type: "shown", fingerprint: "shown" },
  analysis: {
    projectId: "shown",
    name: "shown",
    description: "shown",
    parameters: "digest",
    quorum: "shown",
    state: "shown",
    manifestDigest: "shown",
    cancelRequestedAt: "shown",
  },
  analysisNode: { analysisId: "shown", nodeId: "shown", consent: "shown", reason: "shown" },
  analysisFile: {
    analysisId: "shown",
    bucket: "shown",
    path: "shown",
    sha256: "shown",
    size: "shown",
    entrypoint: "shown",
  },
  schedule: {
    name: "shown",
    type: "shown",
    payload: "digest",
    cron: "shown",
    timeZone: "shown",
    catchUp: "shown",
    state: "shown",
  },
  job: { type: "shown", payload: "digest", state: "shown", priority: "shown" },
  jobType: { paused: "shown" },
  deadLetter: { state: "shown" },
  deadLetters: { replayed: "shown", type: "shown", reason: "shown", diedBefore: "shown" },
  session: { kind: "shown", assurance: "shown", methods: "shown", revokedReason: "shown" },
  tenant: {
    name: "shown",
    state: "shown",
    settings: "shown",
    quotas: "shown",
    purgeAfter: "shown",
    keyVersion: "shown",
  },
  user: {
    email: "digest",
    displayName: "digest",
    state: "shown",
    passwordChangedAt: "shown",
    emailVerifiedAt: "shown",
  },
  member: { role: "shown", roleId: "shown" },
  invitation: {
    email: "digest",
    role: "shown",
    roleId: "shown",
    maximumUses: "shown",
    expiresAt: "shown",
    revokedAt: "shown",
  },
  role: { name: "shown", description: "shown", rights: "shown" },
  grant: { userId: "shown", resourceType: "shown", resourceId: "shown", role: "shown", roleId: "shown" },
  apiKey: {
    name: "shown",
    prefix: "shown",
    scopes: "shown",
    expiresAt: "shown",
    revokedAt: "shown",
    successor: "shown",
  },
  secondFactor: { kind: "shown", confirmedAt: "shown" },
  recoveryCodes: { count: "shown" },
  passkey: { name: "shown", backedUp: "shown" },
  loginProvider: {
    kind: "shown",
    name: "shown",
    issuer: "shown",
    clientId: "shown",
    allowedDomains: "shown",
    defaultRole: "shown",
    autoJoin: "shown",
    enabled: "shown",
    acceptsTokensFor: "shown",
  },
  linkedAccount: { issuer: "shown", subject: "digest", email: "digest", providerId: "shown" },
  /** An attempt to show who somebody is. */
  attempt: { reason: "shown", failures: "shown" },
  auditTrail: {},
} as const satisfies Readonly<Record<string, AuditedFields>>;

export type AuditTargetType = keyof typeof auditedFields;

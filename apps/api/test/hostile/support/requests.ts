import { assertionType } from "@atoll/security/ClientAssertion";
import { sha256Hex } from "@atoll/security/Digest";
import type { OperationRequest } from "./operations.ts";
import { envelopeOf, type Ids, password } from "./World.ts";

/** RFC 7517, appendix A.1. */
const publicKey = {
  kty: "EC",
  crv: "P-256",
  x: "MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4",
  y: "4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM",
};

const anotherKey = {
  kty: "EC",
  crv: "P-256",
  x: "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
  y: "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0",
};

const passkeyAnswer = {
  id: "bGFnb29u",
  rawId: "bGFnb29u",
  type: "public-key",
  response: { clientDataJSON: "e30", authenticatorData: "AA", signature: "AA" },
};

const providerAnswer = { state: "unknown", code: "unknown", iss: "https://sso.lagoon.example" };

const content = '{"coefficients":[1,2,3]}';

/** A request of every operation with every field it can have, valid but for the state it finds. */
export const requestsOf = (ids: Ids, email: string): Readonly<Record<string, OperationRequest>> => {
  const { analysisId, projectId, nodeId, aggregatorId, runId, leaseToken, aggregatorRunId } = ids;
  const ofAnalysis = { params: { analysisId } };
  const ofRun = { params: { runId } };
  const page = { limit: "5" };
  return {
    "auth.register": {
      json: { email: "new@lagoon.example", password, displayName: "Ana", tenantName: "Lagoon" },
    },
    "auth.login": { json: { email, password, tenantId: ids.tenantId } },
    "auth.token": {
      form: {
        grant_type: "client_credentials",
        client_assertion_type: assertionType,
        client_assertion: "e30.e30.e30",
      },
    },
    "auth.logout": {},
    "auth.me": {},
    "tokens.open": {},
    "tokens.refresh": { form: { grant_type: "refresh_token", refresh_token: `atoll_r_${"A".repeat(43)}` } },
    "key-set.read": {},
    "api-keys.create": {
      json: { name: "Nightly", scopes: ["projects:read"], expiresAt: "2026-12-31T00:00:00.000Z" },
    },
    "api-keys.list": { query: { ...page, cursor: ids.apiKeyId } },
    "api-keys.rotate": {
      params: { apiKeyId: ids.apiKeyId },
      json: { expiresAt: "2026-12-31T00:00:00.000Z", overlapSeconds: 60 },
    },
    "api-keys.revoke": { params: { apiKeyId: ids.apiKeyId } },
    "api-keys.listAll": { params: { tenantId: ids.tenantId }, query: { ...page, cursor: ids.apiKeyId } },
    "api-keys.revokeAny": { params: { tenantId: ids.tenantId, apiKeyId: ids.apiKeyId } },
    "secondFactors.get": {},
    "secondFactors.showCode": { json: { method: "totp", code: "000000" } },
    "secondFactors.passkeyOptions": {},
    "secondFactors.showPasskey": { json: { answer: passkeyAnswer } },
    "secondFactors.enrolTotp": {},
    "secondFactors.confirmTotp": { json: { code: "000000" } },
    "secondFactors.disableTotp": { json: { method: "totp", code: "000000" } },
    "secondFactors.renewRecoveryCodes": {},
    "passkeys.list": {},
    "passkeys.registrationOptions": {},
    "passkeys.register": { json: { name: "Key", answer: passkeyAnswer } },
    "passkeys.rename": { params: { passkeyId: ids.userId }, json: { name: "Other" } },
    "passkeys.remove": { params: { passkeyId: ids.userId } },
    "passkeyLogin.options": {},
    "passkeyLogin.login": { json: { answer: passkeyAnswer, tenantId: ids.tenantId } },
    "federation.offered": { params: { tenantId: ids.tenantId } },
    "federation.begin": { params: { providerId: ids.providerId }, json: { redirect: "/analyses" } },
    "federation.finish": { params: { providerId: ids.providerId }, json: providerAnswer },
    "federation.relay": {
      params: { providerId: ids.providerId },
      form: { state: "unknown", code: "unknown" },
    },
    "linkedAccounts.list": {},
    "linkedAccounts.begin": { params: { providerId: ids.providerId }, json: { redirect: "/analyses" } },
    "linkedAccounts.finish": { params: { providerId: ids.providerId }, json: providerAnswer },
    "linkedAccounts.unlink": { params: { linkedAccountId: ids.userId } },
    "loginProviders.list": {},
    "loginProviders.create": {
      json: { kind: "github", name: "GitHub", clientId: "atoll", clientSecret: "from the provider" },
    },
    "loginProviders.update": { params: { providerId: ids.providerId }, json: { name: "Other" } },
    "loginProviders.remove": { params: { providerId: ids.providerId } },
    "loginProviders.test": { params: { providerId: ids.providerId } },
    "accounts.askVerification": { json: { email: "nobody@lagoon.example" } },
    "accounts.verifyEmail": { json: { token: "atoll_o_x" } },
    "accounts.forgotPassword": { json: { email: "nobody@lagoon.example" } },
    "accounts.resetPassword": { json: { token: "atoll_o_x", password } },
    "accounts.confirmEmail": { json: { token: "atoll_o_x" } },
    "sessions.list": {},
    "sessions.revoke": { params: { sessionId: ids.userId } },
    "sessions.revokeOthers": {},
    "sessions.stepUp": { json: { password } },
    "sessions.switchTenant": { json: { tenantId: ids.tenantId } },
    "ownAccount.get": {},
    "ownAccount.change": { json: { displayName: "Ana" } },
    "ownAccount.changePassword": { json: { currentPassword: password, password } },
    "ownAccount.changeEmail": { json: { email: "new@lagoon.example" } },
    "ownAccount.deactivate": {},
    "ownAccount.remove": {},
    "tenants.get": { params: { tenantId: ids.tenantId } },
    "roles.list": { query: { ...page, cursor: ids.roleId } },
    "roles.get": { params: { roleId: ids.roleId } },
    "roles.create": {
      json: { name: "Assistant", rights: [{ permission: "projects:read", scope: "project" }] },
    },
    "roles.change": { params: { roleId: ids.roleId }, json: { name: "Other", rights: [] } },
    "roles.remove": { params: { roleId: ids.roleId } },
    "grants.list": {
      query: {
        ...page,
        cursor: ids.grantId,
        userId: ids.userId,
        resourceType: "project",
        resourceId: projectId,
      },
    },
    "grants.create": {
      json: {
        userId: ids.userId,
        resourceType: "analysis",
        resourceId: analysisId,
        role: "custom",
        roleId: ids.roleId,
      },
    },
    "grants.remove": { params: { grantId: ids.grantId } },
    "permissions.inTenant": { params: { tenantId: ids.tenantId }, query: { userId: ids.userId } },
    "permissions.onProject": { params: { projectId }, query: { userId: ids.userId } },
    "permissions.onAnalysis": { params: { analysisId }, query: { userId: ids.userId } },
    "tenants.found": { json: { name: "Reef Institute" } },
    "tenants.mine": {},
    "tenants.change": {
      params: { tenantId: ids.tenantId },
      json: {
        name: "Reef Institute",
        settings: { mfaRequired: false, sessionIdleSeconds: 600, sessionAbsoluteSeconds: 3_600 },
      },
    },
    "tenants.archive": { params: { tenantId: ids.tenantId } },
    "tenants.restore": { params: { tenantId: ids.tenantId } },
    "admin.tenants": { query: { ...page, cursor: ids.tenantId } },
    "admin.suspend": { params: { tenantId: ids.tenantId } },
    "admin.resume": { params: { tenantId: ids.tenantId } },
    "admin.archive": { params: { tenantId: ids.tenantId } },
    "admin.restore": { params: { tenantId: ids.tenantId } },
    "admin.quotas": {
      params: { tenantId: ids.tenantId },
      json: { members: 5, projects: 5, nodes: 5, apiKeys: 5, storageBytes: 1_024 },
    },
    "members.list": { params: { tenantId: ids.tenantId }, query: page },
    "members.change": { params: { tenantId: ids.tenantId, userId: ids.userId }, json: { role: "viewer" } },
    "members.remove": { params: { tenantId: ids.tenantId, userId: ids.userId } },
    "members.leave": { params: { tenantId: ids.tenantId } },
    "members.transfer": { params: { tenantId: ids.tenantId }, json: { userId: ids.userId } },
    "invitations.invite": {
      params: { tenantId: ids.tenantId },
      json: { email: "guest@lagoon.example", role: "guest" },
    },
    "invitations.link": {
      params: { tenantId: ids.tenantId },
      json: { role: "viewer", maximumUses: 2, days: 1 },
    },
    "invitations.list": {
      params: { tenantId: ids.tenantId },
      query: { ...page, cursor: ids.invitationId },
    },
    "invitations.revoke": { params: { tenantId: ids.tenantId, invitationId: ids.invitationId } },
    "invitations.resend": { params: { tenantId: ids.tenantId, invitationId: ids.invitationId } },
    "invitations.preview": { json: { token: "atoll_i_unknown" } },
    "invitations.accept": { json: { token: "atoll_i_unknown" } },
    "projects.create": { json: { name: "Penguins", description: "" } },
    "projects.list": { query: { ...page, cursor: projectId } },
    "projects.get": { params: { projectId } },
    "projects.nodes": { params: { projectId } },
    "projects.invite": { params: { projectId }, json: { nodeId } },
    "projects.consent": { params: { projectId, nodeId }, json: { decision: "rejected", comment: "" } },
    "nodes.create": {
      json: { name: "Dream", type: "default", signingKey: publicKey, sealingKey: anotherKey },
    },
    "nodes.list": { query: { ...page, cursor: nodeId } },
    "nodes.self": {},
    "nodes.get": { params: { nodeId } },
    "nodes.heartbeat": {
      json: {
        agentVersion: "0.1.0",
        catalogue: [{ name: "penguins", columns: [{ name: "mass", type: "number" }], approximateRows: 100 }],
        draining: false,
      },
    },
    "nodes.work": { query: { wait: "0", known: "none" } },
    "runs.claim": ofRun,
    "runs.bundle": ofRun,
    "runs.heartbeat": { ...ofRun, json: { leaseToken, state: "running", progress: 1 } },
    "runs.logs": { ...ofRun, json: { entries: [{ level: "info", message: "hello" }] } },
    "runs.result": {
      params: { runId: aggregatorRunId },
      query: { sha256: sha256Hex(content) },
      bytes: content,
    },
    "runs.finish": {
      ...ofRun,
      json: {
        leaseToken,
        outcome: "failed",
        exitCode: 1,
        reason: "It failed.",
        usage: { cpuSeconds: 1, wallSeconds: 1, peakResidentBytes: 1 },
      },
    },
    "analyses.create": {
      json: {
        projectId,
        name: "Sexes",
        description: "",
        parameters: { columns: ["mass"] },
        nodes: [
          { nodeId, dataset: "penguins" },
          { nodeId: aggregatorId, dataset: null },
        ],
        quorum: 1,
        consentDeadlineSeconds: 60,
        runTimeoutSeconds: 60,
      },
    },
    "analyses.list": { query: { ...page, cursor: analysisId, projectId } },
    "analyses.get": ofAnalysis,
    "analyses.activity": { ...ofAnalysis, query: { wait: "0", revision: "1" } },
    "analyses.logs": { ...ofAnalysis, query: { ...page, cursor: analysisId } },
    "analyses.upload": {
      ...ofAnalysis,
      query: { path: "other.ts", entrypoint: "false" },
      bytes: "export {};",
    },
    "analyses.files": { ...ofAnalysis, query: { bucket: "CODE" } },
    "analyses.file": { params: { analysisId, fileId: ids.fileId } },
    "analyses.result": ofAnalysis,
    "analyses.manifest": ofAnalysis,
    "analyses.lock": ofAnalysis,
    "analyses.unlock": ofAnalysis,
    "analyses.submit": ofAnalysis,
    "analyses.cancel": ofAnalysis,
    "analyses.consent": { params: { analysisId, nodeId }, json: { decision: "rejected", reason: "" } },
    "messages.send": { json: { messages: [envelopeOf(analysisId, nodeId, aggregatorId, 2)] } },
    "messages.pull": { query: { wait: "0", analysisId, limit: "5" } },
    "messages.acknowledge": { json: { ids: [ids.messageId] } },
    "jobs.submit": {
      json: {
        type: "echo/1",
        payload: { text: "Hello", seconds: 1 },
        priority: "low",
        delaySeconds: 86_400,
        dedupeKey: "hello",
        concurrencyKey: "hello",
        concurrencyLimit: 1,
        rateLimit: { key: "hello", limit: 1, windowSeconds: 1 },
        maxAttempts: 1,
        timeoutSeconds: 60,
      },
    },
    "jobs.list": { query: { ...page, cursor: ids.jobId, state: "completed", type: "echo/1" } },
    "jobs.get": { params: { jobId: ids.jobId } },
    "jobs.attempts": { params: { jobId: ids.jobId } },
    "jobs.events": { params: { jobId: ids.jobId } },
    "jobs.cancel": { params: { jobId: ids.jobId } },
    "jobs.types": {},
    "jobs.pause": { json: { type: "echo/1" } },
    "jobs.resume": { json: { type: "echo/1" } },
    "dead-letters.list": {
      query: { ...page, cursor: ids.deadJobId, state: "open", type: "echo/1", reason: "rejected" },
    },
    "dead-letters.get": { params: { jobId: ids.deadJobId } },
    "dead-letters.replay": { params: { jobId: ids.deadJobId } },
    "dead-letters.discard": { params: { jobId: ids.deadJobId } },
    "dead-letters.replayMany": {
      json: { type: "echo/1", reason: "exhausted", diedBefore: "2026-01-01T00:00:00.000Z", limit: 1 },
    },
    "schedules.create": {
      json: {
        name: "Yearly",
        type: "echo/1",
        payload: { text: "Hello" },
        cron: "0 0 1 1 *",
        timeZone: "UTC",
        catchUp: "skip",
      },
    },
    "schedules.list": { query: { ...page, cursor: ids.scheduleId } },
    "schedules.get": { params: { scheduleId: ids.scheduleId } },
    "schedules.change": {
      params: { scheduleId: ids.scheduleId },
      json: { name: "Other", payload: { text: "Bye" }, cron: "0 1 1 1 *", timeZone: "UTC", catchUp: "one" },
    },
    "schedules.remove": { params: { scheduleId: ids.scheduleId } },
    "schedules.pause": { params: { scheduleId: ids.scheduleId } },
    "schedules.resume": { params: { scheduleId: ids.scheduleId } },
    "schedules.run": { params: { scheduleId: ids.scheduleId } },
    "audit.list": {
      query: {
        ...page,
        cursor: projectId,
        targetType: "project",
        targetId: projectId,
        actorId: ids.userId,
        action: "projects.create",
        from: "2026-01-01T00:00:00.000Z",
        to: "2100-01-01T00:00:00.000Z",
      },
    },
    "audit.verification": { query: { after: "0" } },
    "health.live": {},
    "health.ready": {},
    "health.cluster": {},
  };
};

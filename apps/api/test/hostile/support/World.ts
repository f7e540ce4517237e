import { LeaseToken } from "@atoll/contract/analyses/Run";
import type { AnalysisId } from "@atoll/contract/analyses/AnalysisId";
import type { RunId } from "@atoll/contract/analyses/Run";
import type { Role } from "@atoll/contract/identity/Role";
import type { Envelope } from "@atoll/contract/messages/Message";
import type { NodeType } from "@atoll/contract/nodes/Node";
import type { NodeId } from "@atoll/contract/nodes/NodeId";
import { runScope } from "@atoll/contract/nodes/runScope";
import { Sha256 } from "@atoll/contract/Text";
import { HubClient } from "@atoll/client/effect/HubClient";
import * as ClientAssertion from "@atoll/security/ClientAssertion";
import { sha256Hex } from "@atoll/security/Digest";
import * as KeyPair from "@atoll/security/KeyPair";
import { DateTime, Effect, Redacted, Schedule, Schema } from "effect";
import { SecureRandom } from "effect/crypto";
import { HostileHub } from "./HostileHub.ts";

export const password = "correct horse battery staple";

/** A fresh id that nothing has. */
export const unknownId = (): string => SecureRandom.uuidV7Unsafe();

const bytes = (text: string) => new TextEncoder().encode(text);

/** By a name of its own: written out, it is longer than the compiler writes types. */
export interface Client extends Effect.Success<ReturnType<typeof HubClient.make>> {}

const clientOf = Effect.fnUntraced(function* (token?: string) {
  const { url: baseUrl } = yield* HostileHub;
  const authorised = token === undefined ? {} : { token: Effect.succeed(Redacted.make(token)) };
  const client: Client = yield* HubClient.make({ baseUrl, ...authorised });
  return client;
});

/** A user of its own organisation, signed in. */
export const register = Effect.fnUntraced(function* (name: string) {
  const email = `${unknownId()}@example.org`;
  const { auth } = yield* clientOf();
  const payload = { email, password, displayName: name, tenantName: name };
  const { token, user, tenant } = yield* auth
    .register({ payload })
    .pipe(Effect.filterOrFail((answer) => "token" in answer));
  return { email, token, userId: user.id, tenantId: tenant.id, client: yield* clientOf(token) };
});
type Account = Effect.Success<ReturnType<typeof register>>;

/** The session of a further user in this role. There is no invitation yet, so the database is told. */
export const member = Effect.fnUntraced(function* ({ tenantId }: Account, name: string, role: Role) {
  const { sql } = yield* HostileHub;
  const { email, userId } = yield* register(name);
  yield* sql`insert into memberships (tenant_id, user_id, role) values (${tenantId}, ${userId}, ${role})`;
  const { auth } = yield* clientOf();
  const { token } = yield* auth.login({ payload: { email, password, tenantId } });
  return token;
});

/** A fresh assertion of a node; good once. */
export const assertionOf = Effect.fnUntraced(function* (nodeId: string, key: KeyPair.SigningKeyPair) {
  const { url: audience } = yield* HostileHub;
  return yield* ClientAssertion.create({ nodeId, audience, key });
});

/** A token of the node, or of what the scope names. */
const grantedTo = Effect.fnUntraced(function* (
  { id, signing }: { readonly id: NodeId; readonly signing: KeyPair.SigningKeyPair },
  scope?: string,
) {
  const { auth } = yield* clientOf();
  const granted = yield* auth.token({
    payload: {
      grant_type: "client_credentials",
      client_assertion_type: ClientAssertion.assertionType,
      client_assertion: yield* assertionOf(id, signing),
      ...(scope === undefined ? {} : { scope }),
    },
  });
  return granted.access_token;
});

/** A token of a run that the node has claimed. */
export const runToken = (site: TestNode, runId: RunId) => grantedTo(site, runScope(runId));

/** A registered node that has its token. */
export const node = Effect.fnUntraced(function* (owner: Account, name: string, type: NodeType) {
  const signing = yield* KeyPair.generateSigning;
  const sealing = yield* KeyPair.generateSealing;
  const keys = { signingKey: signing.publicJwk, sealingKey: sealing.publicJwk };
  const { id } = yield* owner.client.nodes.create({ payload: { name, type, ...keys } });
  const token = yield* grantedTo({ id, signing });
  return { id, signing, token, client: yield* clientOf(token) };
});
export type TestNode = Effect.Success<ReturnType<typeof node>>;

/** A project of these nodes, which all consented to it; the owners of other tenants' nodes decide for them. */
export const project = Effect.fnUntraced(function* (
  owner: Account,
  name: string,
  invited: ReadonlyArray<{ readonly steward: Account; readonly node: TestNode }>,
) {
  const { projects } = owner.client;
  const { id: projectId } = yield* projects.create({ payload: { name, description: name } });
  for (const { steward, node: site } of invited) {
    const params = { projectId, nodeId: site.id };
    yield* projects.invite({ params: { projectId }, payload: { nodeId: site.id } });
    const payload = { decision: "approved" as const, comment: name };
    yield* steward.client.projects.consent({ params, payload });
  }
  return projectId;
});

/** A draft with its code. */
export const draft = Effect.fnUntraced(function* (
  { analyses }: Client,
  creation: Parameters<Client["analyses"]["create"]>[0]["payload"],
) {
  const { id: analysisId } = yield* analyses.create({ payload: creation });
  const code = bytes("export default () => 1;\n");
  const query = { path: "main.ts", entrypoint: "true" as const };
  const file = yield* analyses.upload({ params: { analysisId }, query, payload: code });
  return { analysisId, fileId: file.id };
});

/** Waits until the runner has brought the analysis there. */
export const reaches = Effect.fnUntraced(function* (client: Client, analysisId: AnalysisId, state: string) {
  return yield* client.analyses
    .get({ params: { analysisId } })
    .pipe(
      Effect.repeat({ until: (found) => found.state === state, schedule: Schedule.spaced("20 millis") }),
      Effect.timeout("20 seconds"),
    );
});

/** Takes the node's run. */
export const claim = Effect.fnUntraced(function* ({ client }: TestNode, analysisId: AnalysisId) {
  const { assignments } = yield* client.nodes.work({ query: {} }).pipe(
    Effect.repeat({
      until: (work) => work.assignments.some((assigned) => assigned.analysisId === analysisId),
      schedule: Schedule.spaced("20 millis"),
    }),
    Effect.timeout("20 seconds"),
  );
  const [assigned] = assignments.filter((assignment) => assignment.analysisId === analysisId);
  const runId: RunId = yield* Effect.fromNullishOr(assigned?.runId);
  const { leaseToken } = yield* client.runs.claim({ params: { runId } });
  return { runId, leaseToken };
});

export const envelopeOf = (
  analysisId: AnalysisId,
  sender: NodeId,
  recipient: NodeId,
  sequence = 1,
): Envelope => ({
  version: 1,
  analysisId,
  sender,
  recipient,
  sequence,
  ephemeralKey: "ZXBoZW1lcmFs",
  salt: "c2FsdA",
  nonce: "bm9uY2U",
  ciphertext: "Y2lwaGVydGV4dA",
});

/** A job that is done, one that is dead and told of, and a schedule that is due once a year. */
const backgroundWork = Effect.fnUntraced(function* ({ tenantId, client }: Account, marker: string) {
  const { sql } = yield* HostileHub;
  const payload = { text: `${marker} job` };
  const [jobId, deadJobId] = [unknownId(), unknownId()];
  const put = (id: string, state: string) => sql`
    insert into jobs (tenant_id, id, type, state, priority, shard, payload, context, max_attempts, timeout_ms, attempts)
    values (${tenantId}, ${id}, 'echo/1', ${state}, 2, 1, ${sql.json(payload)}, '{}', 5, 1000, 1)`;
  yield* put(jobId, "completed");
  yield* put(deadJobId, "failed");
  yield* sql`
    insert into dead_letters (tenant_id, job_id, type, payload, errors, attempts, reason, alerted_at)
    values (${tenantId}, ${deadJobId}, 'echo/1', ${sql.json(payload)}, '[]', 1, 'rejected', now())`;
  const { id: scheduleId } = yield* client.schedules.create({
    payload: {
      name: `${marker} schedule`,
      type: "echo/1",
      payload,
      cron: "0 0 1 1 *",
      timeZone: "UTC",
      catchUp: "skip",
    },
  });
  return { jobId, deadJobId, scheduleId };
});

const inAMonth = Effect.map(DateTime.now, (now) => DateTime.add(now, { days: 30 }));

const MessageIds = Schema.NonEmptyArray(Schema.Struct({ id: Schema.String }));

/** An organisation with everything: members of each role, two nodes, a draft, and an analysis in the middle of it. */
export const organisation = Effect.fnUntraced(function* (marker: string) {
  const { sql } = yield* HostileHub;
  const owner = yield* register(`${marker} Institute`);
  const data = yield* node(owner, `${marker} data`, "default");
  const aggregator = yield* node(owner, `${marker} aggregator`, "aggregator");
  const projectId = yield* project(owner, `${marker} project`, [
    { steward: owner, node: data },
    { steward: owner, node: aggregator },
  ]);
  const creation = {
    projectId,
    name: `${marker} analysis`,
    description: "",
    parameters: { marker },
    nodes: [
      { nodeId: data.id, dataset: `${marker}-set` },
      { nodeId: aggregator.id, dataset: null },
    ],
  };
  const { analysisId: draftId } = yield* draft(owner.client, creation);
  const { analysisId, fileId } = yield* draft(owner.client, creation);
  const { analyses } = owner.client;
  const params = { analysisId };
  yield* analyses.lock({ params });
  yield* analyses.submit({ params });
  yield* reaches(owner.client, analysisId, "consenting");
  for (const { id: nodeId } of [data, aggregator]) {
    const payload = { decision: "approved" as const, reason: marker };
    yield* analyses.consent({ params: { analysisId, nodeId }, payload });
  }
  const run = yield* claim(data, analysisId);
  const aggregatorRun = yield* claim(aggregator, analysisId);
  yield* reaches(owner.client, analysisId, "running");
  yield* data.client.messages.send({
    payload: { messages: [envelopeOf(analysisId, data.id, aggregator.id)] },
  });
  const entries = [{ level: "info" as const, message: `${marker} log` }];
  yield* data.client.runs.logs({ params: { runId: run.runId }, payload: { entries } });
  const result = bytes(JSON.stringify({ marker }));
  yield* aggregator.client.runs.result({
    params: { runId: aggregatorRun.runId },
    query: { sha256: Sha256.make(sha256Hex(result)) },
    payload: result,
  });
  // Nobody sends heartbeats from here on.
  yield* sql`update runs set lease_expires_at = now() + interval '1 day' where analysis_id = ${analysisId}`;
  const work = yield* backgroundWork(owner, marker);
  const rights = [{ permission: "analyses:read", scope: "project" }] as const;
  const { id: roleId } = yield* owner.client.roles.create({ payload: { name: `${marker} role`, rights } });
  const { id: grantId } = yield* owner.client.grants.create({
    payload: {
      userId: owner.userId,
      resourceType: "project",
      resourceId: projectId,
      role: "viewer",
      roleId: null,
    },
  });
  const { key: apiKey, id: apiKeyId } = yield* owner.client["api-keys"].create({
    payload: { name: `${marker} key`, scopes: ["projects:read"], expiresAt: yield* inAMonth },
  });
  const invitation = yield* owner.client.invitations.invite({
    params: { tenantId: owner.tenantId },
    payload: { email: `${unknownId()}@${marker.toLowerCase()}.example`, role: "viewer" },
  });
  const provider = yield* owner.client.loginProviders.create({
    payload: { kind: "github", name: `${marker} GitHub`, clientId: "atoll", clientSecret: "secret" },
  });
  const messages = yield* Schema.decodeUnknownEffect(MessageIds)(
    yield* sql`select id from messages where analysis_id = ${analysisId}`,
  );
  return {
    marker,
    account: owner,
    data,
    aggregator,
    tokens: {
      owner: owner.token,
      member: yield* member(owner, `${marker} member`, "member"),
      viewer: yield* member(owner, `${marker} viewer`, "viewer"),
      steward: yield* member(owner, `${marker} steward`, "steward"),
      node: data.token,
      aggregator: aggregator.token,
      run: yield* runToken(data, run.runId),
      aggregatorRun: yield* runToken(aggregator, aggregatorRun.runId),
      apiKey,
    },
    ids: {
      tenantId: owner.tenantId,
      userId: owner.userId,
      projectId,
      nodeId: data.id,
      aggregatorId: aggregator.id,
      draftId,
      analysisId,
      fileId,
      runId: run.runId,
      aggregatorRunId: aggregatorRun.runId,
      leaseToken: LeaseToken.make(run.leaseToken),
      aggregatorLeaseToken: LeaseToken.make(aggregatorRun.leaseToken),
      messageId: messages[0].id,
      roleId,
      grantId,
      apiKeyId,
      invitationId: invitation.id,
      providerId: provider.id,
      ...work,
    },
  };
});
export type Organisation = Effect.Success<ReturnType<typeof organisation>>;
export type Ids = Organisation["ids"];

import { AnalysisId } from "@atoll/contract/analyses/AnalysisId";
import { LeaseToken, RunId } from "@atoll/contract/analyses/Run";
import type { RunState } from "@atoll/contract/analyses/RunState";
import { MessageId } from "@atoll/contract/messages/Message";
import { NodeId } from "@atoll/contract/nodes/NodeId";
import { ProjectId } from "@atoll/contract/projects/Project";
import { NodeRepository } from "@atoll/database/nodes/NodeRepository";
import * as KeyPair from "@atoll/security/KeyPair";
import { Effect } from "effect";
import { SecureRandom } from "effect/crypto";
import { superuser } from "../../support/identityProcess.ts";
import { organisation } from "../../support/organisation.ts";

/** A fresh id of the given brand. */
export const fresh = <Id>(brand: { readonly make: (text: string) => Id }): Id =>
  brand.make(SecureRandom.uuidV7Unsafe());

/** A node of the organisation, with its key. */
export const registered = Effect.fnUntraced(function* (
  owner: Effect.Success<ReturnType<typeof organisation>>,
) {
  const nodes = yield* NodeRepository;
  const id = fresh(NodeId);
  const [signing, sealing] = yield* Effect.all([KeyPair.generateSigning, KeyPair.generateSealing]);
  const keys = { signingKey: signing.publicJwk, sealingKey: sealing.publicJwk };
  const fingerprint = "f".repeat(64);
  yield* owner.as(nodes.create({ id, name: id, type: "default", ...keys, fingerprint }));
  return { id, signing, tenantId: owner.tenantId };
});
export type TestNode = Effect.Success<ReturnType<typeof registered>>;

const digest = "d".repeat(64);

/** An organisation's two analyses at two nodes of a site. */
export const world = Effect.gen(function* () {
  const sql = yield* superuser;
  const { tenantId, userId } = yield* organisation("Research");
  const site = yield* organisation("Site");
  const [node, neighbour] = [yield* registered(site), yield* registered(site)];
  const projectId = fresh(ProjectId);
  yield* sql`insert into projects (tenant_id, id, name, description, created_by)
    values (${tenantId}, ${projectId}, 'Penguins', '', ${userId})`;
  const analysis = Effect.gen(function* () {
    const id = fresh(AnalysisId);
    yield* sql`insert into analyses (tenant_id, id, project_id, name, state, parameters, runtime, quorum,
        consent_deadline_seconds, run_timeout_seconds, manifest, manifest_digest, created_by)
      values (${tenantId}, ${id}, ${projectId}, 'Sexes', 'running', '{}', '{"name":"process","sdk":"1"}', 1, 60, 60,
        '{}', ${digest}, ${userId})`;
    for (const { id: nodeId } of [node, neighbour]) {
      yield* sql`insert into analysis_nodes (tenant_id, analysis_id, node_id, node_tenant_id, node_name, node_type)
        values (${tenantId}, ${id}, ${nodeId}, ${site.tenantId}, 'n', 'default')`;
    }
    yield* sql`insert into participations (tenant_id, resource_id, owner_tenant_id)
      values (${site.tenantId}, ${id}, ${tenantId})`;
    return id;
  });
  const [analysisId, otherAnalysisId] = [yield* analysis, yield* analysis];

  /** A run of the node; each is a further attempt. */
  let attempt = 0;
  const run = Effect.fnUntraced(function* (
    state: RunState,
    at: TestNode = node,
    of: AnalysisId = analysisId,
  ) {
    const runId = fresh(RunId);
    const leaseToken = state === "pending" ? null : fresh(LeaseToken);
    yield* sql`insert into runs (tenant_id, id, analysis_id, node_id, node_tenant_id, attempt, state, lease_token,
        lease_expires_at)
      values (${tenantId}, ${runId}, ${of}, ${at.id}, ${at.tenantId}, ${++attempt}, ${state}, ${leaseToken},
        case when ${state} = 'running' then now() + interval '1 hour' end)`;
    return { runId, leaseToken: leaseToken ?? fresh(LeaseToken) };
  });
  /** Mail from the neighbour to the node. */
  const post = Effect.fnUntraced(function* (of: AnalysisId) {
    const id = fresh(MessageId);
    const envelope = {
      version: 1 as const,
      analysisId: of,
      sender: neighbour.id,
      recipient: node.id,
      sequence: 1,
      ephemeralKey: "ZXBoZW1lcmFs",
      salt: "c2FsdA",
      nonce: "bm9uY2U",
      ciphertext: "Y2lwaGVydGV4dA",
    };
    yield* sql`insert into messages (tenant_id, id, analysis_id, sender_node_id, sender_tenant_id,
        recipient_node_id, recipient_tenant_id, sequence, envelope, digest, size, expires_at)
      values (${tenantId}, ${id}, ${of}, ${neighbour.id}, ${neighbour.tenantId}, ${node.id}, ${node.tenantId}, 1,
        ${sql.json(envelope)}, ${digest}, 2, now() + interval '1 hour')`;
    return { id, envelope };
  });
  return { post, sql, tenantId, site, node, neighbour, analysisId, otherAnalysisId, run };
});

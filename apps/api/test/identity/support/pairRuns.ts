import { assertionType, create } from "@atoll/security/ClientAssertion";
import * as KeyPair from "@atoll/security/KeyPair";
import { Effect } from "effect";
import { SecureRandom } from "effect/crypto";
import { type Hub, HubPair, publicUrl } from "./HubPair.ts";
import { type Founder, said } from "./pairPeople.ts";

/** A run that a node of the organisation holds; the database is told, as no agent is about. */
export const heldRun = Effect.fnUntraced(function* ({ tenantId, userId, token }: Founder) {
  const { here, ask, sql, secret } = yield* HubPair;
  const [key, sealing] = yield* Effect.all([KeyPair.generateSigning, KeyPair.generateSealing]);
  const keys = { signingKey: key.publicJwk, sealingKey: sealing.publicJwk };
  const node = { name: "Biscoe", type: "default", ...keys };
  const nodeId = said(yield* ask(here, "POST", "/nodes", { token, json: node }), "id");
  const [projectId, analysisId, runId, leaseToken] = [0, 1, 2, 3].map(() => SecureRandom.uuidV7Unsafe());
  yield* sql`insert into projects (tenant_id, id, name, description, created_by)
    values (${tenantId}, ${projectId}, 'Penguins', '', ${userId})`;
  yield* sql`insert into analyses (tenant_id, id, project_id, name, state, parameters, runtime, quorum,
      consent_deadline_seconds, run_timeout_seconds, manifest, manifest_digest, created_by)
    values (${tenantId}, ${analysisId}, ${projectId}, 'Sexes', 'running', '{}', '{"name":"process","sdk":"1"}', 1, 60,
      60, '{}', ${"d".repeat(64)}, ${userId})`;
  yield* sql`insert into runs (tenant_id, id, analysis_id, node_id, node_tenant_id, attempt, state, lease_token,
      lease_expires_at)
    values (${tenantId}, ${runId}, ${analysisId}, ${nodeId}, ${tenantId}, 1, 'running', ${leaseToken},
      now() + interval '1 hour')`;

  /** A token of the node, or of what the scope names. */
  const granted = Effect.fnUntraced(function* (hub: Hub, scope: { readonly scope?: string } = {}) {
    const assertion = yield* create({ nodeId, audience: publicUrl, key });
    const form = { grant_type: "client_credentials", client_assertion_type: assertionType, ...scope };
    const answer = yield* ask(hub, "POST", "/auth/token", { form: { ...form, client_assertion: assertion } });
    return secret(said(answer, "access_token"), "POST /auth/token");
  });
  return { analysisId, runId, leaseToken, granted };
});

import { Effect } from "effect";
import { fresh, node, organisation, type Organisation } from "./islands.ts";
import { connectAs } from "./roles.ts";
import { AnalysisId } from "@atoll/contract/analyses/AnalysisId";
import { ProjectId } from "@atoll/contract/projects/Project";
import { RunId } from "@atoll/contract/analyses/Run";
import { UserId } from "@atoll/contract/identity/User";
import { AuditEntryId } from "@atoll/contract/audit/AuditEntry";

type Node = Effect.Success<ReturnType<typeof node>>;

export interface Holding {
  readonly owner: Organisation;
  readonly node: Node;
}

/** An organisation with an owner and a node, and nothing else yet. */
export const holding = Effect.fnUntraced(function* (name: string) {
  const owner = yield* organisation(name);
  return { owner, node: yield* node(owner, `${name}'s node`, "aggregator") } satisfies Holding;
});

const digest = "d".repeat(64);

/**
 * At least one row in every table that holds rows of organisations: `own` has a project and an analysis, in which a node of
 * `other` takes part. Written past the application, as it is no test of that.
 */
export const fillEveryTable = Effect.fnUntraced(function* (own: Holding, other: Holding) {
  const sql = yield* connectAs("superuser");
  const { tenantId, userId } = own.owner;
  const foreign = other.owner.tenantId;
  const [projectId, analysisId, runId, member] = [
    fresh(ProjectId),
    fresh(AnalysisId),
    fresh(RunId),
    fresh(UserId),
  ];
  const hash = sql`sha256(gen_random_uuid()::text::bytea)`;
  const id = sql`gen_random_uuid()`;
  const name = sql`gen_random_uuid()::text`;
  const later = sql`now() + interval '1 hour'`;

  const people = [
    sql`insert into users (id, email, canonical_email, display_name, password_hash)
      values (${member}, ${`${member}@member.example`}, ${`${member}@member.example`}, 'Member', 'x')`,
    sql`insert into roles (tenant_id, id, name, rights, created_by)
      values (${tenantId}, ${member}, 'Assistant', '[]', ${userId})`,
    sql`insert into memberships (tenant_id, user_id, role, role_id) values (${tenantId}, ${member}, 'custom', ${member})`,
    sql`insert into sessions (tenant_id, id, user_id, kind, token_hash, idle_expires_at, expires_at)
      values (${tenantId}, ${member}, ${member}, 'token', ${hash}, ${later}, ${later}),
        (${tenantId}, ${id}, ${userId}, 'browser', ${hash}, ${later}, ${later})`,
    sql`insert into refresh_tokens (tenant_id, session_id, generation, token_hash)
      values (${tenantId}, ${member}, 0, ${hash})`,
    sql`insert into api_keys (tenant_id, id, user_id, name, prefix, key_hash, scopes, expires_at)
      values (${tenantId}, ${id}, ${userId}, 'Key', 'atoll_k_abcdefgh', ${hash}, array['projects:read'], ${later})`,
    sql`insert into grants (tenant_id, id, user_id, resource_type, resource_id, role, role_id, created_by)
      values (${tenantId}, ${id}, ${member}, 'project', ${projectId}, 'custom', ${member}, ${userId})`,
    sql`insert into invitations (tenant_id, id, email, canonical_email, role, token_hash, invited_by, maximum_uses, expires_at)
      values (${tenantId}, ${id}, 'guest@lagoon.example', 'guest@lagoon.example', 'guest', ${hash}, ${userId}, 1, ${later})`,
    sql`insert into login_providers (tenant_id, id, kind, issuer, name, client_id, client_secret_sealed, default_role)
      values (${tenantId}, ${projectId}, 'google', 'https://accounts.google.com', 'Google', 'c', 's', 'member')`,
    sql`insert into tenant_keys (tenant_id, version, salt) values (${tenantId}, 1, ${hash})`,
    sql`insert into login_attempts (tenant_id, id, provider_id, state_hash, browser_hash, secrets_sealed, purpose, redirect,
        expires_at)
      values (${tenantId}, ${id}, ${projectId}, ${hash}, ${hash}, 's', 'login', '/', ${later})`,
  ];

  const research = [
    sql`insert into projects (tenant_id, id, name, description, created_by)
      values (${tenantId}, ${projectId}, 'Penguins', '', ${userId})`,
    sql`insert into project_nodes (tenant_id, project_id, node_id, node_tenant_id, node_name, node_type, consent, comment,
        decided_by, decided_at)
      values (${tenantId}, ${projectId}, ${other.node.id}, ${foreign}, 'n', 'aggregator', 'approved', 'Gladly, Bo',
        ${other.owner.userId}, now())`,
    sql`insert into analyses (tenant_id, id, project_id, name, state, parameters, runtime, quorum, consent_deadline_seconds,
        run_timeout_seconds, manifest, manifest_digest, created_by)
      values (${tenantId}, ${analysisId}, ${projectId}, 'Sexes', 'running', '{}', '{}', 1, 60, 60, '{}', ${digest}, ${userId})`,
    sql`insert into analysis_nodes (tenant_id, analysis_id, node_id, node_tenant_id, node_name, node_type, consent, reason,
        decided_by, decided_at)
      values (${tenantId}, ${analysisId}, ${other.node.id}, ${foreign}, 'n', 'aggregator', 'approved', 'Gladly, Bo',
          ${other.owner.userId}, now()),
        (${tenantId}, ${analysisId}, ${own.node.id}, ${tenantId}, 'n', 'default', 'approved', null, null, null)`,
    sql`insert into participations (tenant_id, resource_id, owner_tenant_id)
      values (${foreign}, ${projectId}, ${tenantId}), (${foreign}, ${analysisId}, ${tenantId})`,
    sql`insert into analysis_files (tenant_id, id, analysis_id, bucket, path, sha256, size)
      values (${tenantId}, ${id}, ${analysisId}, 'CODE', 'main.ts', ${digest}, 1)`,
    sql`insert into runs (tenant_id, id, analysis_id, node_id, node_tenant_id, attempt, state, lease_token, lease_expires_at,
        started_at)
      values (${tenantId}, ${runId}, ${analysisId}, ${other.node.id}, ${foreign}, 1, 'running', ${id}, ${later}, now())`,
    sql`insert into analysis_logs (tenant_id, id, analysis_id, node_tenant_id, node_id, run_id, level, message)
      values (${tenantId}, ${id}, ${analysisId}, ${foreign}, ${other.node.id}, ${runId}, 'info', 'hello')`,
    sql`insert into messages (tenant_id, id, analysis_id, sender_node_id, sender_tenant_id, recipient_node_id,
        recipient_tenant_id, sequence, envelope, digest, size, expires_at)
      values (${tenantId}, ${id}, ${analysisId}, ${other.node.id}, ${foreign}, ${own.node.id}, ${tenantId}, 1, '{}',
        ${digest}, 2, ${later})`,
    sql`insert into run_tokens (tenant_id, token_hash, node_id, owner_tenant_id, run_id, lease_token, expires_at)
      values (${foreign}, ${hash}, ${other.node.id}, ${tenantId}, ${runId}, ${id}, ${later})`,
    sql`insert into node_tokens (tenant_id, token_hash, node_id, expires_at)
      values (${tenantId}, ${hash}, ${own.node.id}, ${later})`,
    sql`insert into node_assertions (tenant_id, node_id, jti, expires_at)
      values (${tenantId}, ${own.node.id}, ${name}, ${later})`,
  ];

  const payload = JSON.stringify({ analysisId, context: { tenantId, actor: { _tag: "System", name: "x" } } });
  const work = [
    sql`insert into outbox (tenant_id, id, kind, payload, context) values (${tenantId}, ${id}, 'k', '{}', '{}')`,
    sql`insert into jobs (tenant_id, id, type, priority, shard, payload, context, max_attempts, timeout_ms)
      values (${tenantId}, ${id}, 'mail/1', 1, 1, '{}', '{}', 1, 1000)`,
    sql`insert into job_attempts (tenant_id, job_id, attempt, runner, started_at, ended_at, outcome)
      values (${tenantId}, ${id}, 1, 'r', now(), now(), 'failed'),
        (${tenantId}, ${id}, 1, 'r', now() - interval '400 days', now(), 'failed')`,
    sql`insert into dead_letters (tenant_id, job_id, type, payload, errors, attempts, reason)
      values (${tenantId}, ${id}, 'mail/1', '{}', '[]', 1, 'exhausted')`,
    sql`insert into job_rate_limits (tenant_id, key, full_at) values (${tenantId}, 'k', now())`,
    sql`insert into job_types_paused (tenant_id, type) values (${tenantId}, 'mail/1')`,
    sql`insert into effects (tenant_id, key, kind) values (${tenantId}, 'k', 'k')`,
    sql`insert into idempotency_keys (tenant_id, actor, key, operation, request_digest)
      values (${tenantId}, ${userId}, 'k', 'o', ${digest})`,
    sql`insert into schedules (tenant_id, id, name, type, payload, cron, time_zone, catch_up, created_by)
      values (${tenantId}, ${id}, 'Nightly', 'echo/1', '{}', '0 3 * * *', 'UTC', 'one', ${userId})`,
    sql`insert into workflow_executions (execution_id, workflow, shard, state, payload, started_on)
      values (${analysisId}, 'Analysis/1', 1, 'suspended', ${payload}, current_date)`,
    sql`insert into workflow_steps (execution_id, name, attempt, started_on, exit)
      values (${analysisId}, 'build', 1, current_date, ${payload})`,
    sql`insert into workflow_signals (execution_id, name, exit) values (${analysisId}, 'start', ${payload})`,
    sql`insert into workflow_timers (execution_id, name, exit, shard, due_at)
      values (${analysisId}, 'clock', ${payload}, 1, ${later})`,
    sql`insert into audit_entries (tenant_id, id, actor_kind, actor_id, action, target_type, target_id, changes)
      values (${tenantId}, ${fresh(AuditEntryId)}, 'user', ${userId}, 'projects.create', 'project', ${projectId}, '{}')`,
    sql`insert into audit_heads (tenant_id, sequence, hash) values (${tenantId}, 0, ${"0".repeat(64)})`,
  ];

  yield* Effect.all([...people, ...research, ...work], { discard: true });
  return { projectId, analysisId, runId, member };
}, Effect.scoped);

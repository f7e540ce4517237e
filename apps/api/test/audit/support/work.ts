import { Effect } from "effect";
import { requestsOf } from "../../hostile/support/requests.ts";
import { unknownId } from "../../hostile/support/World.ts";
import { call, field, type Step, type Walk, type World } from "./Walk.ts";

const deadLetter = Effect.fnUntraced(function* (walk: Walk, tenantId: string) {
  const id = unknownId();
  yield* walk.sql(
    (sql) => sql`
      insert into jobs (tenant_id, id, type, state, priority, shard, payload, context, max_attempts, timeout_ms, attempts)
      values (${tenantId}, ${id}, 'echo/1', 'failed', 2, 1, '{}', '{}', 5, 1000, 1)`,
  );
  yield* walk.sql(
    (sql) => sql`
      insert into dead_letters (tenant_id, job_id, type, payload, errors, attempts, reason, alerted_at)
      values (${tenantId}, ${id}, 'echo/1', '{}', '[]', 1, 'rejected', now())`,
  );
  return id;
});

/** What an organisation works on: projects, nodes, analyses, schedules, jobs, and who may do what with them. */
export const walkWork = Effect.fnUntraced(function* (walk: Walk, world: World) {
  const { ids, tokens, account } = world;
  const requests = requestsOf(ids, account.email);
  const ofDraft = requestsOf({ ...ids, analysisId: ids.draftId }, account.email);
  const owner = { token: tokens.owner, by: account.userId, refused: tokens.viewer };
  const step = (key: string, on: Step["on"], request = requests[key] ?? {}) =>
    walk.step(key, { ...owner, request, on });
  const draft = (key: string) => step(key, ["analysis", ids.draftId], ofDraft[key] ?? {});

  yield* step("projects.create", ["project"]);
  yield* step("analyses.create", ["analysis"]);
  yield* step("projects.invite", ["project", ids.projectId]);
  yield* step("projects.consent", ["project", ids.projectId]);
  yield* step("nodes.create", ["node"]);
  yield* draft("analyses.upload");
  yield* draft("analyses.lock");
  yield* draft("analyses.unlock");
  yield* call("analyses.lock", ofDraft["analyses.lock"] ?? {}, tokens.owner);
  yield* draft("analyses.submit");
  const consent = { decision: "approved", reason: "" };
  const params = { analysisId: ids.draftId, nodeId: ids.nodeId };
  yield* step("analyses.consent", ["analysis", ids.draftId], { params, json: consent });
  yield* draft("analyses.cancel");

  yield* step("schedules.create", ["schedule"]);
  const onSchedule: Step["on"] = ["schedule", ids.scheduleId];
  for (const name of ["change", "pause", "resume", "run", "remove"]) {
    yield* step(`schedules.${name}`, onSchedule);
  }
  yield* step("jobs.pause", ["jobType", "echo/1"]);
  yield* step("jobs.resume", ["jobType", "echo/1"]);
  const submitted = yield* call("jobs.submit", requests["jobs.submit"] ?? {}, tokens.owner);
  yield* walk.leavesNone("jobs.submit", submitted);
  const jobId = field(submitted, "jobId");
  yield* step("jobs.cancel", ["job", jobId], { params: { jobId } });
  const another = yield* deadLetter(walk, ids.tenantId);
  yield* step("dead-letters.replay", ["deadLetter", ids.deadJobId]);
  yield* step("dead-letters.discard", ["deadLetter", another], { params: { jobId: another } });
  yield* step("dead-letters.replayMany", ["deadLetters", "echo/1"]);

  yield* step("grants.remove", ["grant", ids.grantId]);
  yield* step("grants.create", ["grant"]);
  yield* step("roles.create", ["role"]);
  yield* step("roles.change", ["role", ids.roleId]);
  const [role] = yield* walk.sql((sql) => sql`select id::text from roles where name = 'Assistant'`);
  const roleId = String(Reflect.get(Object(role), "id"));
  yield* step("roles.remove", ["role", roleId], { params: { roleId } });
  yield* step("audit.list", ["auditTrail", ids.tenantId], { query: { limit: "5" } });
  yield* step("audit.export", ["auditTrail", ids.tenantId]);

  for (const key of ["nodes.heartbeat", "messages.send", "runs.logs"]) {
    yield* walk.leavesNone(key, yield* call(key, requests[key] ?? {}, tokens.node));
  }
}, Effect.orDie);

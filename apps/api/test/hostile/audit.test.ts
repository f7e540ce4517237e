import { auditedAs } from "@atoll/contract/Audited";
import { expect, layer } from "@effect/vitest";
import { Effect, Schema } from "effect";
import { HostileHub } from "./support/HostileHub.ts";
import { callOf, type OperationRequest, operations } from "./support/operations.ts";
import { requestsOf } from "./support/requests.ts";
import { organisation, unknownId } from "./support/World.ts";

const Entries = Schema.Array(Schema.Struct({ action: Schema.String, requestId: Schema.String }));

/** Calls the operation, and says what the whole trail has more than before. */
const walk = Effect.fnUntraced(function* (key: string, request: OperationRequest, token: string) {
  const { send, sql } = yield* HostileHub;
  const operation = yield* Effect.fromNullishOr(operations.find((candidate) => candidate.key === key));
  const before = yield* sql`select id from audit_entries`;
  const { path, call } = callOf(operation, request, token);
  const answer = yield* send(path, call);
  const entries = yield* Schema.decodeUnknownEffect(Entries)(
    yield* sql`select action, request_id from audit_entries order by at desc limit (
      select count(*) - ${before.length}::bigint from audit_entries)`,
  );
  return { operation, answer, entries };
});

layer(HostileHub.layer, { excludeTestServices: true, timeout: "120 seconds" })("the audit trail", (it) => {
  it.effect("gets exactly one entry of each change, and none of what is refused or machine traffic", () =>
    Effect.gen(function* () {
      const { ids, tokens, account } = yield* organisation("Audited");
      const draft = { ...ids, analysisId: ids.draftId };
      const requests = requestsOf(ids, account.email);
      const ofDraft = requestsOf(draft, account.email);
      const approved = {
        params: ofDraft["analyses.consent"]?.params ?? {},
        json: { decision: "approved", reason: "" },
      };
      const steps: ReadonlyArray<readonly [string, OperationRequest | undefined]> = [
        ["projects.create", requests["projects.create"]],
        ["projects.invite", requests["projects.invite"]],
        ["projects.consent", requests["projects.consent"]],
        ["nodes.create", requests["nodes.create"]],
        ["analyses.upload", ofDraft["analyses.upload"]],
        ["analyses.lock", ofDraft["analyses.lock"]],
        ["analyses.unlock", ofDraft["analyses.unlock"]],
        ["analyses.lock", ofDraft["analyses.lock"]],
        ["analyses.submit", ofDraft["analyses.submit"]],
        ["analyses.cancel", ofDraft["analyses.cancel"]],
        ["analyses.consent", approved],
        ["schedules.create", requests["schedules.create"]],
        ["schedules.change", requests["schedules.change"]],
        ["schedules.pause", requests["schedules.pause"]],
        ["schedules.resume", requests["schedules.resume"]],
        ["schedules.run", requests["schedules.run"]],
        ["schedules.remove", requests["schedules.remove"]],
        ["jobs.pause", requests["jobs.pause"]],
        ["jobs.resume", requests["jobs.resume"]],
        ["jobs.submit", requests["jobs.submit"]],
        ["jobs.cancel", requests["jobs.cancel"]],
        ["dead-letters.discard", requests["dead-letters.discard"]],
        ["dead-letters.replayMany", requests["dead-letters.replayMany"]],
        ["grants.create", requests["grants.create"]],
        ["grants.remove", requests["grants.remove"]],
        ["roles.create", requests["roles.create"]],
        ["roles.change", requests["roles.change"]],
        ["roles.remove", requests["roles.remove"]],
        ["audit.list", {}],
        ["audit.verification", {}],
      ];
      const succeeded = new Set<string>();
      for (const [key, request = {}] of steps) {
        const { operation, answer, entries } = yield* walk(key, request, tokens.owner);
        const isDone = answer.status < 300;
        if (isDone) succeeded.add(key);
        const wanted = isDone && auditedAs(operation.endpoint)._tag === "Entry" ? [key] : [];
        expect(
          entries.map(({ action }) => action),
          `${key}: ${answer.status} ${answer.text}`,
        ).toEqual(wanted);
        if (entries[0] !== undefined) expect(entries[0].requestId).toBe(answer.headers["x-request-id"]);
        if (wanted.length === 0) continue;
        const refused = yield* walk(key, request, tokens.viewer);
        expect([refused.answer.status, refused.entries], key).toEqual([403, []]);
        const params = Object.fromEntries(
          Object.keys(request.params ?? {}).map((name) => [name, unknownId()]),
        );
        if (Object.keys(params).length === 0) continue;
        const missing = yield* walk(key, { ...request, params }, tokens.owner);
        expect([missing.answer.status, missing.entries], key).toEqual([404, []]);
      }
      // A job that is over, an analysis that waits for nobody's word, a role that is worn: there is nothing to record.
      const undone = steps.map(([key]) => key).filter((key) => !succeeded.has(key));
      expect(
        undone.filter((key) => !["jobs.cancel", "analyses.consent", "roles.remove"].includes(key)),
      ).toEqual([]);
      for (const key of ["nodes.heartbeat", "messages.send", "runs.logs"]) {
        const { operation, answer, entries } = yield* walk(key, requests[key] ?? {}, tokens.node);
        expect(auditedAs(operation.endpoint)._tag).toBe("Unaudited");
        expect([answer.status < 300, entries], `${key} ${answer.text}`).toEqual([true, []]);
      }
    }),
  );
});

import { expect, layer } from "@effect/vitest";
import { Effect, Schema } from "effect";
import { HostileHub } from "../hostile/support/HostileHub.ts";
import { attempt } from "../hostile/support/refusal.ts";
import { member, register } from "../hostile/support/World.ts";

const Receipt = Schema.Struct({ jobId: Schema.String, duplicate: Schema.Boolean });
const receiptOf = (json: unknown) => Schema.decodeUnknownEffect(Receipt)(json);

const eventsOf = (text: string) => [...text.matchAll(/^event: (.*)$/gm)].map(([, event]) => event);

layer(HostileHub.layer, { excludeTestServices: true, timeout: "120 seconds" })("jobs of a real hub", (it) => {
  it.effect("are submitted once for their key, carried out, and followed to their end", () =>
    Effect.gen(function* () {
      const ana = yield* register("Ana");
      const submit = attempt(
        "jobs.submit",
        { json: { type: "echo/1", payload: { text: "Hello", seconds: 0.5 } } },
        ana.token,
        { headers: { "idempotency-key": "once" } },
      );
      const first = yield* submit;
      expect(first.status).toBe(202);
      const again = yield* submit;
      expect(again).toMatchObject({ status: 202, json: first.json });
      const { jobId } = yield* receiptOf(first.json);
      const { status, headers, text } = yield* attempt("jobs.events", { params: { jobId } }, ana.token);
      expect(status).toBe(200);
      expect(headers["content-type"]).toMatch(/^text\/event-stream/);
      expect(eventsOf(text).at(-1)).toBe("end");
      const job = yield* attempt("jobs.get", { params: { jobId } }, ana.token);
      expect(job.json).toMatchObject({ state: "completed", progress: 100, result: { text: "Hello" } });
      const { json: history } = yield* attempt("jobs.attempts", { params: { jobId } }, ana.token);
      expect(history).toMatchObject([{ attempt: 1, outcome: "completed" }]);
      const { json: list } = yield* attempt("jobs.list", { query: { state: "completed" } }, ana.token);
      expect(list).toMatchObject({ items: [{ id: jobId }], nextCursor: null });
    }),
  );

  it.effect("are cancelled while they run, and that is confirmed", () =>
    Effect.gen(function* () {
      const ana = yield* register("Ana");
      const json = { type: "echo/1", payload: { text: "Hello", seconds: 60 } };
      const submitted = yield* attempt("jobs.submit", { json }, ana.token);
      const params = yield* receiptOf(submitted.json);
      const get = attempt("jobs.get", { params: { jobId: params.jobId } }, ana.token);
      const stateOf = ({ json: body }: { readonly json: unknown }) => Object(body).state;
      yield* Effect.repeat(Effect.delay(get, "20 millis"), {
        until: (answer) => stateOf(answer) === "running",
      });
      const asked = yield* attempt("jobs.cancel", { params: { jobId: params.jobId } }, ana.token);
      expect(asked.status).toBe(202);
      const { text } = yield* attempt("jobs.events", { params: { jobId: params.jobId } }, ana.token);
      expect(text).toContain('"state":"cancelled"');
      const late = yield* attempt("jobs.cancel", { params: { jobId: params.jobId } }, ana.token);
      expect(late).toMatchObject({ status: 409, json: { type: "urn:atoll:problem:job-over" } });
    }),
  );

  it.effect("that fail for good are dead letters, which admins replay and viewers read", () =>
    Effect.gen(function* () {
      const ana = yield* register("Ana");
      const viewer = yield* member(ana, "Vera", "viewer");
      const json = { type: "echo/1", payload: { text: "Hello", outcome: "rejected" } };
      const { jobId } = yield* receiptOf((yield* attempt("jobs.submit", { json }, ana.token)).json);
      const params = { jobId };
      yield* attempt("jobs.events", { params }, viewer);
      const letter = yield* attempt("dead-letters.get", { params }, viewer);
      expect(letter.json).toMatchObject({ state: "open", reason: "rejected", errors: [{ attempt: 1 }] });
      expect((yield* attempt("dead-letters.replay", { params }, viewer)).status).toBe(403);
      expect((yield* attempt("dead-letters.replay", { params }, ana.token)).status).toBe(202);
      yield* attempt("jobs.events", { params }, viewer);
      const discarded = yield* attempt("dead-letters.discard", { params }, ana.token);
      expect(discarded.json).toMatchObject({ state: "discarded" });
      const closed = yield* attempt("dead-letters.replay", { params }, ana.token);
      expect(closed).toMatchObject({ status: 409, json: { type: "urn:atoll:problem:dead-letter-closed" } });
    }),
  );

  it.effect("recur by schedules, which can be run at once", () =>
    Effect.gen(function* () {
      const { sql } = yield* HostileHub;
      const ana = yield* register("Ana");
      const json = {
        name: "Yearly",
        type: "echo/1",
        payload: { text: "Happy new year" },
        cron: "0 0 1 1 *",
        timeZone: "Europe/Berlin",
        catchUp: "one",
      };
      const created = yield* attempt("schedules.create", { json }, ana.token);
      expect(created).toMatchObject({ status: 201, json: { state: "active", lastDueAt: null } });
      const twice = yield* attempt("schedules.create", { json }, ana.token);
      expect(twice).toMatchObject({ status: 409, json: { type: "urn:atoll:problem:schedule-name-taken" } });
      const wrong = yield* attempt(
        "schedules.create",
        { json: { ...json, name: "Wrong", payload: { text: 1 }, cron: "0 0 30 2 *" } },
        ana.token,
      );
      expect(wrong).toMatchObject({ status: 400, json: { errors: [{ pointer: "/payload/cron" }] } });
      const scheduleId: string = Object(created.json).id;
      const run = yield* attempt("schedules.run", { params: { scheduleId } }, ana.token);
      expect(run.status).toBe(202);
      // As if its time had come, told to the timer as by another process.
      yield* sql`
        update schedules set state = 'active', next_due_at = date_trunc('milliseconds', now()) where id = ${scheduleId}`;
      const list = attempt("jobs.list", { query: { state: "completed" } }, ana.token);
      const both = yield* Effect.repeat(Effect.delay(list, "20 millis"), {
        until: ({ json: page }) => Object(page).items.length === 2,
      }).pipe(Effect.timeout("10 seconds"));
      expect(both.json).toMatchObject({ items: [{ dedupeKey: expect.stringContaining(scheduleId) }, {}] });
    }),
  );
});

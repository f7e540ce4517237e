import { JobId } from "@atoll/contract/jobs/Job";
import { CurrentRequest } from "@atoll/contract/RequestContext";
import { DeadLetterRepository } from "@atoll/database/jobs/DeadLetterRepository";
import { type JobHandler, JobRejected } from "@atoll/infra/jobs/JobHandler";
import { assert, layer } from "@effect/vitest";
import { Clock, Data, Deferred, Effect, Fiber, Layer, Option, Schema, Stream } from "effect";
import { SecureRandom } from "effect/crypto";
import * as JobDefinition from "../../src/jobs/JobDefinition.ts";
import { Jobs } from "../../src/jobs/Jobs.ts";
import { layerRunning } from "../support/jobProcess.ts";
import { organisation } from "../support/organisation.ts";
import { layerPostgres } from "../support/TestDatabase.ts";
import { untilOver } from "../support/untilOver.ts";

class Refused extends Data.Error<{ readonly message: string }> {}

const Add = JobDefinition.make({
  type: "add/1",
  payload: Schema.Struct({ one: Schema.Int, other: Schema.Int }),
  result: Schema.Struct({ sum: Schema.Int, actor: Schema.String }),
});
const Fail = JobDefinition.make({
  type: "fail/1",
  payload: Schema.Struct({ times: Schema.Int, forEver: Schema.Boolean }),
  result: Schema.Int,
  maxAttempts: 3,
});
const Hang = JobDefinition.make({
  type: "hang/1",
  payload: Schema.Struct({}),
  result: Schema.Void,
  maxAttempts: 1,
});
const Unknown = JobDefinition.make({ type: "unknown/1", payload: Schema.String, result: Schema.Void });

const Mutter = JobDefinition.make({
  type: "mutter/1",
  payload: Schema.Int,
  result: Schema.String,
  maxAttempts: 1,
});

const hanging = new Map<string, Deferred.Deferred<"started">>();
const interrupted: Array<string> = [];

const handlers: ReadonlyArray<JobHandler> = [
  Add.handler(({ one, other }, run) =>
    Effect.gen(function* () {
      yield* run.progress(50, "halfway");
      const { actor, tenantId } = yield* CurrentRequest;
      assert.strictEqual(tenantId, run.tenantId);
      assert.strictEqual(run.idempotencyKey, `job/${run.jobId}`);
      return { sum: one + other, actor: actor._tag };
    }),
  ),
  Mutter.handler((n) =>
    n === 1 ? Effect.succeed("\u0000") : Effect.fail(new Refused({ message: "no \u0000good" })),
  ),
  Fail.handler(({ times, forEver }, { attempt }) =>
    forEver
      ? Effect.fail(new JobRejected({ message: "never" }))
      : attempt > times
        ? Effect.succeed(attempt)
        : Effect.fail(new Refused({ message: `no ${attempt}` })),
  ),
  Hang.handler((_payload, { jobId, progress }) =>
    Effect.gen(function* () {
      yield* progress(30, "hanging");
      const started = hanging.get("next");
      if (started !== undefined) yield* Deferred.succeed(started, "started");
      return yield* Effect.never;
    }).pipe(Effect.onInterrupt(() => Effect.sync(() => interrupted.push(jobId)))),
  ),
];

const process = layerRunning(handlers).pipe(Layer.provideMerge(layerPostgres));

layer(process, { excludeTestServices: true, timeout: "60 seconds" })("a job", (it) => {
  it.effect("runs in the context of whoever submitted it, once, and keeps result and history", () =>
    Effect.gen(function* () {
      const jobs = yield* Jobs;
      const owner = yield* organisation("Lagoon");
      yield* owner.as(
        Effect.gen(function* () {
          const { jobId, duplicate } = yield* jobs.submit(Add, { one: 40, other: 2 }, { priority: "high" });
          assert.isFalse(duplicate);
          const job = yield* untilOver(jobId);
          assert.strictEqual(job.state, "completed");
          assert.strictEqual(job.priority, "high");
          assert.strictEqual(job.progress, 100);
          assert.deepStrictEqual(yield* Add.decodeResult(job.result), { sum: 42, actor: "User" });
          const history = yield* jobs.history(jobId);
          assert.deepStrictEqual(
            history.map(({ attempt, outcome, runner }) => ({ attempt, outcome, runner })),
            [{ attempt: 1, outcome: "completed", runner: "local" }],
          );
        }),
      );
    }),
  );

  it.effect("is tried again after a pause, and says what became of each attempt", () =>
    Effect.gen(function* () {
      const jobs = yield* Jobs;
      const owner = yield* organisation("Lagoon");
      yield* owner.as(
        Effect.gen(function* () {
          const { jobId } = yield* jobs.submit(Fail, { times: 2, forEver: false });
          const job = yield* untilOver(jobId);
          assert.strictEqual(job.state, "completed");
          assert.strictEqual(job.result, 3);
          assert.deepStrictEqual(
            (yield* jobs.history(jobId)).map(({ outcome, error }) => [outcome, error]),
            [
              ["failed", "no 1"],
              ["failed", "no 2"],
              ["completed", null],
            ],
          );
        }),
      );
    }),
  );

  it.effect("goes into the dead letters with all its errors when its attempts are used up", () =>
    Effect.gen(function* () {
      const jobs = yield* Jobs;
      const letters = yield* DeadLetterRepository;
      const owner = yield* organisation("Lagoon");
      yield* owner.as(
        Effect.gen(function* () {
          const [exhausted, rejected] = yield* jobs.submitAll(Fail, [
            { payload: { times: 9, forEver: false } },
            { payload: { times: 0, forEver: true } },
          ]);
          assert.isDefined(exhausted);
          assert.isDefined(rejected);
          assert.strictEqual((yield* untilOver(exhausted.jobId)).failure, "no 3");
          assert.strictEqual((yield* untilOver(rejected.jobId)).attempts, 1);
          const dead = Option.getOrThrow(yield* letters.get(exhausted.jobId));
          assert.strictEqual(dead.reason, "exhausted");
          assert.deepStrictEqual(
            dead.errors.map(({ error }) => error),
            ["no 1", "no 2", "no 3"],
          );
          assert.strictEqual(Option.getOrThrow(yield* letters.get(rejected.jobId)).reason, "rejected");
        }),
      );
    }),
  );

  it.effect("is ended when its time is up", () =>
    Effect.gen(function* () {
      const jobs = yield* Jobs;
      const owner = yield* organisation("Lagoon");
      yield* owner.as(
        Effect.gen(function* () {
          const { jobId } = yield* jobs.submit(Hang, {}, { timeout: "200 millis" });
          const job = yield* untilOver(jobId);
          assert.strictEqual(job.state, "failed");
          assert.deepStrictEqual(
            (yield* jobs.history(jobId)).map(({ outcome }) => outcome),
            ["timedOut"],
          );
          assert.include(interrupted, jobId);
        }),
      );
    }),
  );

  it.effect("is cancelled at once while it waits, and when its handler has stopped while it runs", () =>
    Effect.gen(function* () {
      const jobs = yield* Jobs;
      const owner = yield* organisation("Lagoon");
      yield* owner.as(
        Effect.gen(function* () {
          const waiting = yield* jobs.submit(Add, { one: 1, other: 1 }, { delay: "1 hour" });
          assert.strictEqual((yield* jobs.cancel(waiting.jobId)).state, "cancelled");
          assert.strictEqual((yield* Effect.flip(jobs.cancel(waiting.jobId)))._tag, "JobOver");
          const started = yield* Deferred.make<"started">();
          hanging.set("next", started);
          const running = yield* jobs.submit(Hang, {});
          yield* Deferred.await(started);
          yield* jobs.cancel(running.jobId);
          const job = yield* untilOver(running.jobId);
          assert.strictEqual(job.state, "cancelled");
          assert.include(interrupted, running.jobId);
          assert.deepStrictEqual(
            (yield* jobs.history(running.jobId)).map(({ outcome }) => outcome),
            ["cancelled"],
          );
          const missing = JobId.make(SecureRandom.uuidV7Unsafe());
          assert.strictEqual((yield* Effect.flip(jobs.cancel(missing)))._tag, "JobNotFound");
        }),
      );
    }),
  );

  it.effect("shows its progress while it runs", () =>
    Effect.gen(function* () {
      const jobs = yield* Jobs;
      const owner = yield* organisation("Lagoon");
      yield* owner.as(
        Effect.gen(function* () {
          const { jobId } = yield* jobs.submit(Hang, {});
          const seen = yield* jobs.progress(jobId).pipe(
            Stream.filter(({ progress }) => progress === 30),
            Stream.runHead,
            Effect.timeout("5 seconds"),
          );
          assert.strictEqual(Option.getOrThrow(seen).progressNote, "hanging");
          yield* jobs.cancel(jobId);
          yield* untilOver(jobId);
        }),
      );
    }),
  );

  it.effect("is one among fifty submits with its dedupe key, until it is over", () =>
    Effect.gen(function* () {
      const jobs = yield* Jobs;
      const owner = yield* organisation("Lagoon");
      const options = { dedupeKey: "once" };
      yield* owner.as(
        Effect.gen(function* () {
          yield* jobs.pause(Add.type);
          const all = yield* Effect.all(
            Array.from({ length: 50 }, () => jobs.submit(Add, { one: 1, other: 2 }, options)),
            { concurrency: "unbounded" },
          );
          assert.strictEqual(new Set(all.map(({ jobId }) => jobId)).size, 1);
          assert.strictEqual(all.filter(({ duplicate }) => !duplicate).length, 1);
          yield* jobs.resume(Add.type);
          yield* untilOver(all[0]?.jobId ?? assert.fail());
          assert.isFalse((yield* jobs.submit(Add, { one: 1, other: 2 }, options)).duplicate);
        }),
      );
    }),
  );

  it.effect("is left alone while its type is paused, or known to no process", () =>
    Effect.gen(function* () {
      const jobs = yield* Jobs;
      const owner = yield* organisation("Lagoon");
      const other = yield* organisation("Reef");
      yield* owner.as(jobs.pause(Add.type));
      const job = yield* owner.as(jobs.submit(Add, { one: 1, other: 2 }));
      const alien = yield* owner.as(jobs.submit(Unknown, "?"));
      yield* other.as(
        Effect.flatMap(jobs.submit(Add, { one: 1, other: 2 }), ({ jobId }) => untilOver(jobId)),
      );
      yield* owner.as(
        Effect.gen(function* () {
          yield* Effect.sleep("300 millis");
          assert.strictEqual((yield* jobs.get(job.jobId)).state, "queued");
          assert.deepStrictEqual(yield* jobs.paused, [Add.type]);
          yield* jobs.resume(Add.type);
          assert.strictEqual((yield* untilOver(job.jobId)).state, "completed");
          assert.strictEqual((yield* jobs.get(alien.jobId)).state, "queued");
        }),
      );
    }),
  );

  it.effect("is listed for its tenant only, newest first", () =>
    Effect.gen(function* () {
      const jobs = yield* Jobs;
      const owner = yield* organisation("Lagoon");
      const stranger = yield* organisation("Reef");
      const items = Array.from({ length: 5 }, (_, one) => ({ payload: { one, other: 0 } }));
      const submitted = yield* owner.as(jobs.submitAll(Add, items));
      const newest = submitted.map(({ jobId }) => jobId).reverse();
      yield* owner.as(
        Effect.gen(function* () {
          yield* Effect.forEach(newest, untilOver);
          const first = yield* jobs.list({ type: Add.type, state: "completed" }, { limit: 3 });
          const second = yield* jobs.list({}, { limit: 3, cursor: first.nextCursor ?? "" });
          assert.deepStrictEqual(
            [...first.items, ...second.items].map(({ id }) => id),
            newest,
          );
          assert.isNull(second.nextCursor);
        }),
      );
      assert.deepStrictEqual((yield* stranger.as(jobs.list({}, {}))).items, []);
      const foreign = newest[0] ?? assert.fail();
      assert.strictEqual((yield* Effect.flip(stranger.as(jobs.get(foreign))))._tag, "JobNotFound");
      assert.strictEqual((yield* Effect.flip(stranger.as(jobs.cancel(foreign))))._tag, "JobNotFound");
    }),
  );

  it.effect("that says what cannot be stored fails alone", () =>
    Effect.gen(function* () {
      const jobs = yield* Jobs;
      const owner = yield* organisation("Lagoon");
      yield* owner.as(
        Effect.gen(function* () {
          const [bad, good] = yield* jobs.submitAll(Mutter, [{ payload: 1 }, { payload: 2 }]);
          if (bad === undefined || good === undefined) return assert.fail();
          assert.strictEqual((yield* untilOver(bad.jobId)).state, "failed");
          assert.strictEqual((yield* untilOver(good.jobId)).failure, "no good");
          const refused = yield* Effect.exit(jobs.submit(Unknown, "\u0000"));
          assert.strictEqual(refused._tag, "Failure");
        }),
      );
    }),
  );

  it.effect("waits as long as it was told to", () =>
    Effect.gen(function* () {
      const jobs = yield* Jobs;
      const owner = yield* organisation("Lagoon");
      const before = yield* Clock.currentTimeMillis;
      const fiber = yield* owner
        .as(
          Effect.flatMap(jobs.submit(Add, { one: 1, other: 2 }, { delay: "400 millis" }), ({ jobId }) =>
            untilOver(jobId),
          ),
        )
        .pipe(Effect.forkChild);
      yield* Fiber.join(fiber);
      const took = (yield* Clock.currentTimeMillis) - before;
      assert.isAtLeast(took, 400);
      assert.isBelow(took, 5_000);
    }),
  );
});

import type { JobPriority } from "@atoll/contract/jobs/Job";
import { Database } from "@atoll/database/Database";
import type { JobHandler } from "@atoll/infra/jobs/JobHandler";
import { assert, layer } from "@effect/vitest";
import { Clock, Data, Effect, Layer, Schema } from "effect";
import * as JobDefinition from "../../src/jobs/JobDefinition.ts";
import { Jobs } from "../../src/jobs/Jobs.ts";
import { layerRunning } from "../support/jobProcess.ts";
import { organisation } from "../support/organisation.ts";
import { layerPostgres } from "../support/TestDatabase.ts";
import { untilOver } from "../support/untilOver.ts";

class Refused extends Data.Error<{ readonly message: string }> {}

const Step = JobDefinition.make({
  type: "step/1",
  payload: Schema.Struct({ key: Schema.String, n: Schema.Int, failures: Schema.Int }),
  result: Schema.Void,
  concurrencyKey: ({ key }) => key,
});
const Limited = JobDefinition.make({
  type: "limited/1",
  payload: Schema.Struct({ key: Schema.String }),
  result: Schema.Void,
  rateLimit: ({ key }) => ({ key, limit: 3, windowSeconds: 0.6 }),
});
const Ranked = JobDefinition.make({ type: "ranked/1", payload: Schema.String, result: Schema.Void });

const Hang = JobDefinition.make({ type: "hang/1", payload: Schema.Struct({}), result: Schema.Void });

const log: Array<string> = [];
const starts: Array<number> = [];
const ranks: Array<string> = [];
let atOnce = 0;
let most = 0;

const handlers: ReadonlyArray<JobHandler> = [
  Step.handler(({ key, n, failures }, { attempt }) =>
    Effect.gen(function* () {
      atOnce++;
      most = Math.max(most, atOnce);
      log.push(`${key}${n}.${attempt}`);
      yield* Effect.sleep("5 millis");
      if (attempt <= failures) return yield* new Refused({ message: "not yet" });
    }).pipe(Effect.ensuring(Effect.sync(() => atOnce--))),
  ),
  Limited.handler(() =>
    Effect.map(Clock.currentTimeMillis, (now) => {
      starts.push(now);
    }),
  ),
  Ranked.handler((rank) => Effect.sync(() => void ranks.push(rank))),
  Hang.handler(() => Effect.never),
];

const single = { critical: 1, high: 1, normal: 4, low: 1 };
const process = layerRunning(handlers, single).pipe(Layer.provideMerge(layerPostgres));

const steps = (key: string, count: number, failures: ReadonlyMap<number, number> = new Map()) =>
  Array.from({ length: count }, (_, n) => ({ payload: { key, n, failures: failures.get(n) ?? 0 } }));

layer(process, { excludeTestServices: true, timeout: "60 seconds" })("jobs", (it) => {
  it.effect("of one key start in the order of their submission, one by one, also past failures", () =>
    Effect.gen(function* () {
      const jobs = yield* Jobs;
      const owner = yield* organisation("Lagoon");
      yield* owner.as(
        Effect.gen(function* () {
          log.length = 0;
          const failures = new Map([
            [0, 1],
            [3, 2],
          ]);
          const submitted = yield* jobs.submitAll(Step, [...steps("a", 20, failures), ...steps("b", 20)]);
          yield* Effect.forEach(submitted, ({ jobId }) => untilOver(jobId));
          const of = (key: string) => log.filter((line) => line.startsWith(key));
          assert.deepStrictEqual(
            of("b"),
            Array.from({ length: 20 }, (_, n) => `b${n}.1`),
          );
          assert.deepStrictEqual(of("a").slice(0, 8), [
            "a0.1",
            "a0.2",
            "a1.1",
            "a2.1",
            "a3.1",
            "a3.2",
            "a3.3",
            "a4.1",
          ]);
          assert.strictEqual(of("a").length, 23);
        }),
      );
    }),
  );

  it.effect("of one key run as many at once as it allows", () =>
    Effect.gen(function* () {
      const jobs = yield* Jobs;
      const owner = yield* organisation("Lagoon");
      most = 0;
      const items = steps("c", 16).map((item) => ({ ...item, concurrencyLimit: 3 }));
      yield* owner.as(
        Effect.flatMap(jobs.submitAll(Step, items), (submitted) =>
          Effect.forEach(submitted, ({ jobId }) => untilOver(jobId)),
        ),
      );
      assert.strictEqual(most, 3);
    }),
  );

  it.effect("of one key go on when the one that holds them up is cancelled", () =>
    Effect.gen(function* () {
      const jobs = yield* Jobs;
      const owner = yield* organisation("Lagoon");
      yield* owner.as(
        Effect.gen(function* () {
          const [first, second] = yield* jobs.submitAll(Step, [
            { payload: { key: "d", n: 0, failures: 9 }, maxAttempts: 10 },
            { payload: { key: "d", n: 1, failures: 0 } },
          ]);
          yield* Effect.sleep("250 millis");
          if (first === undefined || second === undefined) return assert.fail();
          assert.strictEqual((yield* jobs.get(second.jobId)).state, "queued");
          yield* jobs.cancel(first.jobId);
          assert.strictEqual((yield* untilOver(second.jobId)).state, "completed");
        }),
      );
    }),
  );

  it.effect("of one rate limit start as often as it allows", () =>
    Effect.gen(function* () {
      const jobs = yield* Jobs;
      const owner = yield* organisation("Lagoon");
      const items = Array.from({ length: 6 }, () => ({ payload: { key: "mail" } }));
      yield* owner.as(
        Effect.flatMap(jobs.submitAll(Limited, items), (submitted) =>
          Effect.forEach(submitted, ({ jobId }) => untilOver(jobId)),
        ),
      );
      const since = starts.map((start) => start - (starts[0] ?? 0));
      assert.strictEqual(since.length, 6);
      // Three at once, then one every 200 ms: the third would be 400 ms late without the first three's leave.
      assert.isBelow(since[2] ?? 0, 350);
      assert.isAtLeast(since[3] ?? 0, 150);
      assert.isAtLeast(since[5] ?? 0, 550);
      assert.isBelow(since[5] ?? 0, 5_000);
    }),
  );

  it.effect("of one transaction exist if it commits", () =>
    Effect.gen(function* () {
      const jobs = yield* Jobs;
      const owner = yield* organisation("Lagoon");
      const { transaction } = yield* Database;
      yield* owner.as(
        Effect.gen(function* () {
          const undone = transaction(
            Effect.andThen(jobs.submit(Ranked, "undone"), new Refused({ message: "undo" })),
          );
          assert.strictEqual((yield* Effect.flip(undone)).message, "undo");
          assert.deepStrictEqual((yield* jobs.list({}, {})).items, []);
          const kept = yield* transaction(jobs.submit(Ranked, "kept"));
          assert.strictEqual((yield* untilOver(kept.jobId)).state, "completed");
        }),
      );
    }),
  );

  it.effect("of all priorities get their turns", () =>
    Effect.gen(function* () {
      const jobs = yield* Jobs;
      const owner = yield* organisation("Lagoon");
      ranks.length = 0;
      const items = (["critical", "high", "normal", "low"] satisfies ReadonlyArray<JobPriority>).flatMap(
        (priority) => Array.from({ length: 8 }, () => ({ payload: priority, priority })),
      );
      yield* owner.as(
        Effect.flatMap(jobs.submitAll(Ranked, items), (submitted) =>
          Effect.forEach(submitted, ({ jobId }) => untilOver(jobId)),
        ),
      );
      assert.strictEqual(ranks.length, 32);
      assert.isTrue(ranks.slice(0, 16).includes("low"));
    }),
  );

  it.effect("of one tenant that fill a pool do not keep another tenant's first one waiting", () =>
    Effect.gen(function* () {
      const jobs = yield* Jobs;
      const [busy, other] = [yield* organisation("Busy"), yield* organisation("Other")];
      const hanging = yield* busy.as(
        jobs.submitAll(
          Hang,
          Array.from({ length: 9 }, () => ({ payload: {} })),
        ),
      );
      yield* other.as(Effect.flatMap(jobs.submit(Ranked, "other"), ({ jobId }) => untilOver(jobId)));
      yield* busy.as(
        Effect.gen(function* () {
          const { items } = yield* jobs.list({ type: Hang.type, state: "running" }, {});
          assert.strictEqual(items.length, single.normal);
          yield* Effect.forEach(hanging.toReversed(), ({ jobId }) => jobs.cancel(jobId));
          yield* Effect.forEach(hanging, ({ jobId }) => untilOver(jobId));
        }),
      );
    }),
  );
});

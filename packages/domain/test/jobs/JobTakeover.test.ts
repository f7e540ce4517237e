import { EffectRepository } from "@atoll/database/jobs/EffectRepository";
import { assert, layer } from "@effect/vitest";
import { Context, Deferred, Effect, Exit, Fiber, Layer, Schema, Scope } from "effect";
import * as JobDefinition from "../../src/jobs/JobDefinition.ts";
import { Jobs } from "../../src/jobs/Jobs.ts";
import { layerRunning, layerSubmitting } from "../support/jobProcess.ts";
import { organisation } from "../support/organisation.ts";
import { layerPostgres } from "../support/TestDatabase.ts";
import { untilOver } from "../support/untilOver.ts";

const Step = JobDefinition.make({
  type: "step/1",
  payload: Schema.Struct({ n: Schema.Int }),
  result: Schema.String,
  concurrencyKey: () => "only",
});
const Book = JobDefinition.make({
  type: "book/1",
  payload: Schema.Struct({ key: Schema.String, hold: Schema.Boolean }),
  result: Schema.Boolean,
});

/** A process that runs jobs, until its scope closes; `hold` keeps its handlers from going on. */
const start = Effect.fnUntraced(function* (name: string, log: Array<string>, held: boolean) {
  const holding = yield* Deferred.make<void>();
  const reached = yield* Deferred.make<void>();
  const pause = Effect.andThen(
    Deferred.succeed(reached, undefined),
    held ? Deferred.await(holding) : Effect.void,
  );
  const scope = yield* Scope.make();
  yield* Effect.addFinalizer(() => Scope.close(scope, Exit.void));
  const context = yield* Layer.build(
    layerRunning([
      Step.handler(({ n }, { attempt }) =>
        Effect.gen(function* () {
          log.push(`${name}${n}.${attempt}`);
          yield* pause;
          return name;
        }),
      ),
      Book.handler(
        ({ key, hold }) =>
          Effect.gen(function* () {
            const effects = yield* EffectRepository;
            const first = yield* Effect.orDie(effects.record({ key, kind: "test" }));
            if (hold) yield* pause;
            return first;
          }),
        { transactional: true },
      ),
    ]),
  ).pipe(Scope.provide(scope));
  return {
    jobs: Context.get(context, Jobs),
    reached,
    release: Deferred.succeed(holding, undefined),
    stop: Scope.close(scope, Exit.void),
  };
});

const submitting = layerSubmitting.pipe(Layer.provideMerge(layerPostgres));

layer(submitting, { excludeTestServices: true, timeout: "60 seconds" })("a runner's jobs", (it) => {
  it.effect("are taken over in their order when it is cut off, and what it still does is refused", () =>
    Effect.gen(function* () {
      const jobs = yield* Jobs;
      const owner = yield* organisation("Lagoon");
      const log: Array<string> = [];
      const first = yield* start("A", log, true);
      yield* owner.as(
        Effect.gen(function* () {
          const items = [0, 1, 2].map((n) => ({ payload: { n } }));
          const submitted = yield* jobs.submitAll(Step, items);
          yield* Deferred.await(first.reached);
          yield* start("B", log, false);
          yield* first.release;
          const over = yield* Effect.forEach(submitted, ({ jobId }) => untilOver(jobId));
          assert.deepStrictEqual(
            over.map(({ result }) => result),
            ["B", "B", "B"],
          );
          assert.deepStrictEqual(log, ["A0.1", "B0.2", "B1.1", "B2.1"]);
          const head = submitted[0]?.jobId ?? assert.fail();
          assert.deepStrictEqual(
            (yield* jobs.history(head)).map(({ outcome }) => outcome),
            ["lost", "completed"],
          );
        }),
      );
    }).pipe(Effect.scoped),
  );

  it.effect("are handed over in good order when it stops, and the attempt is not counted", () =>
    Effect.gen(function* () {
      const jobs = yield* Jobs;
      const owner = yield* organisation("Lagoon");
      const log: Array<string> = [];
      const first = yield* start("A", log, true);
      yield* owner.as(
        Effect.gen(function* () {
          const { jobId } = yield* jobs.submit(Step, { n: 0 });
          yield* Deferred.await(first.reached);
          yield* first.stop;
          assert.strictEqual((yield* jobs.get(jobId)).attempts, 0);
          yield* start("B", log, false);
          assert.strictEqual((yield* untilOver(jobId)).attempts, 1);
          assert.deepStrictEqual(log, ["A0.1", "B0.1"]);
          assert.deepStrictEqual(
            (yield* jobs.history(jobId)).map(({ outcome }) => outcome),
            ["released", "completed"],
          );
        }),
      );
    }).pipe(Effect.scoped),
  );

  it.effect("that are submitted where it does not know yet that it was cut off reach its successor", () =>
    Effect.gen(function* () {
      const owner = yield* organisation("Lagoon");
      const log: Array<string> = [];
      const first = yield* start("A", log, false);
      yield* start("B", log, false);
      yield* owner.as(
        Effect.gen(function* () {
          const { jobId } = yield* first.jobs.submit(Book, { key: "late", hold: false });
          assert.strictEqual((yield* untilOver(jobId)).state, "completed");
          const [attempt] = yield* first.jobs.history(jobId);
          assert.strictEqual(attempt?.outcome, "completed");
        }),
      );
    }).pipe(Effect.scoped),
  );

  it.effect("have their effect once when they are transactional, whoever is cut off", () =>
    Effect.gen(function* () {
      const jobs = yield* Jobs;
      const effects = yield* EffectRepository;
      const owner = yield* organisation("Lagoon");
      const first = yield* start("A", [], true);
      yield* owner.as(
        Effect.gen(function* () {
          const { jobId } = yield* jobs.submit(Book, { key: "booked", hold: true });
          yield* Deferred.await(first.reached);
          assert.isFalse(yield* effects.happened("booked"));
          // B waits for the row that A's transaction has written, until A's is undone.
          const second = yield* Effect.forkChild(start("B", [], false));
          yield* Effect.sleep("300 millis");
          yield* first.release;
          yield* Fiber.join(second);
          const job = yield* untilOver(jobId);
          assert.strictEqual(job.state, "completed");
          assert.strictEqual(job.result, true);
          assert.isTrue(yield* effects.happened("booked"));
          const history = (yield* jobs.history(jobId)).map(({ outcome }) => outcome);
          assert.deepStrictEqual(history, ["lost", "completed"]);
        }),
      );
    }).pipe(Effect.scoped),
  );
});

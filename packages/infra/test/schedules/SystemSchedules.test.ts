import { assert, layer } from "@effect/vitest";
import { SystemDatabase } from "@atoll/database/SystemDatabase";
import { SystemScheduleRepository } from "@atoll/database/schedules/SystemScheduleRepository";
import { DateTime, Deferred, Effect, Fiber, Layer, Option, Ref, References, Schema } from "effect";
import { SecureRandom } from "effect/crypto";
import * as SystemSchedules from "../../src/schedules/SystemSchedules.ts";
import { Wakeups } from "../../src/wakeups/Wakeups.ts";
import * as TestDatabase from "../support/TestDatabase.ts";

const cron = "0 0 1 1 *";
const past = "2026-01-01T00:00:00.000Z";

/** A runner that keeps the schedule, until its fiber is interrupted. */
const runner = (schedule: SystemSchedules.SystemSchedule) =>
  Layer.launch(SystemSchedules.layer([schedule]).pipe(Layer.provide(Wakeups.layerMemory)));

/** A name whose due time came long ago. */
const overdue = Effect.fnUntraced(function* (name: string) {
  const repository = yield* SystemScheduleRepository;
  yield* repository.enrol(name, () => DateTime.makeUnsafe(past));
  return repository;
});

class Unlucky extends Schema.TaggedError<Unlucky>()("Unlucky", {}) {}

const untilDone = (repository: SystemScheduleRepository["Service"], name: string) =>
  repository
    .status(name)
    .pipe(
      Effect.delay("10 millis"),
      Effect.repeat({ until: ({ lastDueAt }) => lastDueAt !== null }),
      Effect.timeout("10 seconds"),
    );

layer(TestDatabase.layer, { excludeTestServices: true })("system schedules", (it) => {
  it.effect("run once for a due time, whoever of three runners is first", () =>
    Effect.gen(function* () {
      const repository = yield* overdue("three");
      const runs = yield* Ref.make<ReadonlyArray<string>>([]);
      const run = (due: DateTime.Utc) =>
        Effect.andThen(
          Ref.update(runs, (all) => [...all, DateTime.formatIso(due)]),
          Effect.sleep("50 millis"),
        );
      const runners = yield* Effect.forEach([1, 2, 3], () =>
        Effect.forkChild(runner({ name: "three", cron, run })),
      );
      const { nextDueAt, lastDueAt } = yield* untilDone(repository, "three");
      yield* Effect.sleep("100 millis");
      assert.deepStrictEqual(yield* Ref.get(runs), [past]);
      assert.strictEqual(lastDueAt && DateTime.formatIso(lastDueAt), past);
      assert.isAbove(nextDueAt.epochMilliseconds, (yield* DateTime.now).epochMilliseconds);
      yield* Fiber.interruptAll(runners);
    }),
  );

  it.effect("are taken over when their runner stops in the middle", () =>
    Effect.gen(function* () {
      const repository = yield* overdue("stopped");
      const begun = yield* Deferred.make<void>();
      const stuck = () => Effect.andThen(Deferred.succeed(begun, undefined), Effect.never);
      const first = yield* Effect.forkChild(runner({ name: "stopped", cron, run: stuck }));
      yield* Deferred.await(begun);
      const taken = yield* repository.claim("stopped", SecureRandom.uuidV7Unsafe(), 30);
      assert.isTrue(Option.isNone(taken), "while it works, nobody else does");
      yield* Fiber.interrupt(first);
      const second = yield* Effect.forkChild(runner({ name: "stopped", cron, run: () => Effect.void }));
      yield* untilDone(repository, "stopped");
      yield* Fiber.interrupt(second);
    }),
  );

  it.effect("are claimed again when a killed runner's lease is over, which is the end of its part", () =>
    Effect.gen(function* () {
      const repository = yield* overdue("killed");
      const { sql } = yield* SystemDatabase;
      const [killed, other] = [SecureRandom.uuidV7Unsafe(), SecureRandom.uuidV7Unsafe()];
      assert.isTrue(Option.isSome(yield* repository.claim("killed", killed, 30)));
      yield* sql`update system_schedules set lease_expires_at = now() where name = 'killed'`;
      assert.isTrue(Option.isSome(yield* repository.claim("killed", other, 30)));
      assert.isFalse(yield* repository.renew("killed", killed, 30));
      assert.isFalse(yield* repository.complete("killed", killed, yield* DateTime.now));
      assert.isTrue(yield* repository.complete("killed", other, yield* DateTime.now));
    }),
  );

  it.effect("stay due when they fail", () =>
    Effect.gen(function* () {
      const repository = yield* overdue("failing");
      const tried = yield* Deferred.make<void>();
      const run = () => Effect.andThen(Deferred.succeed(tried, undefined), Effect.fail(new Unlucky()));
      const fiber = yield* Effect.forkChild(runner({ name: "failing", cron, run }));
      yield* Deferred.await(tried);
      const status = yield* repository
        .status("failing")
        .pipe(Effect.repeat({ until: ({ delay }) => delay > 0 && delay <= 10_000 }));
      assert.isNull(status.lastDueAt);
      assert.strictEqual(DateTime.formatIso(status.nextDueAt), past);
      yield* Fiber.interrupt(fiber);
    }).pipe(Effect.provideService(References.MinimumLogLevel, "None")),
  );
});

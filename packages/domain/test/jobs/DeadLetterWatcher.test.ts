import { assert, layer } from "@effect/vitest";
import { JobId } from "@atoll/contract/jobs/Job";
import { SystemDatabase } from "@atoll/database/SystemDatabase";
import { JobHints } from "@atoll/infra/jobs/JobHints";
import * as OutboxDispatcher from "@atoll/infra/outbox/OutboxDispatcher";
import * as SystemSchedules from "@atoll/infra/schedules/SystemSchedules";
import { Wakeups } from "@atoll/infra/wakeups/Wakeups";
import { DateTime, Effect, Layer, Logger, Schema } from "effect";
import { SecureRandom } from "effect/crypto";
import { DeadLetters } from "../../src/jobs/DeadLetters.ts";
import { deadLetterSignals, deadLetterWatcher } from "../../src/jobs/DeadLetterWatcher.ts";
import { echo } from "../../src/jobs/EchoJob.ts";
import { JobCatalogue } from "../../src/jobs/JobCatalogue.ts";
import { Jobs } from "../../src/jobs/Jobs.ts";
import { OfferedJobs } from "../../src/jobs/OfferedJobs.ts";
import { organisation } from "../support/organisation.ts";
import * as TestDatabase from "../support/TestDatabase.ts";

const hub = DeadLetters.layer.pipe(
  Layer.provideMerge(OfferedJobs.layer),
  Layer.provideMerge(Layer.mergeAll(Jobs.layer, JobCatalogue.layer([echo]))),
  Layer.provideMerge(Layer.mergeAll(JobHints.layer, Wakeups.layerMemory)),
  Layer.provideMerge(TestDatabase.layer),
);

const die = Effect.fnUntraced(function* (tenantId: string, reason: "exhausted" | "rejected") {
  const { sql } = yield* SystemDatabase;
  const id = JobId.make(SecureRandom.uuidV7Unsafe());
  yield* sql`
    insert into jobs (tenant_id, id, type, state, priority, shard, payload, context, max_attempts, timeout_ms, attempts)
    values (${tenantId}, ${id}, 'echo/1', 'failed', 2, 1, '{}', '{}', 5, 1000, 5)`;
  yield* sql`
    insert into dead_letters (tenant_id, job_id, type, payload, errors, attempts, reason)
    values (${tenantId}, ${id}, 'echo/1', '{}', '[]', 5, ${reason})`;
  return id;
});

const Alerts = Schema.Array(Schema.Struct({ jobId: Schema.String, delivered: Schema.Boolean }));

const alerts = Effect.gen(function* () {
  const { sql } = yield* SystemDatabase;
  return yield* Schema.decodeUnknownEffect(Alerts)(
    yield* sql`
      select payload ->> 'jobId' as job_id, delivered_at is not null as delivered from outbox
      where kind = 'deadLetterAlert'`,
  );
});

layer(hub, { excludeTestServices: true })("the watcher of dead letters", (it) => {
  it.effect(
    "tries what is exhausted again, tells of what was rejected once, and leaves people the rest",
    () =>
      Effect.gen(function* () {
        const letters = yield* DeadLetters;
        const jobs = yield* Jobs;
        const ana = yield* organisation("Ana");
        const exhausted = yield* die(ana.tenantId, "exhausted");
        const rejected = yield* die(ana.tenantId, "rejected");
        const now = yield* DateTime.now;
        yield* deadLetterWatcher.run(now);
        yield* deadLetterWatcher.run(now);
        assert.strictEqual((yield* ana.as(jobs.get(exhausted))).state, "queued");
        assert.strictEqual((yield* ana.as(letters.get(exhausted))).automaticReplays, 1);
        assert.strictEqual((yield* ana.as(jobs.get(rejected))).state, "failed");
        assert.deepStrictEqual(yield* alerts, [{ jobId: rejected, delivered: false }]);

        const closed = yield* Effect.flip(ana.as(letters.replay(exhausted)));
        assert.strictEqual(closed._tag, "DeadLetterClosed");
        const replayed = yield* ana.as(letters.replay(rejected));
        assert.strictEqual(replayed.state, "queued");
        const stranger = yield* organisation("Stranger");
        const missing = yield* Effect.flip(stranger.as(letters.discard(rejected)));
        assert.strictEqual(missing._tag, "DeadLetterNotFound");
      }),
  );

  it.effect("is a schedule of the hub, and its alerts reach the log", () =>
    Effect.gen(function* () {
      const { sql } = yield* SystemDatabase;
      const ana = yield* organisation("Ana");
      const rejected = yield* die(ana.tenantId, "rejected");
      yield* sql`
        insert into system_schedules (name, next_due_at) values ('dead-letters', now()) on conflict (name)
        do update set next_due_at = now()`;
      const said: Array<unknown> = [];
      const log = Logger.layer([Logger.make(({ message }) => void said.push(message))]);
      const runner = Layer.mergeAll(
        SystemSchedules.layer([deadLetterWatcher]),
        OutboxDispatcher.layer(deadLetterSignals),
      );
      yield* Effect.forkScoped(Layer.launch(runner).pipe(Effect.provide(log)));
      yield* alerts.pipe(
        Effect.delay("10 millis"),
        Effect.repeat({
          until: (all) => all.some(({ jobId, delivered }) => jobId === rejected && delivered),
        }),
        Effect.timeout("10 seconds"),
      );
      assert.match(JSON.stringify(said), /waits in the dead letters/);
    }).pipe(Effect.scoped),
  );
});

import { assert, layer } from "@effect/vitest";
import { ScheduleId } from "@atoll/contract/schedules/Schedule";
import { ScheduleRepository } from "@atoll/database/schedules/ScheduleRepository";
import { TestPostgres } from "@atoll/testing/postgres/TestPostgres";
import { bundleInto } from "@atoll/testing/process/bundleInto";
import * as TestProcess from "@atoll/testing/process/TestProcess";
import { NodeServices } from "@effect/platform-node";
import { PgClient } from "@effect/sql-pg";
import { Effect, FileSystem, Redacted, Schema } from "effect";
import { SecureRandom } from "effect/crypto";
import { Reactivity } from "effect/reactivity";
import { organisation } from "../support/organisation.ts";
import * as TestDatabase from "../support/TestDatabase.ts";

const count = 150;

const source = new URL("timerProcess.ts", import.meta.url);

const Counts = Schema.Tuple([
  Schema.Struct({ jobs: Schema.Int, keys: Schema.Int, left: Schema.Int, late: Schema.NullOr(Schema.Finite) }),
]);

const timer = Effect.fnUntraced(function* (entry: URL) {
  const { urls } = yield* TestPostgres;
  const process = yield* TestProcess.start({
    entry,
    env: { TEST_APP_URL: Redacted.value(urls.app), TEST_SYSTEM_URL: Redacted.value(urls.system) },
  });
  yield* process.line(/ready/);
  return process;
});

layer(TestDatabase.layer, { excludeTestServices: true })("three runners", (it) => {
  it.effect(
    "fire every schedule once for its due time when one of them is killed at the due moment",
    () =>
      Effect.gen(function* () {
        const { urls } = yield* TestPostgres;
        const sql = yield* PgClient.makeClient({ url: urls.superuser }).pipe(
          Effect.provide(Reactivity.layer),
        );
        const schedules = yield* ScheduleRepository;
        const ana = yield* organisation("Ana");
        yield* Effect.forEach(Array.from({ length: count }), (_, index) =>
          ana.as(
            schedules.create({
              id: ScheduleId.make(SecureRandom.uuidV7Unsafe()),
              name: `Yearly ${index}`,
              type: "echo/1",
              payload: { text: "Happy new year" },
              cron: "0 0 1 1 *",
              timeZone: "UTC",
              catchUp: "one",
              nextDueAt: null,
              createdBy: ana.userId,
            }),
          ),
        );
        const files = yield* FileSystem.FileSystem;
        const entry = yield* bundleInto(yield* files.makeTempDirectoryScoped(), source);
        const start = timer(entry);
        const [victim] = yield* Effect.all([start, start, start], { concurrency: 3 });
        yield* sql`
        update schedules set state = 'active',
          next_due_at = date_trunc('milliseconds', clock_timestamp() + interval '500 milliseconds')`;
        const counts = sql`
        select count(*)::int as jobs, count(distinct j.dedupe_key)::int as keys,
          (select count(*)::int from schedules where next_due_at <= now()) as left,
          (max(extract(epoch from j.created_at - s.last_due_at)) * 1000)::float8 as late
        from jobs j join schedules s on s.id = split_part(j.dedupe_key, '/', 2)::uuid`.pipe(
          Effect.flatMap(Schema.decodeUnknownEffect(Counts)),
          Effect.map(([found]) => found),
        );
        const begun = yield* counts.pipe(
          Effect.repeat({ until: ({ jobs }) => jobs > 0 }),
          Effect.timeout("10 seconds"),
        );
        yield* victim.kill("SIGKILL");
        const { jobs, keys, left, late } = yield* counts.pipe(
          Effect.delay("20 millis"),
          Effect.repeat({ until: (found) => found.jobs >= count }),
          Effect.timeout("40 seconds"),
        );
        yield* Effect.sleep("300 millis");
        assert.isBelow(begun.jobs, count, "it was killed in the middle");
        assert.deepStrictEqual([jobs, keys, left], [count, count, 0]);
        assert.strictEqual((yield* counts).jobs, count);
        assert.isBelow(late ?? 0, 10_000);
      }).pipe(Effect.scoped, Effect.provide(NodeServices.layer)),
    90_000,
  );
});

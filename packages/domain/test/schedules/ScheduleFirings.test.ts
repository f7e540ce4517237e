import { assert, layer } from "@effect/vitest";
import type { Schedule } from "@atoll/contract/schedules/Schedule";
import { ScheduleRepository } from "@atoll/database/schedules/ScheduleRepository";
import { JobHints } from "@atoll/infra/jobs/JobHints";
import { Wakeups } from "@atoll/infra/wakeups/Wakeups";
import { TestPostgres } from "@atoll/testing/postgres/TestPostgres";
import { PgClient } from "@effect/sql-pg";
import { DateTime, Deferred, Effect, Fiber, Layer, Schema } from "effect";
import { Reactivity } from "effect/reactivity";
import { echo } from "../../src/jobs/EchoJob.ts";
import { JobCatalogue } from "../../src/jobs/JobCatalogue.ts";
import { Jobs } from "../../src/jobs/Jobs.ts";
import { ScheduleFirings } from "../../src/schedules/ScheduleFirings.ts";
import { Schedules } from "../../src/schedules/Schedules.ts";
import * as ScheduleTimer from "../../src/schedules/ScheduleTimer.ts";
import { organisation } from "../support/organisation.ts";
import * as TestDatabase from "../support/TestDatabase.ts";

const wakeups = Layer.unwrap(
  Effect.map(TestPostgres, ({ urls }) => Wakeups.layerPostgres({ url: urls.app })),
);
const services = Layer.mergeAll(Jobs.layer, JobCatalogue.layer([echo])).pipe(
  Layer.provideMerge(Layer.mergeAll(JobHints.layer, wakeups)),
);
const hub = Layer.mergeAll(Schedules.layer, ScheduleFirings.layer).pipe(
  Layer.provideMerge(services),
  Layer.provideMerge(TestDatabase.layer),
);

const nightly = {
  name: "Nightly",
  type: "echo/1",
  payload: { text: "Good night" },
  cron: "0 2 * * *",
  timeZone: "Europe/Berlin",
  catchUp: "one",
} as const;

const superuser = Effect.gen(function* () {
  const { urls } = yield* TestPostgres;
  return yield* PgClient.makeClient({ url: urls.superuser });
}).pipe(Effect.provide(Reactivity.layer));

const Key = Schema.Array(Schema.Struct({ key: Schema.String }));

/** The due times of the jobs that the schedule submitted. */
const firedOf = Effect.fnUntraced(function* ({ id }: Schedule) {
  const sql = yield* superuser;
  const rows = yield* sql`
    select dedupe_key as key from jobs where dedupe_key like ${`schedule/${id}/%`} order by dedupe_key`;
  return (yield* Schema.decodeUnknownEffect(Key)(rows)).map(({ key }) => key.slice(`schedule/${id}/`.length));
}, Effect.scoped);

/** As if nobody had fired it since. */
const wasDue = Effect.fnUntraced(function* ({ id }: Schedule, due: DateTime.Utc) {
  const sql = yield* superuser;
  yield* sql`update schedules set next_due_at = ${DateTime.formatIso(due)} where id = ${id}`;
}, Effect.scoped);

const hoursAgo = (hours: number) =>
  Effect.map(DateTime.now, (now) => DateTime.subtract(DateTime.startOf(now, "hour"), { hours }));

/** A runner of its own, with its own connections. */
const withRunner = <A, E, R>(use: Effect.Effect<A, E, R>) =>
  Effect.provide(
    use,
    Layer.fresh(
      ScheduleFirings.layer.pipe(Layer.provide(services), Layer.provide(TestDatabase.layerProcess)),
    ),
    { local: true },
  );

const fireDue = Effect.flatMap(ScheduleFirings, (firings) => firings.fireDue);

layer(hub, { excludeTestServices: true })("schedules that are due", (it) => {
  it.effect("are fired once for each due time by three runners that race", () =>
    Effect.gen(function* () {
      const ana = yield* organisation("Ana");
      const schedules = yield* Schedules;
      const due = yield* hoursAgo(0);
      const all = yield* Effect.forEach(Array.from({ length: 20 }), (_, index) =>
        ana.as(schedules.create({ ...nightly, name: `Hourly ${index}`, cron: "0 * * * *" })),
      );
      for (const schedule of all) yield* wasDue(schedule, due);
      yield* Effect.all([withRunner(fireDue), withRunner(fireDue), withRunner(fireDue)], { concurrency: 3 });
      for (const schedule of all) {
        assert.deepStrictEqual(yield* firedOf(schedule), [DateTime.formatIso(due)]);
        const { nextDueAt, lastDueAt, failure } = yield* ana.as(schedules.get(schedule.id));
        assert.strictEqual(lastDueAt && DateTime.formatIso(lastDueAt), DateTime.formatIso(due));
        assert.isTrue(nextDueAt !== null && DateTime.isGreaterThan(nextDueAt, due));
        assert.isNull(failure);
      }
    }),
  );

  it.effect("are fired by the others when the first runner dies in the middle of it", () =>
    Effect.gen(function* () {
      const ana = yield* organisation("Ana");
      const schedules = yield* Schedules;
      const schedule = yield* ana.as(schedules.create(nightly));
      const due = yield* hoursAgo(1);
      yield* wasDue(schedule, due);

      const advanced = yield* Deferred.make<void>();
      const repository = yield* ScheduleRepository;
      /** It takes the due time off the schedule, and never comes to submit the job. */
      const dying = Layer.succeed(ScheduleRepository, {
        ...repository,
        advance: (id, advance) =>
          Effect.andThen(
            repository.advance(id, advance),
            Effect.andThen(Deferred.succeed(advanced, undefined), Effect.never),
          ),
      });
      const first = yield* fireDue.pipe(
        Effect.provide(ScheduleFirings.layer.pipe(Layer.provide(dying)), { local: true }),
        Effect.forkChild,
      );
      yield* Deferred.await(advanced);
      const others = yield* Effect.forkChild(
        Effect.all([withRunner(fireDue), withRunner(fireDue)], { concurrency: 2 }),
      );
      yield* Effect.sleep("100 millis");
      assert.deepStrictEqual(yield* firedOf(schedule), []);
      yield* Fiber.interrupt(first);
      yield* Fiber.join(others);
      assert.deepStrictEqual(yield* firedOf(schedule), [DateTime.formatIso(due)]);
    }),
  );

  it.effect.each([
    ["skip", 0],
    ["one", 1],
    ["all", 4],
  ] as const)("are caught up on with %s", ([catchUp, count]) =>
    Effect.gen(function* () {
      const ana = yield* organisation("Ana");
      const schedules = yield* Schedules;
      const creation = { ...nightly, catchUp, cron: "30 * * * *", timeZone: "UTC" } as const;
      const schedule = yield* ana.as(schedules.create(creation));
      const first = DateTime.subtract(yield* hoursAgo(4), { minutes: 30 });
      yield* wasDue(schedule, first);
      yield* fireDue;
      const fired = yield* firedOf(schedule);
      // Between the half and the full hour there is one more.
      assert.include(count === 4 ? [5, 6] : [count], fired.length);
      assert.strictEqual(new Set(fired).size, fired.length);
    }),
  );

  it.effect("are not fired once they are paused or removed, and on resumption only from then on", () =>
    Effect.gen(function* () {
      const ana = yield* organisation("Ana");
      const schedules = yield* Schedules;
      const schedule = yield* ana.as(schedules.create(nightly));
      yield* wasDue(schedule, yield* hoursAgo(1));
      const paused = yield* ana.as(schedules.pause(schedule.id));
      assert.isNull(paused.nextDueAt);
      yield* fireDue;
      const resumed = yield* ana.as(schedules.resume(schedule.id));
      assert.isTrue(
        resumed.nextDueAt !== null && DateTime.isGreaterThan(resumed.nextDueAt, yield* DateTime.now),
      );
      yield* fireDue;
      assert.deepStrictEqual(yield* firedOf(schedule), []);
      const run = yield* ana.as(schedules.run(schedule.id));
      assert.isFalse(run.duplicate);
      yield* ana.as(schedules.remove(schedule.id));
      assert.strictEqual((yield* Effect.flip(ana.as(schedules.get(schedule.id))))._tag, "ScheduleNotFound");
    }),
  );

  it.effect("keep their names apart, also when two take one at once", () =>
    Effect.gen(function* () {
      const ana = yield* organisation("Ana");
      const schedules = yield* Schedules;
      const create = (name: string) => ana.as(schedules.create({ ...nightly, name }));
      const [one, two] = [yield* create("One"), yield* create("Two")];
      const rename = ({ id }: Schedule) => Effect.result(ana.as(schedules.change(id, { name: "Same" })));
      const renamed = yield* Effect.all([rename(one), rename(two)], { concurrency: 2 });
      assert.deepStrictEqual(
        renamed.map((result) => (result._tag === "Success" ? "renamed" : result.failure._tag)).toSorted(),
        ["ScheduleNameTaken", "renamed"],
      );
      const moved = yield* ana.as(schedules.change(one.id, { cron: "0 3 * * *", timeZone: "UTC" }));
      assert.strictEqual(moved.nextDueAt && DateTime.formatIso(moved.nextDueAt).slice(11, 16), "03:00");
      assert.strictEqual((yield* Effect.flip(create("Same")))._tag, "ScheduleNameTaken");
    }),
  );

  it.effect("say why nothing was submitted when the payload fits no more, and go on", () =>
    Effect.gen(function* () {
      const ana = yield* organisation("Ana");
      const schedules = yield* Schedules;
      const schedule = yield* ana.as(schedules.create(nightly));
      const sql = yield* superuser;
      yield* sql`update schedules set payload = '{"text": 1}' where id = ${schedule.id}`;
      yield* wasDue(schedule, yield* hoursAgo(1));
      yield* fireDue;
      assert.deepStrictEqual(yield* firedOf(schedule), []);
      const { failure, nextDueAt } = yield* ana.as(schedules.get(schedule.id));
      assert.match(failure ?? "", /payload/);
      assert.isNotNull(nextDueAt);
    }).pipe(Effect.scoped),
  );

  it.effect("of types that this release does not know are left alone", () =>
    Effect.gen(function* () {
      const ana = yield* organisation("Ana");
      const schedules = yield* Schedules;
      const unknown = yield* Effect.flip(ana.as(schedules.create({ ...nightly, type: "mail/send/1" })));
      assert.strictEqual(unknown._tag, "JobTypeNotFound");
      const schedule = yield* ana.as(schedules.create(nightly));
      const sql = yield* superuser;
      yield* sql`update schedules set type = 'echo/2' where id = ${schedule.id}`;
      const due = yield* hoursAgo(1);
      yield* wasDue(schedule, due);
      yield* fireDue;
      const { nextDueAt } = yield* ana.as(schedules.get(schedule.id));
      assert.deepStrictEqual(nextDueAt, due);
    }).pipe(Effect.scoped),
  );

  it.effect("are fired by a timer that hears of a change in another process, and then not by looking", () =>
    Effect.gen(function* () {
      const ana = yield* organisation("Ana");
      const schedules = yield* Schedules;
      const schedule = yield* ana.as(schedules.create(nightly));
      yield* Effect.forkScoped(Layer.launch(ScheduleTimer.layer));
      yield* Effect.sleep("50 millis");
      const owner = yield* superuser;
      yield* owner`
        update schedules set state = 'active', next_due_at = date_trunc('milliseconds', clock_timestamp() + interval '300 milliseconds')
        where id = ${schedule.id}`;
      const Late = Schema.Tuple([Schema.Struct({ late: Schema.Finite })]);
      yield* firedOf(schedule).pipe(
        Effect.delay("5 millis"),
        Effect.repeat({ until: (fired) => fired.length > 0 }),
        Effect.timeout("10 seconds"),
      );
      const [{ late }] = yield* Schema.decodeUnknownEffect(Late)(
        yield* owner`
          select (extract(epoch from j.created_at - s.last_due_at) * 1000)::float8 as late
          from jobs j join schedules s on s.id = ${schedule.id} and j.dedupe_key like ${`schedule/${schedule.id}/%`}`,
      );
      assert.isAtLeast(late, 0);
      // It looks twice a minute.
      assert.isBelow(late, 5_000);
    }).pipe(Effect.scoped),
  );
});

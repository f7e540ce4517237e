import { WorkRetentionRepository } from "@atoll/database/retention/WorkRetentionRepository";
import { WorkflowJournal } from "@atoll/database/workflows/WorkflowJournal";
import type { Signal, Wake, WorkflowWrites } from "@atoll/database/workflows/WorkflowWrites";
import { one } from "@atoll/database/statements";
import { TestPostgres } from "@atoll/testing/postgres/TestPostgres";
import { assert, it } from "@effect/vitest";
import { Clock, Duration, Effect, Layer, Schema } from "effect";
import { Activity, DurableClock, DurableDeferred, Workflow } from "effect/workflow";
import * as WorkRetention from "../../src/retention/WorkRetention.ts";
import { untilSuspended } from "../workflow/conformance/ask.ts";
import * as TestDatabase from "../support/TestDatabase.ts";
import { start, superuser } from "./EngineProcess.ts";
import { say, until, word } from "./hands.ts";
import * as Wire from "./Wire.ts";

const keyed = { payload: { key: Schema.String }, idempotencyKey: ({ key }: { readonly key: string }) => key };

let here = 0;
let most = 0;
const did = new Map<string, number>();

/** Counts itself, and how many run at a time. */
const step = (key: string, n: number) =>
  Activity.make({
    name: `step ${n}`,
    success: Schema.Int,
    execute: Effect.gen(function* () {
      most = Math.max(most, ++here);
      yield* Effect.sleep(2);
      here--;
      const times = (did.get(`${key} ${n}`) ?? 0) + 1;
      did.set(`${key} ${n}`, times);
      return times;
    }),
  });

const Two = Workflow.make("Load/Two", { ...keyed, success: Schema.Int });
const Sleeper = Workflow.make("Load/Sleeper", {
  payload: { key: Schema.String, millis: Schema.Int },
  success: Schema.Number,
  idempotencyKey: ({ key }) => key,
});
const Listener = Workflow.make("Load/Listener", { ...keyed, success: Schema.String });
const Racing = Workflow.make("Load/Racing", { ...keyed, success: Schema.String });

const woken = Activity.make({ name: "woken", success: Schema.Number, execute: Clock.currentTimeMillis });
const endless = Activity.make({ name: "endless", success: Schema.String, execute: Effect.never });

const workflows = Layer.mergeAll(
  Two.toLayer(
    Effect.fnUntraced(function* ({ key }) {
      return (yield* step(key, 1)) + (yield* step(key, 2));
    }),
  ),
  Sleeper.toLayer(({ millis }) =>
    Effect.andThen(
      DurableClock.sleep({ name: "nap", duration: Duration.millis(millis), inMemoryThreshold: 0 }),
      woken,
    ),
  ),
  Listener.toLayer(() => DurableDeferred.await(word)),
  Racing.toLayer(() =>
    Effect.raceFirst(
      endless,
      Effect.as(
        DurableClock.sleep({ name: "limit", duration: Duration.millis(200), inMemoryThreshold: 0 }),
        "too late",
      ),
    ),
  ),
);

const keys = (name: string, count: number) => Array.from({ length: count }, (_, n) => `${name} ${n}`);
const Lateness = Schema.Struct({ timers: Schema.Int, least: Schema.Number, p99: Schema.Number });
const all = { concurrency: "unbounded" } as const;
const begin = (options: Partial<Parameters<typeof start>[0]> = {}) =>
  Effect.tap(start({ name: "load", workflows, ...options }), (process) => process.take());

const stuck = (name: string) =>
  Effect.flatMap(
    superuser,
    (sql) =>
      sql`select state, count(*)::int as count from workflow_executions
      where state <> 'completed' and payload like ${`%"${name} %`} group by state`,
  );

it.layer(TestDatabase.layer, { excludeTestServices: true })("The engine under load", (it) => {
  it.effect("keeps no more in memory than it may, and finishes all", () =>
    Effect.gen(function* () {
      const process = yield* begin({ maxResident: 10 });
      most = 0;
      const results = yield* process.run(
        Effect.forEach(keys("bounded", 200), (key) => Two.execute({ key }), all),
      );
      assert.deepStrictEqual([...new Set(results)], [2]);
      // Some may be on their way in while others are on their way out.
      assert.isAtMost(most, 20);
    }).pipe(Effect.scoped, Effect.timeout("25 seconds")),
  );

  it.effect("takes up a backlog that waits in few shards at once", () =>
    Effect.gen(function* () {
      const absent = yield* start({ name: "absent", workflows });
      const ids = yield* absent.run(
        Effect.forEach(keys("few", 60), (key) => Two.execute({ key }, { discard: true }), all),
      );
      const sql = yield* superuser;
      yield* sql`update workflow_executions set shard = 7 where execution_id = any(${ids}::text[])`;
      const process = yield* begin({ maxResident: 64 });
      yield* until(Effect.map(stuck("few"), (rows) => rows.length === 0)).pipe(Effect.timeout("3 seconds"));
      yield* process.stop;
    }).pipe(Effect.scoped),
  );

  it.effect("rings hundreds of timers that are due at once, none early and none late", () =>
    Effect.gen(function* () {
      const process = yield* begin();
      const sql = yield* superuser;
      const ids = yield* process.run(
        Effect.forEach(
          keys("nap", 300),
          (key) => Sleeper.execute({ key, millis: 60_000 }, { discard: true }),
          all,
        ),
      );
      const armed = sql`select 1 from workflow_timers where execution_id = any(${ids}::text[])`;
      yield* until(Effect.map(armed, (rows) => rows.length === ids.length));
      yield* sql`update workflow_timers set due_at = date_trunc('milliseconds', now()) + interval '500 milliseconds'
        where execution_id = any(${ids}::text[])`;
      yield* sql`create temporary table naps as
        select execution_id, due_at from workflow_timers where execution_id = any(${ids}::text[])`;
      // Its own timer makes the owner look at the next one.
      yield* process.run(Sleeper.execute({ key: "short nap", millis: 20 }));
      yield* until(Effect.map(stuck("nap"), (rows) => rows.length === 0));
      // The server's clock is this machine's.
      const late = yield* one(Lateness)(sql`
        select count(*)::int as timers, min(late) as least,
          percentile_disc(0.99) within group (order by late) as p99
        from (
          select (s.exit::json ->> 'value')::float8 - extract(epoch from n.due_at)::float8 * 1000 as late
          from naps n join workflow_steps s on s.execution_id = n.execution_id
        ) rung`);
      assert.strictEqual(late.timers, ids.length);
      assert.isAtLeast(late.least, 0);
      assert.isBelow(late.p99, 1_000);
    }).pipe(Effect.scoped),
  );

  it.effect("hears its own timer while an activity of the same execution runs", () =>
    Effect.gen(function* () {
      const process = yield* begin();
      assert.strictEqual(
        yield* process.run(Racing.execute({ key: "limited" })).pipe(Effect.timeout("2 seconds")),
        "too late",
      );
    }).pipe(Effect.scoped),
  );

  it.effect("loses and doubles nothing when every connection is cut, again and again", () =>
    Effect.gen(function* () {
      const process = yield* begin({ maxResident: 100, net: "500 millis" });
      const sql = yield* superuser;
      const cut = sql`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and application_name in ('atoll-system', 'atoll-app')`;
      yield* Effect.forkScoped(Effect.repeat(Effect.delay(cut, 60), { times: 5 }));
      const results = yield* process.run(
        Effect.forEach(keys("cut", 400), (key) => Two.execute({ key }), { concurrency: 100 }),
      );
      // Within one tenure a step is never run twice, cut or not.
      assert.deepStrictEqual([...new Set(results)], [2]);
      const listening = yield* process.run(
        Effect.forEach(keys("told", 50), (key) => Listener.execute({ key }, { discard: true }), all),
      );
      yield* Effect.forkScoped(Effect.repeat(Effect.delay(cut, 40), { times: 3 }));
      yield* process.run(
        Effect.forEach(
          listening,
          (id) => Effect.andThen(untilSuspended(Listener.poll(id)), say(Listener, id, "on")),
          all,
        ),
      );
      yield* until(Effect.map(stuck("told"), (rows) => rows.length === 0));
    }).pipe(Effect.scoped, Effect.timeout("25 seconds")),
  );

  for (const text of ["write_workflows", "ring_workflow_timers", "hold_tenure"]) {
    it.effect(`goes on at once when the answer of ${text} is lost`, () =>
      Effect.gen(function* () {
        const { urls } = yield* TestPostgres;
        const wire = yield* Wire.make(urls.system);
        const process = yield* begin({ urls: { app: urls.app, system: wire.through(urls.system) } });
        const other = yield* start({ name: "other", workflows });
        yield* wire.loseAnswerOf(text);
        const name = `lost ${text}`;
        const napping = yield* Effect.forkChild(
          process.run(Effect.forEach(keys(name, 20), (key) => Sleeper.execute({ key, millis: 100 }), all)),
        );
        yield* other.run(
          Effect.forEach(keys(`${name} here`, 20), (key) => Two.execute({ key }, { discard: true }), all),
        );
        yield* until(Effect.map(stuck(`${name} here`), (rows) => rows.length === 0)).pipe(
          Effect.timeout("3 seconds"),
        );
        yield* until(Effect.map(stuck(name), (rows) => rows.length === 0)).pipe(Effect.timeout("3 seconds"));
        yield* Effect.sync(() => napping.interruptUnsafe());
        assert.strictEqual(wire.lost(), 1);
      }).pipe(Effect.scoped),
    );
  }

  it.effect("does not tie when flushes write for each other's executions", () =>
    Effect.gen(function* () {
      const nothing: Omit<WorkflowWrites, "wakes" | "signals"> = {
        tenure: undefined,
        starts: [],
        steps: [],
        finishes: [],
        timers: [],
        suspends: [],
      };
      const journal = yield* WorkflowJournal;
      const ids = keys("crossed", 40);
      const signal = (executionId: string, name: string): Signal => ({
        executionId,
        name,
        exit: "{}",
        workflow: "Load/Unknown",
        shard: 1,
        claim: false,
      });
      const wake = (executionId: string): Wake => ({
        executionId,
        interruption: null,
        force: false,
        claim: false,
      });
      const starts = ids.map((executionId) => ({
        executionId,
        workflow: "Load/Unknown",
        shard: 1,
        payload: "{}",
        parent: null,
        claim: false,
      }));
      yield* journal.write({ ...nothing, starts, wakes: [], signals: [] });
      const half = ids.length / 2;
      yield* Effect.forEach(
        Array.from({ length: 60 }, (_, n) => n),
        (n) => {
          const [first, second] = [ids.slice(0, half), ids.slice(half)];
          const [mine, theirs] = n % 2 === 0 ? [first, second] : [second, first];
          return journal.write({
            ...nothing,
            wakes: mine.map(wake),
            signals: theirs.map((id) => signal(id, `word ${n}`)),
          });
        },
        { concurrency: 4, discard: true },
      );
    }).pipe(Effect.provide(WorkflowJournal.layer), Effect.scoped),
  );

  it.effect("keeps of finished work what retention asks for, and no more", () =>
    Effect.gen(function* () {
      const process = yield* begin();
      yield* process.run(Effect.forEach(keys("old", 50), (key) => Two.execute({ key }), all));
      const living = yield* process.run(
        Effect.tap(Listener.execute({ key: "living" }, { discard: true }), (id) =>
          untilSuspended(Listener.poll(id)),
        ),
      );
      yield* process.stop;
      const sql = yield* superuser;
      const day = (ago: number) => sql`(now() at time zone 'UTC')::date - ${ago}::int`;
      yield* sql`do $$ declare d date := (now() at time zone 'UTC')::date - 40; begin
        execute format('create table workflow_steps_%s partition of workflow_steps for values from (%L) to (%L)',
          to_char(d, 'YYYYMMDD'), d, d + 1); end $$`;
      yield* sql`insert into workflow_steps (execution_id, name, attempt, started_on, exit)
        select execution_id, name, attempt, ${day(40)}, exit from workflow_steps`;
      yield* sql`delete from workflow_steps where started_on > ${day(40)}`;
      yield* sql`update workflow_executions set started_on = ${day(40)}, finished_at = now() - interval '40 days'
        where state = 'completed'`;
      const keep = {
        workflows: Duration.days(30),
        jobs: Duration.days(30),
        deadLetters: Duration.days(30),
      };
      yield* WorkRetention.passWith(keep);
      const left = yield* sql`
        select (select count(*)::int from workflow_executions where state = 'completed') as over,
          (select count(*)::int from workflow_executions where execution_id = ${living}) as living,
          (select count(*)::int from workflow_steps where started_on <= ${day(40)}) as steps,
          to_regclass('workflow_steps_' || to_char(${day(40)}, 'YYYYMMDD')) is null as dropped,
          (select count(*)::int from workflow_timers) as timers`;
      assert.deepStrictEqual(left, [{ over: 0, living: 1, steps: 0, dropped: true, timers: 0 }]);
    }).pipe(Effect.provide(WorkRetentionRepository.layer), Effect.scoped),
  );
});

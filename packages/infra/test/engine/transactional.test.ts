import { Database } from "@atoll/database/Database";
import { one, run } from "@atoll/database/statements";
import { TestPostgres } from "@atoll/testing/postgres/TestPostgres";
import { assert, it } from "@effect/vitest";
import { Deferred, Effect, Exit, Layer, Schema } from "effect";
import { ClusterSchema } from "effect/cluster";
import { Activity, Workflow } from "effect/workflow";
import { refusal, Refused, untilOver } from "../workflow/conformance/ask.ts";
import * as TestDatabase from "../support/TestDatabase.ts";
import { Home, start, superuser } from "./EngineProcess.ts";
import { until } from "./hands.ts";
import * as Wire from "./Wire.ts";

const gates = new Map<string, Deferred.Deferred<void>>();
const tries = new Map<string, number>();
const Count = Schema.Struct({ count: Schema.Int });

/** Writes down that it paid, in the transaction of its journal entry. */
const pay = (key: string, refuses: boolean) =>
  Activity.make({
    name: "pay",
    success: Schema.Int,
    error: Refused,
    execute: Effect.gen(function* () {
      const { sql } = yield* Database;
      const home = yield* Home;
      tries.set(key, (tries.get(key) ?? 0) + 1);
      yield* Effect.orDie(run(sql`insert into payments (key, home) values (${key}, ${home})`));
      const gate = gates.get(`${key} ${home}`);
      if (gate !== undefined) yield* Deferred.await(gate);
      if (refuses) return yield* new Refused({ why: "no money" });
      const paid = one(Count)(sql`select count(*)::int as count from payments where key = ${key}`);
      return (yield* Effect.orDie(paid)).count;
    }),
  }).annotate(ClusterSchema.WithTransaction, true);

const Paying = Workflow.make("Transactional/Paying", {
  payload: { key: Schema.String, refuses: Schema.Boolean },
  success: Schema.Int,
  error: Refused,
  idempotencyKey: ({ key }) => key,
});
const workflows = Paying.toLayer(({ key, refuses }) => pay(key, refuses));

const layer = Layer.effectDiscard(
  Effect.gen(function* () {
    const sql = yield* superuser;
    yield* sql`create table payments (key text not null, home text not null)`;
    yield* sql`grant select, insert on payments to atoll_app`;
  }),
).pipe(Layer.provideMerge(TestDatabase.layer));

const inDatabase = Effect.fnUntraced(function* (key: string, executionId: string) {
  const sql = yield* superuser;
  const [payments, steps] = [
    yield* sql`select home from payments where key = ${key}`,
    yield* sql`select exit from workflow_steps where execution_id = ${executionId}`,
  ];
  return { payments, steps };
});

it.layer(layer, { excludeTestServices: true })("Transactional activities", (it) => {
  it.effect("have their effect and their journal entry together", () =>
    Effect.gen(function* () {
      const process = yield* start({ name: "one", workflows });
      yield* process.take();
      const executionId = yield* Paying.executionId({ key: "plain", refuses: false });
      assert.strictEqual(yield* process.run(Paying.execute({ key: "plain", refuses: false })), 1);
      assert.deepStrictEqual(yield* inDatabase("plain", executionId), {
        payments: [{ home: "one" }],
        steps: [{ exit: '{"_tag":"Success","value":1}' }],
      });
    }).pipe(Effect.scoped),
  );

  it.effect("have no effect when they fail, and the failure is recorded", () =>
    Effect.gen(function* () {
      const process = yield* start({ name: "one", workflows });
      yield* process.take();
      const executionId = yield* Paying.executionId({ key: "refused", refuses: true });
      const exit = yield* Effect.exit(process.run(Paying.execute({ key: "refused", refuses: true })));
      assert.strictEqual(refusal(exit), "no money");
      const { payments, steps } = yield* inDatabase("refused", executionId);
      assert.deepStrictEqual([payments, steps.length], [[], 1]);
      assert.strictEqual(tries.get("refused"), 1);
    }).pipe(Effect.scoped),
  );

  it.effect("have their effect once when the answer of the commit is lost", () =>
    Effect.gen(function* () {
      const { urls } = yield* TestPostgres;
      const wire = yield* Wire.make(urls.app);
      const process = yield* start({
        name: "one",
        workflows,
        urls: { app: wire.through(urls.app), system: urls.system },
      });
      yield* process.take();
      const executionId = yield* Paying.executionId({ key: "lost", refuses: false });
      yield* wire.loseAnswerOf("COMMIT");
      assert.strictEqual(yield* process.run(Paying.execute({ key: "lost", refuses: false })), 1);
      assert.strictEqual(wire.lost(), 1);
      const { payments, steps } = yield* inDatabase("lost", executionId);
      assert.deepStrictEqual([payments.length, steps.length, tries.get("lost")], [1, 1, 1]);
    }).pipe(Effect.scoped),
  );

  it.effect("have their effect once when the connection ends before the commit", () =>
    Effect.gen(function* () {
      const process = yield* start({ name: "one", workflows });
      yield* process.take();
      const gate = Deferred.makeUnsafe<void>();
      gates.set("cut one", gate);
      const executionId = yield* process.run(
        Paying.execute({ key: "cut", refuses: false }, { discard: true }),
      );
      yield* until(Effect.sync(() => tries.get("cut") === 1));
      const sql = yield* superuser;
      yield* until(
        Effect.map(
          sql`select pg_terminate_backend(pid) as ended from pg_stat_activity
            where datname = current_database() and application_name = 'atoll-app' and state = 'idle in transaction'`,
          (rows) => rows.length > 0,
        ),
      );
      yield* Deferred.succeed(gate, undefined);
      assert.deepStrictEqual(yield* process.run(untilOver(Paying.poll(executionId))), Exit.succeed(1));
      const { payments, steps } = yield* inDatabase("cut", executionId);
      assert.deepStrictEqual([payments.length, steps.length, tries.get("cut")], [1, 1, 2]);
    }).pipe(Effect.scoped),
  );

  it.effect("have no effect under a tenure that is over", () =>
    Effect.gen(function* () {
      const [stale, next] = [
        yield* start({ name: "stale", workflows }),
        yield* start({ name: "next", workflows }),
      ];
      const gate = Deferred.makeUnsafe<void>();
      gates.set("fenced stale", gate);
      yield* stale.take();
      const executionId = yield* stale.run(
        Paying.execute({ key: "fenced", refuses: false }, { discard: true }),
      );
      yield* until(Effect.sync(() => tries.get("fenced") === 1));
      yield* next.take();
      assert.deepStrictEqual(yield* next.run(untilOver(Paying.poll(executionId))), Exit.succeed(1));
      yield* Deferred.succeed(gate, undefined);
      yield* until(Effect.map(stale.shards.owned, (owned) => owned.length === 0));
      const { payments, steps } = yield* inDatabase("fenced", executionId);
      assert.deepStrictEqual([payments, steps.length], [[{ home: "next" }], 1]);
    }).pipe(Effect.scoped),
  );
});

import { shardOf } from "@atoll/database/cluster/Shard";
import { assert, it } from "@effect/vitest";
import { Clock, Effect, Exit, Fiber, Option } from "effect";
import { interruptedExit } from "../workflow/conformance/endingCases.ts";
import { untilOver, untilSuspended } from "../workflow/conformance/ask.ts";
import * as TestDatabase from "../support/TestDatabase.ts";
import { everyShard, start, superuser } from "./EngineProcess.ts";
import { Awaiting, Listener, open, ran, ranAt, say, Tidy, until, Worker, workflows } from "./hands.ts";

const process = (name: string, options: { readonly net?: number; readonly maxResident?: number } = {}) =>
  start({ name, workflows, handOverPatience: "200 millis", ...options });

const millis = Effect.fnUntraced(function* <A, E, R>(effect: Effect.Effect<A, E, R>) {
  const begin = yield* Clock.currentTimeMillis;
  yield* effect;
  return (yield* Clock.currentTimeMillis) - begin;
});

it.layer(TestDatabase.layer, { excludeTestServices: true })("Ownership of workflows", (it) => {
  it.effect("refuses the step of an owner that was fenced, and finishes with the next one", () =>
    Effect.gen(function* () {
      const [stale, next] = [yield* process("stale"), yield* process("next")];
      yield* stale.take();
      const executionId = yield* stale.run(Worker.execute({ key: "fenced" }, { discard: true }));
      yield* ranAt("fenced", "stale");
      // It does not hear of it before it writes.
      yield* next.take();
      yield* ranAt("fenced", "next");
      yield* open("fenced", "stale");
      yield* until(Effect.map(stale.shards.owned, (owned) => owned.length === 0));
      assert.isTrue(Option.isNone(yield* next.run(Worker.poll(executionId))));
      yield* open("fenced", "next");
      assert.deepStrictEqual(yield* next.run(untilOver(Worker.poll(executionId))), Exit.succeed("next"));
      assert.strictEqual(yield* stale.run(Worker.execute({ key: "fenced" })), "next");
      const sql = yield* superuser;
      const steps = yield* sql`select exit from workflow_steps where execution_id = ${executionId}`;
      assert.deepStrictEqual(steps, [{ exit: '{"_tag":"Success","value":"next"}' }]);
    }).pipe(Effect.scoped),
  );

  it.effect("lets running activities end before a hand-over, and gives up those that take too long", () =>
    Effect.gen(function* () {
      const [first, second] = [yield* process("first"), yield* process("second")];
      yield* first.take();
      const quick = yield* first.run(Worker.execute({ key: "quick" }, { discard: true }));
      const slow = yield* first.run(Worker.execute({ key: "slow" }, { discard: true }));
      yield* Effect.all([ranAt("quick", "first"), ranAt("slow", "first")]);
      const handOver = yield* Effect.forkChild(first.shards.handOver(everyShard));
      yield* Effect.sleep(30);
      yield* open("quick", "first");
      yield* Fiber.join(handOver);
      yield* open("slow", "first");
      yield* second.take();
      yield* Effect.all([open("slow", "second"), open("quick", "second")]);
      assert.deepStrictEqual(yield* second.run(untilOver(Worker.poll(quick))), Exit.succeed("first"));
      assert.deepStrictEqual(yield* second.run(untilOver(Worker.poll(slow))), Exit.succeed("second"));
      assert.deepStrictEqual(ran.get("quick"), ["first"]);
      assert.deepStrictEqual(ran.get("slow"), ["first", "second"]);
      const sql = yield* superuser;
      assert.deepStrictEqual(
        yield* sql`select count(*)::int as fenced from runner_tenures where runner = 'first' and fenced_at is not null`,
        [{ fenced: 0 }],
      );
    }).pipe(Effect.scoped),
  );

  it.effect("takes back a shard that it handed over, under the same tenure", () =>
    Effect.gen(function* () {
      const owner = yield* process("owner");
      yield* owner.take();
      const executionId = yield* owner.run(Worker.execute({ key: "there and back" }, { discard: true }));
      yield* ranAt("there and back", "owner");
      yield* owner.shards.handOver([shardOf(executionId)]);
      yield* open("there and back", "owner");
      yield* owner.take([shardOf(executionId)]);
      assert.deepStrictEqual(
        yield* owner.run(untilOver(Worker.poll(executionId)).pipe(Effect.timeout("3 seconds"))),
        Exit.succeed("owner"),
      );
    }).pipe(Effect.scoped),
  );

  it.effect("does not hold up a hand-over by a finalizer that would run an activity", () =>
    Effect.gen(function* () {
      const [first, second] = [yield* process("first"), yield* process("second")];
      yield* first.take();
      const executionId = yield* first.run(Tidy.execute({ key: "tidy" }, { discard: true }));
      yield* ranAt("tidy", "first");
      assert.isBelow(yield* millis(first.shards.handOver(everyShard)), 2_000);
      yield* first.stop.pipe(Effect.timeout("2 seconds"));
      yield* second.take();
      yield* open("tidy", "second");
      assert.deepStrictEqual(yield* second.run(untilOver(Tidy.poll(executionId))), Exit.succeed("second"));
    }).pipe(Effect.scoped),
  );

  it.effect("starts, tells, interrupts and awaits from a process that owns nothing, by hints", () =>
    Effect.gen(function* () {
      const [owner, other] = [yield* process("owner"), yield* process("other")];
      yield* owner.take();
      // Listening has begun.
      yield* Effect.sleep(50);
      const [told, dropped] = yield* other.run(
        Effect.all([
          Listener.execute({ key: "told" }, { discard: true }),
          Listener.execute({ key: "dropped" }, { discard: true }),
        ]),
      );
      yield* other.run(
        Effect.all([untilSuspended(Listener.poll(told)), untilSuspended(Listener.poll(dropped))]),
      );
      const waiting = yield* Effect.forkChild(other.run(Listener.execute({ key: "told" })));
      const took = yield* millis(
        other.run(Effect.andThen(say(Listener, told, "hello"), untilOver(Listener.poll(told)))),
      );
      assert.isBelow(took, 4_000, "the net comes every five seconds");
      assert.strictEqual(yield* Fiber.join(waiting), "hello");
      yield* other.run(Listener.interrupt(dropped));
      const exit = yield* other.run(untilOver(Listener.poll(dropped)).pipe(Effect.timeout("4 seconds")));
      assert.isTrue(interruptedExit(exit));
      assert.deepStrictEqual(yield* other.shards.owned, []);
    }).pipe(Effect.scoped),
  );

  it.effect("finds by its net what no hint tells of", () =>
    Effect.gen(function* () {
      const owner = yield* process("owner", { net: 150 });
      yield* owner.take();
      const executionId = yield* owner.run(
        Effect.tap(Listener.execute({ key: "unheard" }, { discard: true }), (id) =>
          untilSuspended(Listener.poll(id)),
        ),
      );
      const sql = yield* superuser;
      // As a flush of another process does, without its notification.
      yield* sql`insert into workflow_signals (execution_id, name, exit)
        values (${executionId}, 'word', '{"_tag":"Success","value":"quietly"}')`;
      yield* sql`update workflow_executions set news = news + 1, state = 'waiting' where execution_id = ${executionId}`;
      assert.deepStrictEqual(
        yield* owner.run(untilOver(Listener.poll(executionId)).pipe(Effect.timeout("3 seconds"))),
        Exit.succeed("quietly"),
      );
    }).pipe(Effect.scoped),
  );

  it.effect("wakes every parent of one child, whoever started it and wherever it is", () =>
    Effect.gen(function* () {
      const owner = yield* process("owner");
      yield* owner.take();
      const child = yield* owner.run(Listener.execute({ key: "shared" }, { discard: true }));
      const parents = yield* owner.run(
        Effect.forEach(
          ["shared:1", "shared:2", "shared:3"],
          (key) => Awaiting.execute({ key }, { discard: true }),
          {
            concurrency: "unbounded",
          },
        ),
      );
      yield* owner.run(Effect.forEach(parents, (id) => untilSuspended(Awaiting.poll(id))));
      yield* owner.run(say(Listener, child, "all of you"));
      const exits = yield* owner.run(
        Effect.forEach(parents, (id) => untilOver(Awaiting.poll(id))).pipe(Effect.timeout("3 seconds")),
      );
      assert.deepStrictEqual(
        exits,
        parents.map(() => Exit.succeed("all of you")),
      );
    }).pipe(Effect.scoped),
  );
});

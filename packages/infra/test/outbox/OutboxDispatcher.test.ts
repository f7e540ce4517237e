import { assert, it } from "@effect/vitest";
import { CurrentRequest } from "@atoll/contract/RequestContext";
import { TenantId } from "@atoll/contract/tenants/Tenant";
import { DatabaseUnavailable } from "@atoll/database/DatabaseUnavailable";
import { type OutboxEntry, OutboxEntryId } from "@atoll/database/events/OutboxEntry";
import { OutboxQueue } from "@atoll/database/events/OutboxQueue";
import { Clock, Effect, Layer, References } from "effect";
import { SecureRandom } from "effect/crypto";
import { TestClock } from "effect/testing";
import * as OutboxDispatcher from "../../src/outbox/OutboxDispatcher.ts";
import { outboxTopic, Wakeups } from "../../src/wakeups/Wakeups.ts";

interface Row extends OutboxEntry {
  readonly due: number;
}

const away = new DatabaseUnavailable({ message: "away", repeatable: false });

/** An outbox in memory that keeps the promises of the real one. */
const makeQueue = () => {
  const rows = new Map<string, Row>();
  const failures: Array<string> = [];
  const state = { away: false };
  const queue = OutboxQueue.of({
    claim: (limit, leaseSeconds) =>
      Effect.gen(function* () {
        if (state.away) return yield* away;
        const now = yield* Clock.currentTimeMillis;
        const claimed = [...rows.values()].filter(({ due }) => due <= now).slice(0, limit);
        return claimed.map((row) => {
          const next = { ...row, attempts: row.attempts + 1, due: now + leaseSeconds * 1_000 };
          rows.set(row.id, next);
          return next;
        });
      }),
    markDelivered: (ids) => Effect.sync(() => ids.forEach((id) => rows.delete(id))),
    markFailed: (id, failure, retrySeconds) =>
      Effect.gen(function* () {
        const now = yield* Clock.currentTimeMillis;
        const row = rows.get(id);
        if (row !== undefined) rows.set(id, { ...row, due: now + retrySeconds * 1_000 });
        failures.push(failure);
      }),
  });
  const put = (kind: string) =>
    Effect.sync(() => {
      const id = OutboxEntryId.make(SecureRandom.uuidV7Unsafe());
      const tenantId = TenantId.make(SecureRandom.uuidV7Unsafe());
      const context = {
        requestId: "r",
        tenantId,
        actor: { _tag: "System", name: "test" } as const,
        address: null,
      };
      rows.set(id, { id, tenantId, kind, payload: {}, context, attempts: 0, due: 0 });
      return { id, tenantId };
    });
  return { queue, rows, failures, state, put };
};

const run = <R>(
  { queue }: ReturnType<typeof makeQueue>,
  handlers: Parameters<typeof OutboxDispatcher.layer<R>>[0],
) =>
  OutboxDispatcher.layer(handlers).pipe(
    Layer.provide(Layer.succeed(OutboxQueue, queue)),
    Layer.provideMerge(Wakeups.layerMemory),
  );

const quietly = Effect.provideService(References.MinimumLogLevel, "None");

it.effect("delivers with the context of the writer, woken at once", () => {
  const outbox = makeQueue();
  const seen: Array<string | null> = [];
  const handle = () => Effect.map(CurrentRequest, ({ tenantId }) => void seen.push(tenantId));
  return Effect.gen(function* () {
    const wakeups = yield* Wakeups;
    yield* TestClock.adjust("10 millis");
    const { tenantId } = yield* outbox.put("a");
    yield* wakeups.notify(outboxTopic);
    yield* TestClock.adjust("10 millis");
    assert.deepStrictEqual(seen, [tenantId]);
    assert.strictEqual(outbox.rows.size, 0);
  }).pipe(Effect.provide(run(outbox, [{ kind: "a", handle }])));
});

it.effect("finds within a second what nobody woke it for", () => {
  const outbox = makeQueue();
  return Effect.gen(function* () {
    yield* TestClock.adjust("10 millis");
    yield* outbox.put("a");
    yield* TestClock.adjust("1 second");
    assert.strictEqual(outbox.rows.size, 0);
  }).pipe(Effect.provide(run(outbox, [{ kind: "a", handle: () => Effect.void }])));
});

it.effect("comes back with growing delay to what fails, and holds up nothing else", () => {
  const outbox = makeQueue();
  const tries: Array<number> = [];
  const failing = () =>
    Effect.flatMap(Clock.currentTimeMillis, (now) => {
      tries.push(Math.floor(now / 1_000));
      return tries.length < 4 ? Effect.fail(away) : Effect.void;
    });
  const dying = () => Effect.die(new Error("a defect"));
  const slow = () => Effect.never;
  return Effect.gen(function* () {
    yield* outbox.put("failing");
    yield* outbox.put("dying");
    yield* outbox.put("slow");
    yield* outbox.put("unknown");
    const { id } = yield* outbox.put("fine");
    yield* TestClock.adjust("30 seconds");
    assert.isFalse(outbox.rows.has(id));
    assert.lengthOf(tries, 4);
    const gaps = tries.slice(1).map((second, index) => second - (tries[index] ?? 0));
    assert.isTrue((gaps[0] ?? 0) >= 1 && (gaps[1] ?? 0) >= 2 && (gaps[2] ?? 0) >= 4);
    assert.include(outbox.failures, "a defect");
    assert.isTrue(outbox.failures.some((failure) => failure.includes("no handler for the signal unknown")));
    assert.strictEqual(outbox.rows.size, 3);
  }).pipe(
    Effect.provide(
      run(outbox, [
        { kind: "failing", handle: failing },
        { kind: "dying", handle: dying },
        { kind: "slow", handle: slow },
        { kind: "fine", handle: () => Effect.void },
      ]),
    ),
    quietly,
  );
});

it.effect("goes on when the database is back", () => {
  const outbox = makeQueue();
  return Effect.gen(function* () {
    outbox.state.away = true;
    yield* outbox.put("a");
    yield* TestClock.adjust("10 seconds");
    assert.strictEqual(outbox.rows.size, 1);
    outbox.state.away = false;
    yield* TestClock.adjust("1 second");
    assert.strictEqual(outbox.rows.size, 0);
  }).pipe(Effect.provide(run(outbox, [{ kind: "a", handle: () => Effect.void }])), quietly);
});

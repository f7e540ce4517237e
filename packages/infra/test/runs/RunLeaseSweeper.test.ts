import { assert, it } from "@effect/vitest";
import { AnalysisId } from "@atoll/contract/analyses/AnalysisId";
import { RunId } from "@atoll/contract/analyses/Run";
import { NodeId } from "@atoll/contract/nodes/NodeId";
import { TenantId } from "@atoll/contract/tenants/Tenant";
import { RunLeaseRepository } from "@atoll/database/analyses/RunLeaseRepository";
import { DatabaseUnavailable } from "@atoll/database/DatabaseUnavailable";
import type { Signal } from "@atoll/database/events/OutboxEntry";
import { Effect, Fiber, Layer, References } from "effect";
import { SecureRandom } from "effect/crypto";
import { TestClock } from "effect/testing";
import * as RunLeaseSweeper from "../../src/runs/RunLeaseSweeper.ts";
import { outboxTopic, Wakeups } from "../../src/wakeups/Wakeups.ts";

const fresh = <Id>(brand: { readonly make: (text: string) => Id }): Id =>
  brand.make(SecureRandom.uuidV7Unsafe());

const lost = {
  tenantId: fresh(TenantId),
  runId: fresh(RunId),
  analysisId: fresh(AnalysisId),
  nodeId: fresh(NodeId),
  attempt: 1,
};

const makeLeases = () => {
  const state = { away: false, silent: true, sweeps: 0 };
  const signals: Array<Signal> = [];
  const layer = RunLeaseSweeper.layer().pipe(
    Layer.provide(
      Layer.succeed(
        RunLeaseRepository,
        RunLeaseRepository.of({
          expire: (limit, signal) =>
            Effect.suspend(() => {
              if (state.away)
                return Effect.fail(new DatabaseUnavailable({ message: "away", repeatable: false }));
              if (limit === 0) return Effect.succeed([]);
              state.sweeps++;
              if (!state.silent) return Effect.succeed([]);
              state.silent = false;
              signals.push(signal(lost));
              return Effect.succeed([lost]);
            }),
        }),
      ),
    ),
    Layer.provideMerge(Wakeups.layerMemory),
  );
  return { state, signals, layer };
};

const quietly = Effect.provideService(References.MinimumLogLevel, "None");

it.effect("gives nothing up before the nodes had the length of a lease to report", () => {
  const { state, signals, layer } = makeLeases();
  return Effect.gen(function* () {
    const wakeups = yield* Wakeups;
    const woken = yield* Effect.forkChild(wakeups.await(outboxTopic, "1 hour"));
    yield* TestClock.adjust("29 seconds");
    assert.strictEqual(state.sweeps, 0);
    yield* TestClock.adjust("2 seconds");
    const { analysisId, nodeId, runId } = lost;
    assert.deepStrictEqual(signals, [
      { kind: "runFinished", payload: { analysisId, nodeId, runId, state: "lost" } },
    ]);
    yield* Fiber.join(woken);
    const before = state.sweeps;
    yield* TestClock.adjust("5 seconds");
    assert.strictEqual(state.sweeps, before + 5);
  }).pipe(Effect.provide(layer), quietly);
});

it.effect("grants that time again after the database was away", () => {
  const { state, layer } = makeLeases();
  return Effect.gen(function* () {
    yield* TestClock.adjust("31 seconds");
    const before = state.sweeps;
    state.away = true;
    yield* TestClock.adjust("2 minutes");
    state.away = false;
    yield* TestClock.adjust("1 second");
    assert.strictEqual(state.sweeps, before);
    yield* TestClock.adjust("30 seconds");
    assert.isAbove(state.sweeps, before);
  }).pipe(Effect.provide(layer), quietly);
});

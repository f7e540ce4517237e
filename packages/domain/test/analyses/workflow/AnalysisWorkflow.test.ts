import { assert, it } from "@effect/vitest";
import type { Run } from "@atoll/contract/analyses/Run";
import type { RequestContext } from "@atoll/contract/RequestContext";
import { Sha256 } from "@atoll/contract/Text";
import type { AnalysisNode } from "@atoll/contract/analyses/Analysis";
import { DateTime, Effect, Fiber, Layer, Result, type Schema } from "effect";
import { TestClock } from "effect/testing";
import { DurableDeferred, WorkflowEngine } from "effect/workflow";
import * as Workflow from "../../../src/analyses/AnalysisWorkflow.ts";
import { Bundler } from "../../../src/analyses/Bundler.ts";
import { SourceInvalid } from "../../../src/analyses/stripTypes.ts";
import { Lagoon, ledger, makeAnalysis, makeNode, named } from "./Lagoon.ts";

const bundle = { digest: Sha256.make("a".repeat(64)), signature: "signed" };
const bundler = (built: Result.Result<typeof bundle, SourceInvalid>) =>
  Layer.succeed(Bundler, Bundler.of({ build: () => Effect.succeed(built) }));

const layerWith = (built: Result.Result<typeof bundle, SourceInvalid>) =>
  Workflow.layer.pipe(
    Layer.provideMerge(ledger),
    Layer.provide(bundler(built)),
    Layer.provideMerge(WorkflowEngine.layerMemory),
    Layer.provideMerge(Lagoon.layer),
  );
const layer = layerWith(Result.succeed(bundle));

const nodes = [
  makeNode("Hub", "aggregator"),
  ...["Biscoe", "Dream", "Torgersen"].map((name) => makeNode(name)),
];

/** One turn of the event loop: what waits for another thread may come back in it. */
const turn = Effect.promise(() => new Promise<void>((resolve) => setImmediate(resolve)));

/** Lets everything run that can run without time passing. */
const settle = Effect.andThen(Effect.repeat(turn, { times: 10 }), TestClock.adjust("1 millis"));

const start = Effect.fnUntraced(function* (changes: Parameters<typeof makeAnalysis>[0] = {}) {
  const lagoon = yield* Lagoon;
  const analysis = makeAnalysis({ submittedAt: yield* DateTime.now, ...changes });
  yield* lagoon.update(() => ({ analysis, cancelRequested: false, nodes, runs: [] }));
  const context: RequestContext = {
    requestId: null,
    tenantId: analysis.tenantId,
    actor: { _tag: "Anonymous" },
    address: null,
  };
  const payload = { analysisId: analysis.id, context };
  const executionId = yield* Workflow.AnalysisWorkflow.executionId(payload);
  const running = yield* Effect.forkChild(Workflow.AnalysisWorkflow.execute(payload));
  yield* Effect.repeat(turn, { until: () => lagoon.changes.length > 0 });
  yield* settle;

  const signal = (deferred: DurableDeferred.DurableDeferred<typeof Schema.Void>) =>
    DurableDeferred.succeed(deferred, {
      token: DurableDeferred.tokenFromExecutionId(deferred, {
        workflow: Workflow.AnalysisWorkflow,
        executionId,
      }),
      value: undefined,
    }).pipe(Effect.andThen(settle));

  const decide = Effect.fnUntraced(function* (name: string, consent: AnalysisNode["consent"], reason = "") {
    const { nodeId } = named(yield* lagoon.read, name);
    yield* lagoon.update((stored) => ({
      ...stored,
      nodes: stored.nodes.map((node) => (node.nodeId === nodeId ? { ...node, consent, reason } : node)),
    }));
    yield* signal(Workflow.consentSignal(nodeId));
  });
  const approve = (...names: ReadonlyArray<string>) =>
    Effect.forEach(names, (name) => decide(name, "approved"), { discard: true });

  const change = Effect.fnUntraced(function* (name: string, fields: Partial<Run>) {
    const { nodeId } = named(yield* lagoon.read, name);
    yield* lagoon.update((stored) => ({
      ...stored,
      runs: stored.runs.map((run) => (run.nodeId === nodeId ? { ...run, ...fields } : run)),
    }));
    return nodeId;
  });
  const claim = (...names: ReadonlyArray<string>) =>
    Effect.forEach(names, (name) => change(name, { state: "running" }), { discard: true }).pipe(
      Effect.andThen(signal(Workflow.startSignal)),
    );
  const finish = Effect.fnUntraced(function* (
    name: string,
    state: Run["state"],
    reason: string | null = null,
  ) {
    const nodeId = yield* change(name, { state, reason, finishedAt: yield* DateTime.now });
    yield* signal(Workflow.runSignal(nodeId));
  });
  const succeed = (...names: ReadonlyArray<string>) =>
    Effect.forEach(names, (name) => finish(name, "succeeded"), { discard: true });
  const cancel = lagoon
    .update((stored) => ({ ...stored, cancelRequested: true }))
    .pipe(Effect.andThen(signal(Workflow.cancelSignal)));

  const state = Effect.map(lagoon.read, ({ analysis: { state } }) => state);
  const failure = Effect.map(lagoon.read, ({ analysis: { failure } }) => failure);
  const runStates = Effect.map(lagoon.read, ({ runs }) => runs.map((run) => run.state));
  return { running, decide, approve, claim, finish, succeed, cancel, state, failure, runStates, lagoon };
});

const everybody = ["Hub", "Biscoe", "Dream", "Torgersen"];

const scenario = <E>(name: string, test: Effect.Effect<void, E, Effect.Services<ReturnType<typeof start>>>) =>
  it.effect(name, () => test.pipe(Effect.provide(layer)));

scenario(
  "goes from consent to completion",
  Effect.gen(function* () {
    const analysis = yield* start();
    assert.strictEqual(yield* analysis.state, "consenting");
    yield* analysis.approve("Hub", "Biscoe", "Dream");
    assert.strictEqual(yield* analysis.state, "consenting");
    yield* analysis.approve("Torgersen");
    assert.strictEqual(yield* analysis.state, "ready");
    yield* analysis.claim("Biscoe");
    assert.strictEqual(yield* analysis.state, "running");
    yield* analysis.succeed(...everybody);
    assert.strictEqual(yield* Fiber.join(analysis.running), "completed");
    const moves = analysis.lagoon.changes.flatMap((change) => (change._tag === "Move" ? [change.event] : []));
    assert.deepStrictEqual(moves, ["consented", "built", "distributed", "started", "finished", "released"]);
  }),
);

scenario(
  "fails at once when consent can no longer be reached",
  Effect.gen(function* () {
    const analysis = yield* start({ quorum: 2 });
    yield* analysis.decide("Biscoe", "rejected", "not this analyst");
    assert.strictEqual(yield* analysis.state, "consenting");
    yield* analysis.decide("Dream", "rejected");
    assert.strictEqual(yield* Fiber.join(analysis.running), "failed");
    assert.strictEqual(
      yield* analysis.failure,
      "2 data nodes must consent and 1 still can: Biscoe refused (not this analyst) and Dream refused.",
    );
  }),
);

scenario(
  "fails when the aggregator refuses",
  Effect.gen(function* () {
    const analysis = yield* start({ quorum: 1 });
    yield* analysis.decide("Hub", "rejected", "maintenance");
    assert.strictEqual(yield* Fiber.join(analysis.running), "failed");
    assert.strictEqual(yield* analysis.failure, "The aggregator must consent: Hub refused (maintenance).");
  }),
);

scenario(
  "expires when sites do not answer in time",
  Effect.gen(function* () {
    const analysis = yield* start({ quorum: 2 });
    yield* analysis.approve("Hub", "Biscoe");
    yield* TestClock.adjust("1 hour");
    assert.strictEqual(yield* Fiber.join(analysis.running), "expired");
    assert.strictEqual(
      yield* analysis.failure,
      "The consent deadline passed without an answer from Dream and Torgersen.",
    );
  }),
);

scenario(
  "goes on at the deadline with a quorum of those who consented",
  Effect.gen(function* () {
    const analysis = yield* start({ quorum: 2 });
    yield* analysis.approve("Hub", "Biscoe", "Dream");
    yield* TestClock.adjust("1 hour");
    assert.strictEqual(yield* analysis.state, "ready");
    assert.lengthOf(yield* analysis.runStates, 3);
  }),
);

scenario(
  "fails with the first failing run when too few can succeed, once the others have confirmed their end",
  Effect.gen(function* () {
    const analysis = yield* start();
    yield* analysis.approve(...everybody);
    yield* analysis.claim("Hub", "Biscoe", "Dream");
    yield* analysis.finish("Dream", "failed", "no column bill_length_mm");
    assert.strictEqual(yield* analysis.state, "running");
    assert.deepStrictEqual(yield* analysis.runStates, ["running", "running", "failed", "cancelled"]);
    yield* analysis.finish("Biscoe", "cancelled");
    assert.strictEqual(yield* analysis.state, "running");
    yield* analysis.finish("Hub", "lost");
    assert.strictEqual(yield* Fiber.join(analysis.running), "failed");
    assert.strictEqual(yield* analysis.failure, "Dream: no column bill_length_mm");
  }),
);

scenario(
  "gives up an agent that never confirms",
  Effect.gen(function* () {
    const analysis = yield* start();
    yield* analysis.approve(...everybody);
    yield* analysis.claim(...everybody);
    yield* analysis.finish("Hub", "failed", "out of memory");
    yield* analysis.finish("Biscoe", "cancelled");
    yield* TestClock.adjust("61 seconds");
    assert.strictEqual(yield* Fiber.join(analysis.running), "failed");
    assert.deepStrictEqual(yield* analysis.runStates, ["failed", "cancelled", "failed", "failed"]);
    assert.strictEqual(yield* analysis.failure, "Hub: out of memory");
  }),
);

scenario(
  "tolerates a failed site down to the quorum",
  Effect.gen(function* () {
    const analysis = yield* start({ quorum: 2 });
    yield* analysis.approve(...everybody);
    yield* analysis.claim(...everybody);
    yield* analysis.finish("Dream", "lost");
    yield* analysis.succeed("Biscoe", "Torgersen", "Hub");
    assert.strictEqual(yield* Fiber.join(analysis.running), "completed");
  }),
);

scenario(
  "does not wait for ever for a site whose part is not needed any more",
  Effect.gen(function* () {
    const analysis = yield* start({ quorum: 2 });
    yield* analysis.approve(...everybody);
    yield* analysis.claim(...everybody);
    yield* analysis.succeed("Biscoe", "Torgersen", "Hub");
    assert.strictEqual(yield* analysis.state, "running");
    yield* TestClock.adjust("31 seconds");
    yield* analysis.finish("Dream", "cancelled");
    assert.strictEqual(yield* Fiber.join(analysis.running), "completed");
  }),
);

scenario(
  "expires when the runs take too long and ends them all",
  Effect.gen(function* () {
    const analysis = yield* start();
    yield* analysis.approve(...everybody);
    yield* analysis.claim("Hub", "Biscoe");
    yield* analysis.succeed("Biscoe");
    yield* TestClock.adjust("10 minutes");
    assert.strictEqual(yield* Fiber.join(analysis.running), "expired");
    assert.deepStrictEqual(yield* analysis.runStates, ["timedOut", "succeeded", "timedOut", "timedOut"]);
    assert.strictEqual(
      yield* analysis.failure,
      "The runs took longer than 600 s: Hub, Dream and Torgersen had not finished.",
    );
  }),
);

scenario(
  "is cancelled while sites are asked",
  Effect.gen(function* () {
    const analysis = yield* start();
    yield* analysis.approve("Hub");
    yield* analysis.cancel;
    assert.strictEqual(yield* Fiber.join(analysis.running), "cancelled");
  }),
);

scenario(
  "is cancelled while nobody has claimed a run",
  Effect.gen(function* () {
    const analysis = yield* start();
    yield* analysis.approve(...everybody);
    yield* analysis.cancel;
    assert.strictEqual(yield* Fiber.join(analysis.running), "cancelled");
    assert.deepStrictEqual(new Set(yield* analysis.runStates), new Set(["cancelled"] as const));
  }),
);

scenario(
  "is cancelled while it runs, once every agent has confirmed",
  Effect.gen(function* () {
    const analysis = yield* start();
    yield* analysis.approve(...everybody);
    yield* analysis.claim("Hub", "Biscoe");
    yield* analysis.cancel;
    assert.strictEqual(yield* analysis.state, "running");
    yield* analysis.finish("Hub", "cancelled");
    yield* analysis.finish("Biscoe", "lost");
    assert.strictEqual(yield* Fiber.join(analysis.running), "cancelled");
    assert.strictEqual(yield* analysis.failure, "The analysis was cancelled on request.");
  }),
);

it.effect("fails with file and line when the code does not build", () =>
  Effect.gen(function* () {
    const analysis = yield* start();
    yield* analysis.approve(...everybody);
    assert.strictEqual(yield* Fiber.join(analysis.running), "failed");
    assert.include(yield* analysis.failure, "main.ts, line 7");
  }).pipe(
    Effect.provide(
      layerWith(Result.fail(new SourceInvalid({ path: "main.ts", line: 7, reason: "Expression expected" }))),
    ),
  ),
);

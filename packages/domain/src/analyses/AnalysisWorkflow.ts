import { AnalysisId } from "@atoll/contract/analyses/AnalysisId";
import { AnalysisState } from "@atoll/contract/analyses/AnalysisState";
import type { NodeId } from "@atoll/contract/nodes/NodeId";
import { CurrentRequest, RequestContext } from "@atoll/contract/RequestContext";
import { Cause, Effect, Schema } from "effect";
import { Activity, DurableClock, DurableDeferred, Workflow } from "effect/workflow";
import * as Activities from "./AnalysisActivities.ts";
import type { NextStep } from "./AnalysisStep.ts";
import { WorkflowAnalysis } from "./WorkflowAnalysis.ts";

/**
 * What becomes of a submitted analysis. One execution for each analysis, however often it is started. It always ends in
 * a terminal state of the analysis, which is its result.
 */
export const AnalysisWorkflow = Workflow.make("Analysis/1", {
  payload: { analysisId: AnalysisId, context: RequestContext },
  success: AnalysisState,
  idempotencyKey: ({ analysisId }) => analysisId,
});

/** The site has answered. A signal says that there is news; what it is, stands in the database. */
export const consentSignal = (nodeId: NodeId) => DurableDeferred.make(`consent/${nodeId}`);
/** The node's run has ended. */
export const runSignal = (nodeId: NodeId) => DurableDeferred.make(`run/${nodeId}`);
/** A first node has claimed its run. */
export const startSignal = DurableDeferred.make("start");
/** Somebody asked to cancel. */
export const cancelSignal = DurableDeferred.make("cancel");

type Wait = Extract<NextStep, { readonly _tag: "Wait" }>;
type Settle = typeof Activities.settleConsent;

const clockName = (phase: string, { until }: Wait, heard: ReadonlySet<string>): string => {
  const name = `${phase}/${until}`;
  // Rung before its time by a runner whose clock is ahead: the database says how much is left.
  return heard.has(name) ? `${name}/${heard.size}` : name;
};

/**
 * Waits for the first of the signals and names it. The winner is recorded, so a replay sees the same one. A signal that
 * was heard is not waited for again: it would be there at once for ever.
 */
const nextSignal = (phase: string, round: number, wait: Wait, heard: ReadonlySet<string>) => {
  const deferreds = [
    ...wait.consents.map(consentSignal),
    ...wait.runs.map(runSignal),
    ...(wait.start ? [startSignal] : []),
    ...(wait.cancel ? [cancelSignal] : []),
  ].filter(({ name }) => !heard.has(name));
  const clock = clockName(phase, wait, heard);
  return DurableDeferred.raceAll({
    name: `${phase}/${round}`,
    success: Schema.String,
    error: Schema.Never,
    effects: [
      DurableClock.sleep({ name: clock, duration: wait.millis, inMemoryThreshold: 0 }).pipe(Effect.as(clock)),
      ...deferreds.map((deferred) => Effect.as(DurableDeferred.await(deferred), deferred.name)),
    ],
  });
};

/** Settles, waits for news, settles again, until there is nothing more to wait for in this phase. */
const awaitPhase = Effect.fnUntraced(function* (phase: string, settle: Settle) {
  const heard = new Set<string>();
  for (let round = 1; ; round++) {
    // The round is part of the activity's key in the journal.
    const next = yield* Effect.provideService(settle, Activity.CurrentAttempt, round);
    if (next._tag !== "Wait") return next;
    heard.add(yield* nextSignal(phase, round, next, heard));
  }
});

const phases = Effect.gen(function* () {
  const steps = [
    Activities.openConsent,
    awaitPhase("consent", Activities.settleConsent),
    Activities.build,
    Activities.distribute,
    awaitPhase("runs", Activities.settleRuns),
    Activities.release,
  ];
  for (const step of steps) {
    const next = yield* step;
    if (next._tag === "Over") return next.outcome;
  }
  return yield* Effect.die(new Error("The last phase did not end the analysis"));
});

/** A fault of ours must not leave an analysis hanging: it fails with a sentence and its runs are cancelled. */
const abandoned = (cause: Cause.Cause<never>) =>
  Effect.logError("A workflow failed unexpectedly", cause).pipe(
    Effect.andThen(Activities.abandon),
    Effect.map((next): AnalysisState => (next._tag === "Over" ? next.outcome : "failed")),
  );

const actor = { _tag: "System", name: "workflow" } as const;

/** Registers the workflow with the engine of this process. */
export const layer = AnalysisWorkflow.toLayer(({ analysisId, context }) =>
  phases.pipe(
    Effect.catchCause((cause) => (Cause.hasDies(cause) ? abandoned(cause) : Effect.failCause(cause))),
    Effect.provideService(WorkflowAnalysis, analysisId),
    Effect.provideService(CurrentRequest, { ...context, actor }),
    Effect.annotateLogs({ analysisId }),
  ),
);

import type { ServiceUnavailable } from "@atoll/contract/CommonProblems";
import type { DatabaseUnavailable } from "@atoll/database/DatabaseUnavailable";
import { Effect } from "effect";
import { Activity } from "effect/workflow";
import { AnalysisLedger } from "./AnalysisLedger.ts";
import { type AnalysisSnapshot, NextStep, type StepDecision } from "./AnalysisStep.ts";
import { Bundler } from "./Bundler.ts";
import { decideAbandonment, decideBuild } from "./decideBuild.ts";
import { decideConsent, decideOpening } from "./decideConsent.ts";
import { decideDistribution, decideRelease, decideRuns } from "./decideRuns.ts";
import { WorkflowAnalysis } from "./WorkflowAnalysis.ts";

/** A workflow has time: it waits for the database and the object store as long as it takes. */
const untilAvailable = <A, R>(effect: Effect.Effect<A, DatabaseUnavailable | ServiceUnavailable, R>) =>
  effect.pipe(
    Effect.tapError((error) =>
      Effect.andThen(Effect.logWarning("A workflow waits", error.message), Effect.sleep("500 millis")),
    ),
    Effect.eventually,
  );

const decided = (decide: (snapshot: AnalysisSnapshot) => StepDecision) =>
  Effect.gen(function* () {
    const ledger = yield* AnalysisLedger;
    return yield* untilAvailable(ledger.step(yield* WorkflowAnalysis, decide));
  });

/**
 * The steps of the workflow. Each runs at least once and writes at most once: it decides on what stands in the database
 * and changes it in the same transaction.
 */
export const openConsent = Activity.make({
  name: "openConsent",
  success: NextStep,
  execute: decided(decideOpening),
});

export const settleConsent = Activity.make({
  name: "settleConsent",
  success: NextStep,
  execute: decided(decideConsent),
});

/** The bundle is content-addressed: building again stores the same bytes in the same place. */
export const build = Activity.make({
  name: "build",
  success: NextStep,
  execute: Effect.gen(function* () {
    const bundler = yield* Bundler;
    const built = yield* untilAvailable(bundler.build(yield* WorkflowAnalysis));
    return yield* decided((snapshot) => decideBuild(snapshot, built));
  }),
});

export const distribute = Activity.make({
  name: "distribute",
  success: NextStep,
  execute: decided(decideDistribution),
});

export const settleRuns = Activity.make({
  name: "settleRuns",
  success: NextStep,
  execute: decided(decideRuns),
});

export const release = Activity.make({
  name: "release",
  success: NextStep,
  execute: decided(decideRelease),
});

export const abandon = Activity.make({
  name: "abandon",
  success: NextStep,
  execute: decided(decideAbandonment),
});

import { nextAnalysisState } from "@atoll/contract/analyses/AnalysisState";
import type { Sha256 } from "@atoll/contract/Text";
import { Result } from "effect";
import type { AnalysisSnapshot, StepDecision } from "./AnalysisStep.ts";
import { cancelledSentence, ended, move, proceed, settled } from "./decisions.ts";
import type { SourceInvalid } from "./stripTypes.ts";

/** A bundle in the store and the hub's signature over its and the manifest's digest. */
export interface BuiltBundle {
  readonly digest: Sha256;
  readonly signature: string;
}

/** Attaches the bundle, or fails the analysis with what is wrong with its code. */
export const decideBuild = (
  snapshot: AnalysisSnapshot,
  built: Result.Result<BuiltBundle, SourceInvalid>,
): StepDecision => {
  const over = ended(snapshot);
  if (over !== undefined) return over;
  if (snapshot.analysis.state !== "building") return settled(proceed);
  if (snapshot.cancelRequested) return move(snapshot, "cancel", cancelledSentence);
  return Result.match(built, {
    onFailure: (invalid) => move(snapshot, "fail", invalid.message),
    onSuccess: (bundle) => move(snapshot, "built", undefined, [{ _tag: "AttachBundle", ...bundle }]),
  });
};

/** Ends an analysis that a fault of the hub stopped. Its agents are told to stop; nobody waits for them. */
export const decideAbandonment = (snapshot: AnalysisSnapshot): StepDecision => {
  const failure =
    "An internal fault of the hub stopped the analysis. Its operator finds the cause in the log.";
  return (
    ended(snapshot) ??
    (nextAnalysisState(snapshot.analysis.state, "fail") === undefined
      ? settled({ _tag: "Over", outcome: snapshot.analysis.state })
      : move(snapshot, "fail", failure, [
          { _tag: "CancelRuns" },
          { _tag: "EndRuns", state: "failed", reason: failure },
        ]))
  );
};

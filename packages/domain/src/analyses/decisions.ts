import { isTerminalAnalysisState, nextAnalysisState } from "@atoll/contract/analyses/AnalysisState";
import type { AnalysisEvent } from "@atoll/contract/analyses/AnalysisState";
import { DateTime } from "effect";
import type { AnalysisChange, StepDecision, AnalysisSnapshot, NextStep } from "./AnalysisStep.ts";

const longest = 1_900;

/** A sentence that the contract's `failure` holds, whatever the sites wrote into it. */
export const sentence = (text: string): string => {
  const wellFormed = text.toWellFormed().replaceAll("\u0000", "");
  return wellFormed.length <= longest ? wellFormed : `${wellFormed.slice(0, longest).toWellFormed()}…`;
};

export const cancelledSentence = "The analysis was cancelled on request.";

export const proceed: NextStep = { _tag: "Proceed" };

/** Nothing to write: the step was done before, or the analysis has ended without it. */
export const settled = (next: NextStep): StepDecision => ({ changes: [], next });

/** Moves the analysis and goes on, or ends with it where the new state is terminal. */
export const move = (
  snapshot: AnalysisSnapshot,
  event: AnalysisEvent,
  failure?: string,
  before: ReadonlyArray<AnalysisChange> = [],
): StepDecision => {
  const state = nextAnalysisState(snapshot.analysis.state, event);
  if (state === undefined) throw new Error(`An analysis that is ${snapshot.analysis.state} cannot ${event}`);
  const moved: AnalysisChange =
    failure === undefined ? { _tag: "Move", event } : { _tag: "Move", event, failure: sentence(failure) };
  const next: NextStep = isTerminalAnalysisState(state) ? { _tag: "Over", outcome: state } : proceed;
  return { changes: [...before, moved], next };
};

/** The decision for an analysis that has ended; undefined while it goes on. */
export const ended = ({ analysis }: AnalysisSnapshot): StepDecision | undefined =>
  isTerminalAnalysisState(analysis.state) ? settled({ _tag: "Over", outcome: analysis.state }) : undefined;

export const epoch = (instant: DateTime.Utc): number => DateTime.toEpochMillis(instant);

/** Waits for any of the signals, at most until the moment. */
export const wait = (
  snapshot: AnalysisSnapshot,
  until: number,
  signals: Partial<Omit<Extract<NextStep, { readonly _tag: "Wait" }>, "_tag" | "until" | "millis">>,
): NextStep => ({
  _tag: "Wait",
  consents: [],
  runs: [],
  start: false,
  cancel: !snapshot.cancelRequested,
  until: Math.ceil(until),
  millis: Math.max(1, Math.ceil(until - epoch(snapshot.now))),
  ...signals,
});

import type { Analysis, AnalysisNode } from "@atoll/contract/analyses/Analysis";
import { AnalysisState, type AnalysisEvent } from "@atoll/contract/analyses/AnalysisState";
import type { Run } from "@atoll/contract/analyses/Run";
import { NodeId } from "@atoll/contract/nodes/NodeId";
import type { Sha256 } from "@atoll/contract/Text";
import { type DateTime, Schema } from "effect";

/** An analysis and all that decides about its next step, read in one transaction. */
export interface AnalysisSnapshot {
  readonly analysis: Analysis;
  readonly cancelRequested: boolean;
  readonly nodes: ReadonlyArray<AnalysisNode>;
  /** The latest attempt of each node. */
  readonly runs: ReadonlyArray<Run>;
  /** By the database's clock: runners' clocks may differ, deadlines may not. */
  readonly now: DateTime.Utc;
}

/** One write of a step. Each leaves a row in `effects` under a key of its own. */
export type AnalysisChange =
  | { readonly _tag: "Move"; readonly event: AnalysisEvent; readonly failure?: string }
  /** Tells the sites that they are asked; what they are asked is the state itself. */
  | { readonly _tag: "OpenConsent" }
  | { readonly _tag: "AttachBundle"; readonly digest: Sha256; readonly signature: string }
  /** Creates the first run of each node; one that exists stays as it is. */
  | { readonly _tag: "Assign"; readonly nodes: ReadonlyArray<AnalysisNode> }
  /** Cancels runs nobody claimed yet and asks the agents of the others to end them and to confirm it. */
  | { readonly _tag: "CancelRuns" }
  /** Ends all live runs on the hub's side: their leases are void, and an agent ends what has no lease. */
  | { readonly _tag: "EndRuns"; readonly state: "timedOut" | "failed"; readonly reason: string };

/** What the workflow does after a step. */
export const NextStep = Schema.Union([
  Schema.TaggedStruct("Proceed", {}),
  Schema.TaggedStruct("Over", { outcome: AnalysisState }),
  Schema.TaggedStruct("Wait", {
    consents: Schema.Array(NodeId),
    runs: Schema.Array(NodeId),
    /** Whether the first claim is news. */
    start: Schema.Boolean,
    /** Whether a request to cancel is news. */
    cancel: Schema.Boolean,
    /** The moment by the database's clock, in epoch milliseconds, that names the timer. */
    until: Schema.Int,
    /** How far away it is. */
    millis: Schema.Int,
  }),
]);
export type NextStep = typeof NextStep.Type;

/** What a snapshot calls for: writes, made together or not at all, and what comes after them. */
export interface StepDecision {
  readonly changes: ReadonlyArray<AnalysisChange>;
  readonly next: NextStep;
}

import { AnalysisId } from "@atoll/contract/analyses/AnalysisId";
import { RunId, RunOutcome, RunUsage } from "@atoll/contract/analyses/Run";
import { Envelope, MessageId, Sequence } from "@atoll/contract/messages/Message";
import { NodeId } from "@atoll/contract/nodes/NodeId";
import { Sha256 } from "@atoll/contract/Text";
import { Schema } from "effect";

/** What an agent must know again after it was killed. Bodies of messages are kept sealed, as they travel. */
export const StateRecord = Schema.TaggedUnion({
  RunClaimed: {
    runId: RunId,
    analysisId: AnalysisId,
    attempt: Schema.Int,
    manifestDigest: Sha256,
    bundleDigest: Sha256,
  },
  /**
   * Written before the envelope is sent. `bodyDigest` tells on replay whether the analysis says the same
   * again.
   */
  MessageSealed: {
    runId: RunId,
    analysisId: AnalysisId,
    recipient: NodeId,
    sequence: Sequence,
    bodyDigest: Sha256,
    envelope: Envelope,
  },
  /** Written before the body is handed to the sandbox and before the message is acknowledged. */
  MessageReceived: { runId: RunId, messageId: MessageId, envelope: Envelope },
  MessageAcknowledged: { runId: RunId, messageId: MessageId },
  /** The sandbox ended (and an aggregator's result is at the hub); the hub may not know yet. */
  RunEnded: {
    runId: RunId,
    outcome: RunOutcome,
    exitCode: Schema.NullOr(Schema.Int),
    reason: Schema.NullOr(Schema.String),
    usage: Schema.NullOr(RunUsage),
  },
  /** The hub confirmed the end; nothing of the run is needed any more. */
  RunReported: { runId: RunId },
  /** What this site's policy or steward decided, for the site's own audit. */
  DecisionMade: {
    analysisId: AnalysisId,
    manifestDigest: Sha256,
    decision: Schema.Literals(["approved", "rejected"]),
    decidedBy: Schema.String,
    reason: Schema.NullOr(Schema.String),
  },
  /** Written by compaction only: the next sequence where the messages before it were dropped. */
  SequenceReached: { analysisId: AnalysisId, recipient: NodeId, next: Sequence },
});
export type StateRecord = typeof StateRecord.Type;

export type RecordOf<T extends StateRecord["_tag"]> = Extract<StateRecord, { readonly _tag: T }>;

/** One line's content: a record and when it was written, in milliseconds since 1970. */
export const StateEntry = Schema.Struct({ at: Schema.Int, record: StateRecord });
export type StateEntry = typeof StateEntry.Type;

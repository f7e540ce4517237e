import type { AnalysisId } from "@atoll/contract/analyses/AnalysisId";
import type { RunId } from "@atoll/contract/analyses/Run";
import type { MessageId } from "@atoll/contract/messages/Message";
import type { Position } from "./chainIo.ts";
import { Sequences } from "./Sequences.ts";
import type { RecordOf, StateEntry, StateRecord } from "./StateRecord.ts";

/** A run that the hub does not know to have ended. */
export interface OpenRun {
  readonly claimed: RecordOf<"RunClaimed">;
  /** Set where only the report is missing. */
  readonly ended: RecordOf<"RunEnded"> | undefined;
}

interface RunState {
  claimed: RecordOf<"RunClaimed">;
  ended: RecordOf<"RunEnded"> | undefined;
  sent: Array<Position>;
  received: Array<Position>;
  receivedIds: Set<MessageId>;
  acknowledged: Set<MessageId>;
}

/** Analyses without an open run whose sequences are remembered, in case another attempt comes. */
const rememberedAnalyses = 1_000;

/** What the state file says, small: of messages only where they lie. */
export class StateIndex {
  readonly runs = new Map<RunId, RunState>();
  readonly decisions = new Map<AnalysisId, StateEntry & { readonly record: RecordOf<"DecisionMade"> }>();
  readonly sequences = new Sequences();

  clear(): void {
    this.runs.clear();
    this.decisions.clear();
    this.sequences.clear();
  }

  apply(entry: StateEntry, position: Position): void {
    const { record } = entry;
    switch (record._tag) {
      case "RunClaimed":
        return this.#claim(record);
      case "MessageSealed":
        this.sequences.reach(record.analysisId, record.recipient, record.sequence + 1);
        return void this.runs.get(record.runId)?.sent.push(position);
      case "MessageReceived":
        this.runs.get(record.runId)?.receivedIds.add(record.messageId);
        return void this.runs.get(record.runId)?.received.push(position);
      case "MessageAcknowledged":
        return void this.runs.get(record.runId)?.acknowledged.add(record.messageId);
      case "RunEnded": {
        const run = this.runs.get(record.runId);
        if (run !== undefined) run.ended = record;
        return;
      }
      case "RunReported":
        return void this.runs.delete(record.runId);
      case "DecisionMade":
        return void this.decisions.set(record.analysisId, { at: entry.at, record });
      case "SequenceReached":
        return this.sequences.reach(record.analysisId, record.recipient, record.next);
    }
  }

  /** Whether compaction keeps the record: those of open runs and, for the site's audit, every decision. */
  keeps(record: StateRecord): boolean {
    if (record._tag === "DecisionMade") return true;
    if (record._tag === "SequenceReached") return false;
    return this.runs.has(record.runId);
  }

  /** The sequences as records, for a file that no longer holds the messages they come from. */
  sequenceRecords(): ReadonlyArray<RecordOf<"SequenceReached">> {
    const open = new Set([...this.runs.values()].map((run) => run.claimed.analysisId));
    return this.sequences
      .list((analysisId) => open.has(analysisId), rememberedAnalyses)
      .map((reached) => ({ _tag: "SequenceReached", ...reached }));
  }

  /** A second claim of a run (after a crash) keeps what the first one said and heard. */
  #claim(claimed: RecordOf<"RunClaimed">): void {
    const known = this.runs.get(claimed.runId);
    if (known !== undefined) known.claimed = claimed;
    else {
      this.runs.set(claimed.runId, {
        claimed,
        ended: undefined,
        sent: [],
        received: [],
        receivedIds: new Set(),
        acknowledged: new Set(),
      });
    }
  }
}

import type { AnalysisId } from "@atoll/contract/analyses/AnalysisId";
import type { RunId } from "@atoll/contract/analyses/Run";
import type { MessageId } from "@atoll/contract/messages/Message";
import type { NodeId } from "@atoll/contract/nodes/NodeId";
import { Clock, Context, Effect, Layer, Option, Schema } from "effect";
import { openChainFile } from "./ChainFile.ts";
import type { Position } from "./chainIo.ts";
import { Sequences } from "./Sequences.ts";
import { SequenceOutOfOrder } from "./StateErrors.ts";
import type { StateBroken, StateInUse, StateUnavailable } from "./StateErrors.ts";
import { StateIndex } from "./StateIndex.ts";
import type { OpenRun } from "./StateIndex.ts";
import { StateEntry } from "./StateRecord.ts";
import type { RecordOf, StateRecord } from "./StateRecord.ts";

const Entry = Schema.fromJsonString(StateEntry);
const decode = Schema.decodeUnknownOption(Entry);
const encode = Schema.encodeSync(Entry);

/** Once this much was appended since the last compaction, the next reported run compacts: 16 MiB. */
const compactAfterBytes = 16 * 1024 * 1024;

/** What this agent did and promised, in one append-only file that survives `kill -9` and power loss. */
export class AgentState extends Context.Service<
  AgentState,
  {
    /**
     * Durable when it succeeds. A `MessageSealed` must carry the next sequence to its recipient; two fibers
     * that ask for one at the same time must take turns.
     */
    readonly append: (record: StateRecord) => Effect.Effect<void, StateUnavailable | SequenceOutOfOrder>;
    /** Runs without `RunReported`, in the order in which they were claimed. */
    readonly openRuns: Effect.Effect<ReadonlyArray<OpenRun>>;
    /**
     * The `n`-th message (from 0) that an open run sent, over all recipients; none where it did not get so
     * far.
     */
    readonly nthSent: (
      runId: RunId,
      n: number,
    ) => Effect.Effect<Option.Option<RecordOf<"MessageSealed">>, StateUnavailable>;
    /** The `n`-th message (from 0) that an open run was given. */
    readonly nthReceived: (
      runId: RunId,
      n: number,
    ) => Effect.Effect<Option.Option<RecordOf<"MessageReceived">>, StateUnavailable>;
    /**
     * Whether the open run was given the message; the hub delivers again what it did not hear acknowledged.
     */
    readonly hasReceived: (runId: RunId, messageId: MessageId) => Effect.Effect<boolean>;
    /** Messages that an open run was given and the hub was not told about. */
    readonly unacknowledged: (runId: RunId) => Effect.Effect<ReadonlyArray<MessageId>>;
    /** 1 for the first message. Holds across runs and attempts of the analysis. */
    readonly nextSequence: (analysisId: AnalysisId, recipient: NodeId) => Effect.Effect<number>;
    readonly decision: (analysisId: AnalysisId) => Effect.Effect<Option.Option<RecordOf<"DecisionMade">>>;
    /** Drops the records of reported runs, decisions excepted; happens by itself as the file grows. */
    readonly compact: Effect.Effect<void, StateUnavailable>;
    /** The hash of the last line: whoever keeps it elsewhere can tell that lines were cut off. */
    readonly head: Effect.Effect<string>;
  }
>()("@atoll/node-agent/state/AgentState") {
  /** Holds the file until the layer's scope closes; the folder must exist. */
  static readonly layer = (
    path: string,
  ): Layer.Layer<AgentState, StateUnavailable | StateBroken | StateInUse> =>
    Layer.effect(
      AgentState,
      Effect.gen(function* () {
        const index = new StateIndex();
        const reserved = new Sequences();
        const chain = yield* openChainFile(path, {
          reset: () => index.clear(),
          entry: (text, position) => {
            const entry = decode(text);
            if (entry._tag === "None") return "holds a record that this agent does not know";
            index.apply(entry.value, position);
            return undefined;
          },
        });
        let compactedAt = chain.size();

        const compact = Effect.flatMap(Clock.currentTimeMillis, (at) =>
          chain.rewrite(
            (text) => Option.exists(decode(text), ({ record }) => index.keeps(record)),
            () => index.sequenceRecords().map((record) => encode({ at, record })),
          ),
        ).pipe(
          Effect.andThen(
            Effect.sync(() => {
              compactedAt = chain.size();
            }),
          ),
        );

        /** Sequences are given away when a record is queued, not when it is durable. */
        const reserve = (record: StateRecord): Effect.Effect<void, SequenceOutOfOrder> => {
          if (record._tag !== "MessageSealed") return Effect.void;
          const { analysisId, recipient, sequence } = record;
          const expected = Math.max(
            index.sequences.next(analysisId, recipient),
            reserved.next(analysisId, recipient),
          );
          if (sequence !== expected) return new SequenceOutOfOrder({ expected, given: sequence });
          return Effect.sync(() => reserved.reach(analysisId, recipient, sequence + 1));
        };

        const append = Effect.fn("AgentState.append")(function* (record: StateRecord) {
          yield* Effect.suspend(() => reserve(record));
          const at = yield* Clock.currentTimeMillis;
          yield* chain.append(encode({ at, record }));
          if (record._tag === "RunReported" && chain.size() - compactedAt > compactAfterBytes) yield* compact;
        });

        const recordAt = <T extends StateRecord["_tag"]>(tag: T, locate: () => Position | undefined) =>
          Effect.map(chain.read(locate), (text) =>
            Option.fromUndefinedOr(text).pipe(
              Option.flatMap(decode),
              Option.map(({ record }) => record),
              Option.filter((record): record is RecordOf<T> => record._tag === tag),
            ),
          );

        return AgentState.of({
          append,
          compact,
          openRuns: Effect.sync(() =>
            [...index.runs.values()].map(({ claimed, ended }) => ({ claimed, ended })),
          ),
          nthSent: (runId, n) => recordAt("MessageSealed", () => index.runs.get(runId)?.sent[n]),
          nthReceived: (runId, n) => recordAt("MessageReceived", () => index.runs.get(runId)?.received[n]),
          hasReceived: (runId, messageId) =>
            Effect.sync(() => index.runs.get(runId)?.receivedIds.has(messageId) ?? false),
          unacknowledged: (runId) =>
            Effect.sync(() => {
              const run = index.runs.get(runId);
              return [...(run?.receivedIds ?? [])].filter((id) => run?.acknowledged.has(id) === false);
            }),
          nextSequence: (analysisId, recipient) =>
            Effect.sync(() =>
              Math.max(index.sequences.next(analysisId, recipient), reserved.next(analysisId, recipient)),
            ),
          decision: (analysisId) =>
            Effect.sync(() => Option.fromUndefinedOr(index.decisions.get(analysisId)?.record)),
          head: Effect.sync(() => chain.head()),
        });
      }),
    );
}

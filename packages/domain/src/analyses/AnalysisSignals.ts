import { AnalysisId } from "@atoll/contract/analyses/AnalysisId";
import { NodeId } from "@atoll/contract/nodes/NodeId";
import type { OutboxEntry } from "@atoll/database/events/OutboxEntry";
import type { OutboxHandler } from "@atoll/infra/outbox/OutboxHandler";
import { Effect, Schema } from "effect";
import { DurableDeferred, type WorkflowEngine } from "effect/workflow";
import { AnalysisWorkflow, cancelSignal, consentSignal, runSignal, startSignal } from "./AnalysisWorkflow.ts";

const OfAnalysis = Schema.Struct({ analysisId: AnalysisId });
const OfNode = Schema.Struct({ analysisId: AnalysisId, nodeId: NodeId });

/** Completes a deferred of the analysis's workflow; the first completion counts, the others change nothing. */
const complete = Effect.fnUntraced(function* (
  { context }: OutboxEntry,
  analysisId: AnalysisId,
  signal: DurableDeferred.DurableDeferred<typeof Schema.Void>,
) {
  const executionId = yield* AnalysisWorkflow.executionId({ analysisId, context });
  const token = DurableDeferred.tokenFromExecutionId(signal, { workflow: AnalysisWorkflow, executionId });
  yield* DurableDeferred.succeed(signal, { token, value: undefined });
});

const ofAnalysis = Schema.decodeUnknownEffect(OfAnalysis);
const ofNode = Schema.decodeUnknownEffect(OfNode);

type Signal = OutboxHandler<WorkflowEngine.WorkflowEngine>;

/**
 * From the outbox to the workflow. Members of a payload that are not named here are for others to read. A handler
 * succeeds when the engine's journal has the signal: from then on the workflow hears it, whatever crashes.
 */
export const analysisSignals: ReadonlyArray<Signal> = [
  {
    kind: "analysisSubmitted",
    handle: (entry) =>
      Effect.flatMap(ofAnalysis(entry.payload), ({ analysisId }) =>
        AnalysisWorkflow.execute({ analysisId, context: entry.context }, { discard: true }),
      ),
  },
  {
    kind: "analysisConsentDecided",
    handle: (entry) =>
      Effect.flatMap(ofNode(entry.payload), ({ analysisId, nodeId }) =>
        complete(entry, analysisId, consentSignal(nodeId)),
      ),
  },
  {
    kind: "analysisCancelRequested",
    handle: (entry) =>
      Effect.flatMap(ofAnalysis(entry.payload), ({ analysisId }) =>
        complete(entry, analysisId, cancelSignal),
      ),
  },
  {
    kind: "runStarted",
    handle: (entry) =>
      Effect.flatMap(ofAnalysis(entry.payload), ({ analysisId }) => complete(entry, analysisId, startSignal)),
  },
  {
    kind: "runFinished",
    handle: (entry) =>
      Effect.flatMap(ofNode(entry.payload), ({ analysisId, nodeId }) =>
        complete(entry, analysisId, runSignal(nodeId)),
      ),
  },
];

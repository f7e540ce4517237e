import { Schema } from "effect";
import { AnalysisId } from "../analyses/AnalysisId.ts";
import { RunId } from "../analyses/Run.ts";
import { Sequence } from "../messages/Message.ts";
import { DatasetName } from "../nodes/Catalogue.ts";
import { NodeType } from "../nodes/Node.ts";
import { NodeId } from "../nodes/NodeId.ts";
import { Name } from "../Text.ts";

/**
 * What the agent and the sandboxed analysis say to each other: one JSON object a line over the child's IPC
 * channel. The child is not trusted: everything it says is checked against `SandboxMessage` and bounded in
 * size, depth and rate. The SDK holds the same protocol as plain types, because it imports nothing of ours.
 */
export const SandboxLogLevel = Schema.Literals(["debug", "info", "warn", "error"]);
export type SandboxLogLevel = typeof SandboxLogLevel.Type;

/** Numbered by the child; the answering `message` carries the same id. */
const ReceiveId = Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }));

const shortText = Schema.String.check(Schema.isMaxLength(1_000));

/** Child → agent. */
export const SandboxMessage = Schema.Union([
  Schema.Struct({ type: Schema.Literal("ready") }),
  /**
   * Answered by `sent` once the sealed message is on the agent's disk; that does not mean it was delivered.
   */
  Schema.Struct({ type: Schema.Literal("send"), to: NodeId, body: Schema.Json }),
  Schema.Struct({ type: Schema.Literal("receive"), id: ReceiveId }),
  Schema.Struct({
    type: Schema.Literal("progress"),
    percent: Schema.Finite.check(Schema.isBetween({ minimum: 0, maximum: 100 })),
  }),
  Schema.Struct({ type: Schema.Literal("log"), level: SandboxLogLevel, message: Schema.String }),
  /** An object with `base64` as its only key is bytes (see `resultContent`); everything else is JSON. */
  Schema.Struct({ type: Schema.Literal("result"), body: Schema.Json }),
  /** The analysis threw. `code` is the `code` of the error or of its nearest cause that has one. */
  Schema.Struct({
    type: Schema.Literal("failed"),
    message: Schema.String,
    stack: Schema.String,
    code: Schema.optionalKey(shortText),
  }),
  Schema.Struct({ type: Schema.Literal("done") }),
  /** From the bootstrap, each time the runtime refuses something, whether or not the analysis handles it. */
  Schema.Struct({ type: Schema.Literal("denied"), permission: shortText, resource: shortText }),
]);
export type SandboxMessage = typeof SandboxMessage.Type;

export const SandboxNode = Schema.Struct({ nodeId: NodeId, name: Name, type: NodeType });

export const SandboxDataset = Schema.Struct({
  name: DatasetName,
  /** Absolute; readable by this run's sandbox. */
  path: Schema.String,
  format: Schema.Literals(["csv", "json"]),
});
export type SandboxDataset = typeof SandboxDataset.Type;

/** What an analysis is told about itself when it starts. */
export const StartedAnalysis = Schema.Struct({
  analysisId: AnalysisId,
  runId: RunId,
  nodeId: NodeId,
  role: NodeType,
  /** Every node that takes part, this one included, sorted by id. */
  nodes: Schema.Array(SandboxNode),
  parameters: Schema.Json,
  dataset: Schema.NullOr(SandboxDataset),
  /** Absolute path of the module to run. */
  entrypoint: Schema.String,
});
export type StartedAnalysis = typeof StartedAnalysis.Type;

/** Agent → child. `sent` answers the sends in their order. */
export const AgentMessage = Schema.Union([
  Schema.Struct({ type: Schema.Literal("start"), analysis: StartedAnalysis }),
  Schema.Struct({ type: Schema.Literal("sent") }),
  Schema.Struct({
    type: Schema.Literal("message"),
    id: ReceiveId,
    from: NodeId,
    sequence: Sequence,
    body: Schema.Json,
  }),
]);
export type AgentMessage = typeof AgentMessage.Type;

const BytesResult = Schema.Struct({ base64: Schema.Uint8ArrayFromBase64 });
const decodeBytes = Schema.decodeUnknownOption(BytesResult, { onExcessProperty: "error" });

/**
 * The content of a `result` body: bytes where it is `{ base64 }` and nothing else, otherwise the JSON
 * itself.
 */
export const resultContent = (
  body: Schema.Json,
):
  | { readonly _tag: "Bytes"; readonly bytes: Uint8Array }
  | { readonly _tag: "Json"; readonly body: Schema.Json } => {
  const bytes = decodeBytes(body);
  return bytes._tag === "Some" ? { _tag: "Bytes", bytes: bytes.value.base64 } : { _tag: "Json", body };
};

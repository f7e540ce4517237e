import { Schema } from "effect";
import { Identifier } from "../Identifier.ts";
import { Instant } from "../Instant.ts";
import { NodeId } from "../nodes/NodeId.ts";
import { Text } from "../Text.ts";
import { AnalysisId } from "./AnalysisId.ts";
import { RunId } from "./Run.ts";

export const AnalysisLogId = Identifier.pipe(Schema.brand("AnalysisLogId"));
export type AnalysisLogId = typeof AnalysisLogId.Type;

export const LogLevel = Schema.Literals(["debug", "info", "warning", "error"]);
export type LogLevel = typeof LogLevel.Type;

export const LogMessage = Text({ min: 1, max: 4_000 });

/** A line of an analysis's log: by the hub (`nodeId` null) or by a run. Pages sort by id. */
export const AnalysisLog = Schema.Struct({
  id: AnalysisLogId,
  analysisId: AnalysisId,
  nodeId: Schema.NullOr(NodeId),
  runId: Schema.NullOr(RunId),
  level: LogLevel,
  message: LogMessage,
  createdAt: Instant,
}).annotate({ identifier: "AnalysisLog" });
export type AnalysisLog = typeof AnalysisLog.Type;

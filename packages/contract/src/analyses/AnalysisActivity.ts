import { Schema } from "effect";
import { NodeId } from "../nodes/NodeId.ts";
import { Analysis, AnalysisNode } from "./Analysis.ts";
import { AnalysisFile } from "./AnalysisFile.ts";
import { AnalysisLog } from "./AnalysisLog.ts";
import { Run } from "./Run.ts";

/** Sealed messages and their bytes relayed from one node to another; the hub knows no more of them. */
export const MessageFlow = Schema.Struct({
  sender: NodeId,
  recipient: NodeId,
  messages: Schema.Int,
  bytes: Schema.Int,
}).annotate({ identifier: "MessageFlow" });
export type MessageFlow = typeof MessageFlow.Type;

/** One consistent picture of an analysis for a page that follows it; ask again with its revision and `wait`. */
export const AnalysisActivity = Schema.Struct({
  analysis: Analysis,
  nodes: Schema.Array(AnalysisNode),
  runs: Schema.Array(Run),
  messages: Schema.Array(MessageFlow),
  files: Schema.Array(AnalysisFile),
  /** The latest 100 lines, oldest first. */
  logs: Schema.Array(AnalysisLog),
}).annotate({ identifier: "AnalysisActivity" });
export type AnalysisActivity = typeof AnalysisActivity.Type;

import type { Json } from "./Json.ts";

/**
 * The sandbox protocol: JSON messages over the child's IPC channel. The node agent holds the same protocol
 * as schemas (`@atoll/contract/sandbox/SandboxProtocol`) and checks every message it gets from here.
 */
export type NodeRole = "default" | "aggregator";

export type LogLevel = "debug" | "info" | "warn" | "error";

export interface AnalysisNode {
  readonly nodeId: string;
  readonly name: string;
  readonly type: NodeRole;
}

export interface DatasetFile {
  readonly name: string;
  /** Absolute, readable by the sandbox and by nothing else of the analysis. */
  readonly path: string;
  readonly format: "csv" | "json";
}

export interface StartedAnalysis {
  readonly analysisId: string;
  readonly runId: string;
  readonly nodeId: string;
  readonly role: NodeRole;
  /** Every node that takes part, this one included. */
  readonly nodes: ReadonlyArray<AnalysisNode>;
  readonly parameters: Json;
  /** Null where the node brings no data, as an aggregator does. */
  readonly dataset: DatasetFile | null;
  /** Absolute path of the module to run. */
  readonly entrypoint: string;
}

/** Sandbox → agent. */
export type SandboxMessage =
  | { readonly type: "ready" }
  | { readonly type: "send"; readonly to: string; readonly body: Json }
  | { readonly type: "receive"; readonly id: number }
  | { readonly type: "progress"; readonly percent: number }
  | { readonly type: "log"; readonly level: LogLevel; readonly message: string }
  | { readonly type: "result"; readonly body: Json | { readonly base64: string } }
  | {
      readonly type: "failed";
      readonly message: string;
      readonly stack: string;
      /** The `code` of the error or of its nearest cause that has one, e.g. `ERR_ACCESS_DENIED`. */
      readonly code?: string;
    }
  | { readonly type: "done" }
  /** From the sandbox's bootstrap, never from the SDK: the runtime refused something. */
  | { readonly type: "denied"; readonly permission: string; readonly resource: string };

/** Agent → sandbox. `sent` answers the sends in their order. */
export type AgentMessage =
  | { readonly type: "start"; readonly analysis: StartedAnalysis }
  | { readonly type: "sent" }
  | {
      readonly type: "message";
      readonly id: number;
      readonly from: string;
      readonly sequence: number;
      readonly body: Json;
    };

import type { LogLevel } from "@atoll/contract/analyses/AnalysisLog";
import type { SandboxLogLevel } from "@atoll/contract/sandbox/SandboxProtocol";
import type { NodeId } from "@atoll/contract/nodes/NodeId";
import { Data, Schema } from "effect";

/** What a running analysis asks for or tells, checked and bounded. */
export type SandboxEvent = Data.TaggedEnum<{
  /** The analysis waits for `sent`: answer once the sealed message is on disk. */
  Send: { readonly to: NodeId; readonly body: Schema.Json };
  /** The analysis waits for the `message` with this id. */
  Receive: { readonly id: number };
  /** Whole per cent. */
  Progress: { readonly percent: number };
  /** Said by the analysis, printed by it, or about what the sandbox refused it. Text the hub can store. */
  Log: { readonly level: LogLevel; readonly message: string };
  ResultJson: { readonly body: Schema.Json };
  ResultBytes: { readonly bytes: Uint8Array };
}>;
export const SandboxEvent = Data.taggedEnum<SandboxEvent>();

const levels: { readonly [L in SandboxLogLevel]: LogLevel } = {
  debug: "debug",
  info: "info",
  warn: "warning",
  error: "error",
};

export const logLevel = (level: SandboxLogLevel): LogLevel => levels[level];

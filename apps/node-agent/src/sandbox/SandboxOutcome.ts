import type { RunOutcome, RunUsage } from "@atoll/contract/analyses/Run";
import { Match, Schema } from "effect";

/** What the sandbox refuses. `protocol`: the analysis spoke to the agent in a way that no SDK does. */
export const DeniedAccess = Schema.Literals([
  "fileRead",
  "fileWrite",
  "network",
  "childProcess",
  "worker",
  "addon",
  "signal",
  "sqlite",
  "environment",
  "inspector",
  "identity",
  "protocol",
  "other",
]);
export type DeniedAccess = typeof DeniedAccess.Type;

/** How a sandboxed run ended; the first reason counts. */
export const SandboxOutcome = Schema.TaggedUnion({
  Succeeded: {},
  /** The analysis threw. `stack` shows lines of the analysis only. */
  Failed: { message: Schema.String, stack: Schema.String },
  /** The analysis ended by something that the sandbox refused. */
  Denied: { what: DeniedAccess, message: Schema.String },
  MemoryExceeded: { limitBytes: Schema.Int },
  CpuExceeded: { limitSeconds: Schema.Int },
  TimedOut: { limitSeconds: Schema.Int },
  Cancelled: {},
  /** The process ended without a word. */
  Crashed: { exitCode: Schema.NullOr(Schema.Int), signal: Schema.NullOr(Schema.String) },
});
export type SandboxOutcome = typeof SandboxOutcome.Type;

export interface SandboxExit {
  readonly outcome: SandboxOutcome;
  readonly exitCode: number | null;
  readonly signal: string | null;
  readonly usage: RunUsage;
}

const MiB = 1024 * 1024;

/** One sentence for the analyst. */
export const outcomeSentence: (outcome: SandboxOutcome) => string = Match.typeTags<SandboxOutcome>()({
  Succeeded: () => "The analysis finished.",
  Failed: ({ message }) => `The analysis failed: ${message}`,
  Denied: ({ message }) => message,
  MemoryExceeded: ({ limitBytes }) =>
    `The analysis used more than ${Math.round(limitBytes / MiB)} MiB of memory and was ended.`,
  CpuExceeded: ({ limitSeconds }) =>
    `The analysis used more than ${limitSeconds} s of processor time and was ended.`,
  TimedOut: ({ limitSeconds }) => `The analysis ran longer than ${limitSeconds} s and was ended.`,
  Cancelled: () => "The analysis was cancelled.",
  Crashed: ({ exitCode, signal }) =>
    signal === null
      ? `The analysis's process ended without a word (exit code ${exitCode}).`
      : `The analysis's process ended without a word (signal ${signal}).`,
});

const contractOutcomes: { readonly [T in SandboxOutcome["_tag"]]: RunOutcome } = {
  Succeeded: "succeeded",
  Failed: "failed",
  Denied: "failed",
  MemoryExceeded: "failed",
  CpuExceeded: "failed",
  TimedOut: "timedOut",
  Cancelled: "cancelled",
  Crashed: "failed",
};

/** The contract's word for it. */
export const runOutcome = (outcome: SandboxOutcome): RunOutcome => contractOutcomes[outcome._tag];

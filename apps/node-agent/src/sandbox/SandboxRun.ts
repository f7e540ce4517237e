import type { AgentMessage } from "@atoll/contract/sandbox/SandboxProtocol";
import type { Effect, Stream } from "effect";
import type { SandboxEvent } from "./SandboxEvent.ts";
import type { SandboxExit } from "./SandboxOutcome.ts";

export type Reply = Exclude<AgentMessage, { readonly type: "start" }>;

/** A running analysis. */
export interface SandboxRun {
  /**
   * What it says, in order; ends when it ended. Consume it: it holds a few events only, then the run waits,
   * and `exit` of a run that ends by itself comes after its last event was taken.
   */
  readonly events: Stream.Stream<SandboxEvent>;
  /**
   * Success means that the bytes left the agent, not that the analysis read them; a dead run takes
   * anything.
   */
  readonly reply: (message: Reply) => Effect.Effect<void>;
  /**
   * Ends the run: a signal, and after a grace of two seconds SIGKILL, to everything it started. Idempotent.
   */
  readonly cancel: Effect.Effect<void>;
  /** Never fails: every end of a run is an outcome. */
  readonly exit: Effect.Effect<SandboxExit>;
}

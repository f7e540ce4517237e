import { Schema } from "effect";

const MiB = 1024 * 1024;

const positive = Schema.Int.check(Schema.isGreaterThan(0));

/** What one run may use at most. All bounds hold for the whole process tree of the run. */
export const SandboxLimits = Schema.Struct({
  /**
   * Resident memory that is the run's own (anonymous, shared and swapped pages; mapped program files do not
   * count).
   */
  memoryBytes: positive,
  cpuSeconds: positive,
  wallSeconds: positive,
  /** The longest message an analysis may send to its agent, in bytes of JSON. */
  messageBytes: positive,
  /** Log lines kept, printed or logged; what comes after is counted and dropped. */
  logLines: positive,
  logBytes: positive,
});
export type SandboxLimits = typeof SandboxLimits.Type;

export const defaultSandboxLimits: SandboxLimits = {
  memoryBytes: 512 * MiB,
  cpuSeconds: 600,
  wallSeconds: 3_600,
  messageBytes: 8 * MiB,
  logLines: 5_000,
  logBytes: MiB,
};

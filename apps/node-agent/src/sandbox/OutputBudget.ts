import type { LogLevel } from "@atoll/contract/analyses/AnalysisLog";
import { SandboxEvent } from "./SandboxEvent.ts";
import type { SandboxLimits } from "./SandboxLimits.ts";

/** The longest log line the contract takes, in UTF-16 units. */
export const longestLogLine = 4_000;

const storable = (text: string): string => text.toWellFormed().replaceAll("\u0000", "�").trimEnd();

/** How much log one run may still write, whichever way it writes. */
export class OutputBudget {
  #lines: number;
  #bytes: number;
  #dropped = 0;

  constructor(limits: SandboxLimits) {
    this.#lines = limits.logLines;
    this.#bytes = limits.logBytes;
  }

  get exhausted(): boolean {
    return this.#dropped > 0;
  }

  /** The line as an event, or undefined where it is blank or the budget is used up. */
  line(level: LogLevel, text: string, cut = false): SandboxEvent | undefined {
    const clean = storable(text.slice(0, longestLogLine));
    if (clean === "") return undefined;
    const bytes = Buffer.byteLength(clean);
    if (this.#lines <= 0 || this.#bytes < bytes) {
      this.#dropped += 1;
      return undefined;
    }
    this.#lines -= 1;
    this.#bytes -= bytes;
    const shortened = cut || text.length > longestLogLine;
    const message = shortened ? `${clean.slice(0, longestLogLine - 1)}…` : clean;
    return SandboxEvent.Log({ level, message });
  }

  /** What to tell at the end about lines that are missing. */
  summary(): SandboxEvent | undefined {
    if (this.#dropped === 0) return undefined;
    const message = `The analysis wrote more log than a run may: ${this.#dropped} lines are missing.`;
    return SandboxEvent.Log({ level: "warning", message });
  }
}

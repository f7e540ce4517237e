import type { SandboxMessage } from "@atoll/contract/sandbox/SandboxProtocol";
import { isDenialCode } from "./Denial.ts";
import type { Denial } from "./Denial.ts";
import type { SandboxLimits } from "./SandboxLimits.ts";
import type { SandboxOutcome } from "./SandboxOutcome.ts";

type Failed = Extract<SandboxMessage, { readonly type: "failed" }>;

const longest = 2_000;

const shown = (text: string, folder: string): string =>
  text
    .slice(0, 4 * longest)
    .replaceAll(`file://${folder}/`, "")
    .replaceAll(`${folder}/`, "")
    .slice(0, longest)
    .toWellFormed()
    .replaceAll("\u0000", "�");

/**
 * What a thrown error means; `denial` is the last refusal, which is the cause when the error's code says
 * so.
 */
export const failedOutcome = (
  failed: Failed,
  denial: Denial | undefined,
  folder: string,
  limits: SandboxLimits,
): SandboxOutcome => {
  const message = shown(failed.message, folder);
  if (isDenialCode(failed.code)) {
    const unknown = {
      what: "other",
      message: `The analysis tried something that is not allowed: ${message}`,
    } as const;
    return { _tag: "Denied", ...(denial ?? unknown) };
  }
  if (failed.code === "ERR_MEMORY_ALLOCATION_FAILED") {
    return { _tag: "MemoryExceeded", limitBytes: limits.memoryBytes };
  }
  return { _tag: "Failed", message, stack: shown(failed.stack, folder) };
};

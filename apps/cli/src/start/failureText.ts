import { Predicate, Runtime } from "effect";
import { ChainBroken } from "../audit/ChainBroken.ts";
import { ExportFileFailed } from "../audit/exportFile.ts";
import { TokenMissing } from "../audit/TokenMissing.ts";
import { HubRefused } from "../hub/HubRefused.ts";
import { KeysUnsettled, RotationUnnamed } from "../keys/keysFailures.ts";
import { DemoFailed, demoWayOut, HubFailed } from "./StartFailure.ts";

const code = (error: { readonly [Runtime.errorExitCode]?: number }) =>
  `  (exit code ${Runtime.getErrorExitCode(error)}, see docs/startup-failures.md)`;

/** What needs no more than its sentence. */
const sentences = [HubRefused, ChainBroken, TokenMissing, ExportFileFailed, KeysUnsettled, RotationUnnamed];

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const lines = (error: unknown): ReadonlyArray<string> => {
  if (error instanceof HubFailed) {
    const [first = "", ...rest] = error.sentences;
    return ["", `atoll: ${first}`, ...rest.map((line) => `  ${line}`), code(error)];
  }
  if (error instanceof DemoFailed)
    return ["", `atoll: ${error.message}`, `  What to do: ${demoWayOut}`, code(error)];
  if (sentences.some((known) => error instanceof known)) return ["", `atoll: ${messageOf(error)}`];
  // The command line itself: effect/cli has said what is wrong with it.
  if (Predicate.hasProperty(error, Runtime.errorReported) && error[Runtime.errorReported] === false)
    return [];
  return ["", `atoll: ${messageOf(error)}`];
};

/** What is printed last when the command fails. */
export const failureText = (error: unknown): string =>
  lines(error)
    .map((line) => `${line}\n`)
    .join("");

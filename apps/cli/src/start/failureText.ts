import { Predicate, Runtime } from "effect";
import { ChainBroken } from "../audit/ChainBroken.ts";
import { HubRefused } from "../hub/HubRefused.ts";
import { DemoFailed, demoWayOut, HubFailed } from "./StartFailure.ts";

const code = (error: { readonly [Runtime.errorExitCode]?: number }) =>
  `  (exit code ${Runtime.getErrorExitCode(error)}, see docs/startup-failures.md)`;

const lines = (error: unknown): ReadonlyArray<string> => {
  if (error instanceof HubFailed) {
    const [first = "", ...rest] = error.sentences;
    return ["", `atoll: ${first}`, ...rest.map((line) => `  ${line}`), code(error)];
  }
  if (error instanceof DemoFailed)
    return ["", `atoll: ${error.message}`, `  What to do: ${demoWayOut}`, code(error)];
  if (error instanceof HubRefused || error instanceof ChainBroken) return ["", `atoll: ${error.message}`];
  // The command line itself: effect/cli has said what is wrong with it.
  if (Predicate.hasProperty(error, Runtime.errorReported) && error[Runtime.errorReported] === false)
    return [];
  return ["", `atoll: ${error instanceof Error ? error.message : String(error)}`];
};

/** What is printed last when the command fails. */
export const failureText = (error: unknown): string =>
  lines(error)
    .map((line) => `${line}\n`)
    .join("");

import type { Workflows } from "../protocol/Contender.ts";
import type { Setup } from "../protocol/Setup.ts";
import { closedLoop } from "./closedLoop.ts";
import type { Load } from "./Load.ts";

const inFlight = 64;

/** Scenario 7: workflows of one size, started, run and awaited by 64 callers. */
export const workflowLoad =
  (steps: number) =>
  (setup: Setup, workflows: Workflows): Load => ({
    measure: (marks) =>
      closedLoop(setup, marks, {
        inFlight,
        operate: async (n) => {
          await workflows.run(`w${n}`, steps);
          return 1;
        },
      }),
    close: workflows.close,
  });

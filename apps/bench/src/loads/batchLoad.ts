import type { Queue } from "../protocol/Contender.ts";
import type { Setup } from "../protocol/Setup.ts";
import { closedLoop } from "./closedLoop.ts";
import { jobs } from "./jobs.ts";
import type { Load } from "./Load.ts";

const rows = 1_000;

/** Scenario 5: one caller, a thousand jobs in each call. Nobody works them off. */
export const batchLoad = (setup: Setup, queue: Pick<Queue, "addMany" | "close">): Load => ({
  measure: (marks) =>
    closedLoop(setup, marks, {
      inFlight: 1,
      operate: async (n) => {
        await queue.addMany(jobs(`t${n}`, rows));
        return rows;
      },
    }),
  close: queue.close,
});

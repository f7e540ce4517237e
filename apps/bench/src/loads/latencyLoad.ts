import { quantile } from "../figures/Statistics.ts";
import type { Queue } from "../protocol/Contender.ts";
import type { Setup } from "../protocol/Setup.ts";
import { closedLoop } from "./closedLoop.ts";
import type { Load, Marks, Outcome } from "./Load.ts";
import { openLoop } from "./openLoop.ts";
import { startsOf } from "./startsOf.ts";

const inFlight = 64;
const idleRate = 40;
const half = 0.5;
const unmarked: Marks = { begin: async () => {}, end: async () => {} };

/**
 * Scenario 8: from the call that submits a job to the first line of its handler. First how much this system
 * can take with 64 in flight, then one job at a time, then half of what it could take, which is the part that
 * is measured.
 */
export const latencyLoad = (setup: Setup, queue: Queue): Load => {
  const measure = async (marks: Marks): Promise<Outcome> => {
    const starts = startsOf(queue);
    await starts.work();
    const sampled = async (rate: number, seconds: number) => {
      const latencies: Array<number> = [];
      const operations = await openLoop(rate, seconds, async () => {
        latencies.push(await starts.submit("a"));
      });
      return { operations, latencies };
    };
    const peak = await closedLoop({ warmUpSeconds: setup.warmUpSeconds, measuredSeconds: 3 }, unmarked, {
      inFlight,
      operate: async () => {
        await starts.submit("a");
        return 1;
      },
    });
    const idle = await sampled(idleRate, setup.measuredSeconds / 2);
    await marks.begin();
    const { rate = 0 } = peak.figures;
    const loaded = await sampled(rate * half, setup.measuredSeconds);
    await marks.end();
    return {
      operations: loaded.operations,
      figures: {
        idle50: quantile(idle.latencies, 0.5),
        idle99: quantile(idle.latencies, 0.99),
        peak: rate,
        p50: quantile(loaded.latencies, 0.5),
        p99: quantile(loaded.latencies, 0.99),
      },
    };
  };
  return { measure, close: queue.close };
};

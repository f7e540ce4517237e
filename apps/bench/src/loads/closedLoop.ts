import { quantile } from "../figures/Statistics.ts";
import type { Setup } from "../protocol/Setup.ts";
import type { Marks, Outcome } from "./Load.ts";

export interface LoopOptions {
  readonly inFlight: number;
  /** One round trip; answers how many operations it stood for. `n` counts up over all of them. */
  readonly operate: (n: number) => Promise<number>;
}

const seconds = (milliseconds: number) => milliseconds / 1_000;

/**
 * So many callers, each asking again as soon as it is answered: warm-up first, then the measured part. What
 * was begun in the warm-up and ends in the measured part counts, what is still under way at its end does not.
 */
export const closedLoop = async (
  { warmUpSeconds, measuredSeconds }: Pick<Setup, "warmUpSeconds" | "measuredSeconds">,
  marks: Marks,
  { inFlight, operate }: LoopOptions,
): Promise<Outcome> => {
  let n = 0;
  let counting = false;
  let going = true;
  let operations = 0;
  const latencies: Array<number> = [];
  const caller = async () => {
    while (going) {
      const began = performance.now();
      const done = await operate(n++);
      if (!counting) continue;
      operations += done;
      latencies.push(performance.now() - began);
    }
  };
  const callers = Promise.all(Array.from({ length: inFlight }, caller));
  const pause = (duration: number) =>
    Promise.race([callers, new Promise((resolve) => void setTimeout(resolve, duration * 1_000))]);
  await pause(warmUpSeconds);
  await marks.begin();
  counting = true;
  const began = performance.now();
  await pause(measuredSeconds);
  counting = false;
  const took = seconds(performance.now() - began);
  await marks.end();
  going = false;
  await callers;
  return {
    operations,
    figures: {
      seconds: took,
      rate: operations / took,
      p50: quantile(latencies, 0.5),
      p99: quantile(latencies, 0.99),
    },
  };
};

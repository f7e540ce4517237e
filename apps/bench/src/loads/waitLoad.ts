import { setTimeout as pause } from "node:timers/promises";
import { quantile } from "../figures/Statistics.ts";
import type { Waits } from "../protocol/Contender.ts";
import type { Setup } from "../protocol/Setup.ts";
import type { Load, Marks, Outcome } from "./Load.ts";

const finishedSteps = [0, 10, 50];
/** Long enough for a workflow that came to its wait to be put away. */
const settling = 1_000;
const napMilliseconds = 2_000;
const napsPerSecond = 25;

/**
 * Scenario 9. Waiting workflows with 0, 10 and 50 finished steps get their signal, one at a time and in turn;
 * then naps of two seconds begin 25 times a second. A nap that is not over a good while later counts as that
 * late.
 */
export const waitLoad = (setup: Setup, waits: Waits): Load => {
  const samples = setup.quick ? 20 : 60;
  const napPatience = 15_000;

  const signals = async () => {
    const keys = Array.from({ length: samples }, (_, index) => index);
    for (const steps of finishedSteps) {
      for (const index of keys) await waits.startWaiting(`${steps}-${index}`, steps);
    }
    await pause(settling);
    return keys.flatMap((index) => finishedSteps.map((steps) => ({ steps, key: `${steps}-${index}` })));
  };

  const naps = async (seconds: number) => {
    const lateness: Array<number> = [];
    const all: Array<Promise<void>> = [];
    const count = Math.floor(seconds * napsPerSecond);
    for (let nap = 0; nap < count; nap++) {
      all.push(waits.sleep(`nap-${nap}`, napMilliseconds).then((late) => void lateness.push(late)));
      await pause(1_000 / napsPerSecond);
    }
    await Promise.race([Promise.all(all), pause(napMilliseconds + napPatience)]);
    return [...lateness, ...Array.from({ length: count - lateness.length }, () => napPatience)];
  };

  const measure = async (marks: Marks): Promise<Outcome> => {
    await waits.startWaiting("warm", 10);
    await pause(settling);
    await waits.signal("warm");
    const waiting = await signals();
    const latencies = new Map(finishedSteps.map((steps) => [steps, new Array<number>()]));
    await marks.begin();
    for (const { steps, key } of waiting) latencies.get(steps)?.push(await waits.signal(key));
    await marks.end();
    const lateness = await naps(setup.measuredSeconds / 2);
    const resumed = [...latencies].flatMap(([steps, values]) => [
      [`resume${steps}`, quantile(values, 0.5)] as const,
      [`resume${steps}p99`, quantile(values, 0.99)] as const,
    ]);
    return {
      operations: waiting.length,
      figures: {
        ...Object.fromEntries(resumed),
        late50: quantile(lateness, 0.5),
        late99: quantile(lateness, 0.99),
      },
    };
  };
  return { measure, close: waits.close };
};

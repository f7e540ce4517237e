import type { Queue } from "../protocol/Contender.ts";
import type { Setup } from "../protocol/Setup.ts";
import { addAll, jobs } from "./jobs.ts";
import type { Load, Marks, Outcome } from "./Load.ts";

const warmUpJobs = 2_000;
export const drained = (quick: boolean) => (quick ? 10_000 : 20_000);

/**
 * Scenario 6: a backlog, worked off. The first jobs warm up; a slow one is stopped after the measured time.
 */
export const drainLoad = (setup: Setup, queue: Queue): Load => {
  const measure = async (marks: Marks): Promise<Outcome> => {
    const last = warmUpJobs + drained(setup.quick);
    await addAll(queue, jobs("a", last));
    let handled = 0;
    let began = 0;
    const begun = Promise.withResolvers<void>();
    const done = Promise.withResolvers<number>();
    await queue.work(async () => {
      handled++;
      if (handled === warmUpJobs) {
        began = performance.now();
        begun.resolve();
      }
      if (handled === last) done.resolve(performance.now());
    });
    await begun.promise;
    await marks.begin();
    const patience = setTimeout(() => done.resolve(performance.now()), setup.measuredSeconds * 1_000);
    const ended = await done.promise;
    const operations = handled - warmUpJobs;
    await marks.end();
    clearTimeout(patience);
    const seconds = (ended - began) / 1_000;
    return { operations, figures: { seconds, rate: operations / seconds } };
  };
  return { measure, close: queue.close };
};

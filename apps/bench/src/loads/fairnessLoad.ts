import { setTimeout as pause } from "node:timers/promises";
import { jain, quantile } from "../figures/Statistics.ts";
import type { Job, Queue } from "../protocol/Contender.ts";
import type { Setup } from "../protocol/Setup.ts";
import { addAll, jobs } from "./jobs.ts";
import type { Load, Marks, Outcome } from "./Load.ts";
import { openLoop } from "./openLoop.ts";
import { startsOf } from "./startsOf.ts";

/** A job takes so long, so that a backlog stays one. */
const jobMilliseconds = 10;
const neighbourRate = 20;
const tenants = 10;
/** How long the first backlog may take to be gone before the last part begins. */
const drainPatience = 40_000;

const names = Array.from({ length: tenants }, (_, index) => `tenant-${index}`);

/**
 * Scenario 10, three parts on one worker. Tenant B alone, twenty jobs a second. Then the same while tenant A
 * has its backlog. Then ten tenants with a backlog each, queued one tenant after the other: how evenly are
 * they served?
 */
export const fairnessLoad = (setup: Setup, queue: Queue): Load => {
  const backlog = setup.quick ? 10_000 : 50_000;
  const measure = async (marks: Marks): Promise<Outcome> => {
    const done = new Map<string, number>();
    const starts = startsOf(queue, async ({ tenant }: Job) => {
      await pause(jobMilliseconds);
      done.set(tenant, (done.get(tenant) ?? 0) + 1);
    });
    await starts.work();
    const neighbour = async (seconds: number) => {
      const latencies: Array<number> = [];
      const all = openLoop(neighbourRate, seconds, async () => {
        latencies.push(await starts.submit("b"));
      });
      // Behind a backlog without fairness a job may not start for minutes: it counts as late as it is by now.
      const began = performance.now();
      await Promise.race([all, pause(seconds * 1_000 + 1_000)]);
      const late = Math.max(0, Math.floor(neighbourRate * seconds) - latencies.length);
      const waited = performance.now() - began;
      return [...latencies, ...Array.from({ length: late }, () => waited)];
    };
    const untilDone = async (tenant: string, wanted: number) => {
      const until = performance.now() + drainPatience;
      while ((done.get(tenant) ?? 0) < wanted && performance.now() < until) await pause(50);
    };
    const count = () => [...done.values()].reduce((sum, each) => sum + each, 0);

    await neighbour(setup.warmUpSeconds);
    const alone = await neighbour(setup.measuredSeconds);
    await addAll(queue, jobs("a", backlog));
    await marks.begin();
    const before = count();
    const began = performance.now();
    const loaded = await neighbour(setup.measuredSeconds);
    const operations = count() - before;
    const rate = operations / ((performance.now() - began) / 1_000);
    await marks.end();

    await untilDone("a", backlog);
    for (const tenant of names) await addAll(queue, jobs(tenant, backlog / tenants));
    done.clear();
    const window = setup.measuredSeconds / 2;
    await pause(window * 1_000);
    const shares = names.map((tenant) => done.get(tenant) ?? 0);
    return {
      operations,
      figures: {
        alone99: quantile(alone, 0.99),
        loaded99: quantile(loaded, 0.99),
        factor: quantile(loaded, 0.99) / quantile(alone, 0.99),
        jain: jain(shares),
        rate,
        rate10: shares.reduce((sum, share) => sum + share, 0) / window,
      },
    };
  };
  return { measure, close: queue.close };
};

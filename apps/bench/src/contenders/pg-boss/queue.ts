import type { PgBoss } from "pg-boss";
import type { Job, Open, Queue } from "../../protocol/Contender.ts";
import { queueName, start } from "./boss.ts";

interface Drain {
  readonly callers: number;
  readonly batch: number;
}

/**
 * Its quickest way through a backlog: callers that fetch, handle and complete, without the pause of `work`.
 */
const drain = (boss: PgBoss, { callers, batch }: Drain, handle: (job: Job) => Promise<void>) => {
  const going = { on: true };
  const caller = async () => {
    while (going.on) {
      const jobs = await boss.fetch<Job>(queueName, { batchSize: batch });
      if (jobs.length === 0) await new Promise((resolve) => void setTimeout(resolve, 20));
      await Promise.all(jobs.map(({ data }) => handle(data)));
      if (jobs.length > 0)
        await boss.complete(
          queueName,
          jobs.map(({ id }) => id),
        );
    }
  };
  const callersDone = Promise.all(Array.from({ length: callers }, caller));
  return async () => {
    going.on = false;
    await callersDone;
  };
};

const opener =
  (drainOptions: Drain, isFair: boolean): Open<Queue> =>
  async (setup) => {
    const boss = await start(setup);
    const groupOf = ({ tenant }: Job) => (isFair ? { group: { id: tenant } } : {});
    let stop = async () => {};
    return {
      add: async (job) => void (await boss.send(queueName, job, groupOf(job))),
      addMany: async (jobs) =>
        void (await boss.insert(
          queueName,
          jobs.map((data) => ({ data, ...groupOf(data) })),
        )),
      work: async (handle) => {
        if (setup.scenario.startsWith("6")) stop = drain(boss, drainOptions, handle);
        else await work(boss, isFair, handle);
      },
      close: async () => {
        await stop();
        await boss.stop({ graceful: false });
      },
    };
  };

/** So many of one tenant at once, over all workers, where tenants are groups. */
const perTenant = 40;

/** Of the settings tried, those with the shortest way from submit to start. */
const settings = {
  batchSize: 64,
  localConcurrency: 2,
  burstWhenBatchFull: true,
  pollingIntervalSeconds: 0.5,
};

/** A batch no larger than a group's share: one that is not full would end the fetching. */
const fairSettings = { ...settings, batchSize: perTenant, localConcurrency: 4, groupConcurrency: perTenant };

const work = (boss: PgBoss, isFair: boolean, handle: (job: Job) => Promise<void>) =>
  boss.work<Job>(queueName, isFair ? fairSettings : settings, async (jobs) => {
    await Promise.all(jobs.map(({ data }) => handle(data)));
  });

/** One job at a time for each of 16 callers. */
export const openOne = opener({ callers: 16, batch: 1 }, false);
export const openBatched = opener({ callers: 4, batch: 100 }, false);
export const openFair = opener({ callers: 4, batch: 100 }, true);

import { Logger, makeWorkerUtils, run, type Runner } from "graphile-worker";
import pg from "pg";
import type { Job, Open, Queue } from "../../protocol/Contender.ts";

const task = "bench";
const concurrency = 24;

const logger = new Logger(() => (level, message) => {
  if (level === "error") process.stderr.write(`graphile-worker: ${message}\n`);
});

/** The batched mode of its documentation on performance: jobs fetched and completed in bulk. */
const batching = { localQueue: { size: 500 }, completeJobBatchDelay: 0, failJobBatchDelay: 0 };

const isJob = (payload: unknown): payload is Job =>
  typeof payload === "object" && payload !== null && "key" in payload && "tenant" in payload;

const opener =
  (isBatched: boolean): Open<Queue> =>
  async ({ urls }) => {
    const pgPool = new pg.Pool({ connectionString: urls.owner, max: concurrency + 4 });
    const utils = await makeWorkerUtils({ pgPool, logger });
    await utils.migrate();
    let runner: Runner | null = null;
    return {
      add: async (job) => void (await utils.addJob(task, job)),
      addMany: async (jobs) => {
        await utils.addJobs(jobs.map((payload) => ({ identifier: task, payload })));
      },
      work: async (handle) => {
        runner = await run({
          pgPool,
          logger,
          concurrency,
          noHandleSignals: true,
          preset: { worker: isBatched ? batching : {} },
          taskList: {
            [task]: async (payload) => {
              if (isJob(payload)) await handle(payload);
            },
          },
        });
      },
      close: async () => {
        await runner?.stop();
        await utils.release();
        await pgPool.end();
      },
    };
  };

/** A job fetched, run and completed by itself. */
export const openDefault = opener(false);
export const openBatched = opener(true);

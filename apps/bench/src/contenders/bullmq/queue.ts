import { createPostgresBackend, Queue as RedisQueue, withBackend, Worker as RedisWorker } from "bullmq";
import type { Job, Open, Queue } from "../../protocol/Contender.ts";

/** Of a queue of its own, so that what an earlier round left in Redis is nobody's. */
const nameFor = () => `bench-${process.pid}`;

const onPostgres = withBackend(createPostgresBackend);

interface Opened {
  readonly add: (name: string, job: Job) => Promise<unknown>;
  readonly addBulk: (jobs: Array<{ name: string; data: Job }>) => Promise<unknown>;
  readonly close: () => Promise<void>;
}

interface Working {
  readonly close: (force?: boolean) => Promise<void>;
}

const asQueue = (queue: Opened, startWorker: (handle: (job: Job) => Promise<void>) => Working): Queue => {
  let worker: Working | null = null;
  return {
    add: async (job) => void (await queue.add("job", job)),
    addMany: async (jobs) => void (await queue.addBulk(jobs.map((data) => ({ name: "job", data })))),
    work: async (handle) => {
      worker = startWorker(handle);
    },
    close: async () => {
      await worker?.close(true);
      await queue.close();
    },
  };
};

/** Its own schema in PostgreSQL, made by its own migrations. */
export const openPostgres: Open<Queue> = async ({ urls }) => {
  const connection = { connectionString: urls.owner, max: 20, migrate: true };
  const name = nameFor();
  const queue = new onPostgres.Queue<Job>(name, { connection });
  await queue.waitUntilReady();
  return asQueue(
    queue,
    (handle) =>
      new onPostgres.Worker<Job>(name, (job) => handle(job.data), {
        connection: { ...connection, migrate: false },
        concurrency: 32,
      }),
  );
};

export const openRedis: Open<Queue> = async ({ redisUrl }) => {
  const { hostname: host, port } = new URL(redisUrl ?? "");
  const connection = { host, port: Number(port) };
  const name = nameFor();
  const queue = new RedisQueue<Job>(name, { connection });
  await queue.waitUntilReady();
  return asQueue(
    queue,
    (handle) => new RedisWorker<Job>(name, (job) => handle(job.data), { connection, concurrency: 64 }),
  );
};

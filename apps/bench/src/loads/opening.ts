import type { Open, Queue, Server, Waits, Workflows } from "../protocol/Contender.ts";
import type { Setup } from "../protocol/Setup.ts";

type Opening<Subject> = Readonly<Record<string, (setup: Setup) => Promise<Subject>>>;

/** Loads the module when the contender is the one of this process: nobody carries another's code. */
const lazily =
  <Subject>(load: () => Promise<Open<Subject>>) =>
  async (setup: Setup): Promise<Subject> =>
    (await load())(setup);

export const workflowsOf: Opening<Workflows> = {
  atoll: lazily(async () => (await import("../contenders/atoll/workflows.ts")).openWorkflows),
  dbos: lazily(async () => (await import("../contenders/dbos/workflows.ts")).openWorkflows),
  stock: lazily(async () => (await import("../contenders/effect/stock.ts")).openWorkflows),
  memory: lazily(async () => (await import("../contenders/effect/memory.ts")).openWorkflows),
  bare: lazily(async () => (await import("../contenders/limits/groupedWorkflows.ts")).openWorkflows),
};

export const waitsOf: Opening<Waits> = {
  atoll: lazily(async () => (await import("../contenders/atoll/workflows.ts")).openWaits),
  dbos: lazily(async () => (await import("../contenders/dbos/waits.ts")).openWaits),
  stock: lazily(async () => (await import("../contenders/effect/stock.ts")).openWaits),
};

export const queueOf: Opening<Queue> = {
  atoll: lazily(async () => (await import("../contenders/atoll/jobs.ts")).openQueue),
  "pg-boss": lazily(async () => (await import("../contenders/pg-boss/queue.ts")).openBatched),
  "pg-boss-1": lazily(async () => (await import("../contenders/pg-boss/queue.ts")).openOne),
  "pg-boss-fair": lazily(async () => (await import("../contenders/pg-boss/queue.ts")).openFair),
  graphile: lazily(async () => (await import("../contenders/graphile/queue.ts")).openDefault),
  "graphile-batched": lazily(async () => (await import("../contenders/graphile/queue.ts")).openBatched),
  "bullmq-postgres": lazily(async () => (await import("../contenders/bullmq/queue.ts")).openPostgres),
  "bullmq-redis": lazily(async () => (await import("../contenders/bullmq/queue.ts")).openRedis),
  bare: lazily(async () => (await import("../contenders/limits/bareQueue.ts")).openQueue),
};

/** A job into the queue over HTTP: the peers' behind Fastify. */
export const jobServerOf: Opening<Server> = {
  ...Object.fromEntries(
    Object.entries(queueOf).map(([id, open]) => [
      id,
      lazily(async () => (await import("../contenders/fastify/jobServer.ts")).jobServer(open)),
    ]),
  ),
  atoll: lazily(async () => (await import("../contenders/atoll/hubServers.ts")).openSubmitsOnly),
  "atoll-working": lazily(async () => (await import("../contenders/atoll/hubServers.ts")).openSubmitsAndWork),
};

/** A row by its id, for somebody who is signed in. */
export const readServerOf: Opening<Server> = {
  atoll: lazily(async () => (await import("../contenders/atoll/hubServers.ts")).openReads),
  "fastify-rls": lazily(async () => (await import("../contenders/fastify/readServer.ts")).openSecured),
  fastify: lazily(async () => (await import("../contenders/fastify/readServer.ts")).openPlain),
  node: lazily(async () => (await import("../contenders/limits/nodeRead.ts")).openServer),
};

/** JSON in, JSON out, no database. */
export const orderServerOf: Opening<Server> = {
  atoll: lazily(async () => (await import("../contenders/effect/orderServers.ts")).openHubLike),
  effect: lazily(async () => (await import("../contenders/effect/orderServers.ts")).openBare),
  fastify: lazily(async () => (await import("../contenders/fastify/orderServer.ts")).openServer),
  node: lazily(async () => (await import("../contenders/limits/nodeOrder.ts")).openServer),
};

/** The same beside many who sign in. */
export const signInServerOf: Opening<Server> = {
  atoll: lazily(async () => (await import("../contenders/atoll/hubServers.ts")).openSignIns),
};

/** Accounts that somebody else asks about. */
export const enumeratedServerOf: Opening<Server> = {
  atoll: lazily(async () => (await import("../contenders/atoll/hubServers.ts")).openEnumerated),
};

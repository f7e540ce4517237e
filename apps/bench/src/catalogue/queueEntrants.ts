import type { Entrant } from "./Scenario.ts";

/** The queues of the peers, as more than one scenario takes them. */

export const atoll: Entrant = {
  id: "atoll",
  label: "Atoll jobs",
  durability:
    "submit, start and completion committed in groups before they are acknowledged, " +
    "with the history of each attempt; rows under forced row-level security",
  packages: ["effect", "@effect/sql-pg"],
  database: "atoll",
};

export const pgBoss: Entrant = {
  id: "pg-boss",
  label: "pg-boss, batches of 100",
  durability: "submit, claim and completion committed; 4 callers fetch and complete 100 jobs a statement",
  packages: ["pg-boss"],
};

export const pgBossOne: Entrant = {
  id: "pg-boss-1",
  label: "pg-boss, one by one",
  durability: "submit, claim and completion of each job committed; 16 callers",
  packages: ["pg-boss"],
};

export const graphile: Entrant = {
  id: "graphile",
  label: "graphile-worker, default",
  durability: "submit, claim and completion of each job committed; 24 at once; the row is gone at completion",
  packages: ["graphile-worker"],
};

export const graphileBatched: Entrant = {
  id: "graphile-batched",
  label: "graphile-worker, batched",
  durability:
    "completions committed in bulk after the next job has begun; " +
    "jobs fetched 500 at a time stay locked up to 4 h after a crash",
  packages: ["graphile-worker"],
};

export const bullmqPostgres: Entrant = {
  id: "bullmq-postgres",
  label: "BullMQ on PostgreSQL",
  durability: "submit, claim and completion of each job committed; 32 at once",
  packages: ["bullmq"],
};

export const bullmqRedis: Entrant = {
  id: "bullmq-redis",
  label: "BullMQ on Redis",
  durability: "append-only file fsynced at every write (appendfsync always); 64 at once",
  packages: ["bullmq"],
  needs: "redis-server",
};

export const bare: Entrant = {
  id: "bare",
  label: "limit: bare statements from Node",
  durability: "each statement committed; no retries, no history, the row is gone when claimed",
  packages: ["pg"],
};

/** One statement a transaction, from a client in C. */
export const pgbench = (what: string): Entrant => ({
  id: "pgbench",
  label: `limit: pgbench, ${what}, 32 clients`,
  durability: "each statement committed; no HTTP",
  packages: [],
  needs: "pgbench",
});

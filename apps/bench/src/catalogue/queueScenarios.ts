import {
  atoll,
  bare,
  bullmqPostgres,
  bullmqRedis,
  graphile,
  graphileBatched,
  pgBoss,
  pgbench,
  pgBossOne,
} from "./queueEntrants.ts";
import type { Scenario } from "./Scenario.ts";

const committed = "each job committed before the answer";
const inOne = "the thousand committed together";
const synced = "append-only file fsynced before the answer (appendfsync always)";

const rate = (label: string) => [{ name: "rate", label, digits: 0, ratio: true }];

/** Scenarios 4, 5, 6 and 8: into the queue by HTTP and in bulk, out of it, and how soon. */
export const queueScenarios: ReadonlyArray<Scenario> = [
  {
    key: "4",
    title: "One job submitted over HTTP, 202 after the commit, 64 in flight",
    operation: "request",
    driver: "http",
    metrics: [
      ...rate("accepted/s"),
      { name: "p99", label: "p99 ms", digits: 1 },
      { name: "loaded50", label: "half load p50 ms", digits: 2 },
      { name: "loaded99", label: "half load p99 ms", digits: 2 },
    ],
    references: ["pg-boss"],
    entrants: [
      { ...atoll, label: "Atoll hub, POST /jobs", durability: committed },
      { ...atoll, id: "atoll-working", label: "the same, working the jobs off too", durability: committed },
      { ...pgBoss, label: "Fastify + pg-boss send", durability: committed, packages: ["fastify", "pg-boss"] },
      { ...graphile, label: "Fastify + graphile-worker addJob", durability: committed },
      { ...bullmqPostgres, label: "Fastify + BullMQ add on PostgreSQL", durability: committed },
      { ...bullmqRedis, label: "Fastify + BullMQ add on Redis", durability: synced },
      { ...bare, label: "limit: Fastify + bare insert", durability: committed },
      pgbench("one insert"),
    ],
    notes: [
      "The hub checks session, tenant and right of each request; the peers check none of them.",
      "Nobody works the jobs off meanwhile, but where the row says so.",
    ],
  },
  {
    key: "5",
    title: "1,000 jobs submitted in one call, one caller",
    operation: "job",
    metrics: [
      ...rate("jobs/s"),
      { name: "p50", label: "p50 ms a call", digits: 1 },
      { name: "p99", label: "p99 ms a call", digits: 1 },
    ],
    references: ["pg-boss"],
    entrants: [
      { ...atoll, label: "Atoll submitAll", durability: inOne },
      { ...pgBoss, label: "pg-boss insert", durability: inOne },
      { ...graphile, label: "graphile-worker addJobs", durability: inOne },
      { ...bullmqPostgres, label: "BullMQ addBulk on PostgreSQL", durability: inOne },
      { ...bullmqRedis, label: "BullMQ addBulk on Redis", durability: synced },
      { ...bare, label: "limit: bare unnest from Node", durability: inOne },
    ],
    notes: ["Acknowledged after the commit of all thousand."],
  },
  {
    key: "6",
    title: "Drain of 20,000 no-op jobs",
    operation: "job",
    metrics: rate("jobs/s"),
    references: ["pg-boss-1", "graphile"],
    entrants: [atoll, pgBossOne, pgBoss, graphile, graphileBatched, bullmqPostgres, bullmqRedis, bare],
    notes: [
      "The backlog is there before the first worker; 2,000 jobs of it warm up.",
      "A slow one is stopped after the measured time, and its rate is that of the jobs it did.",
    ],
  },
  {
    key: "8",
    title: "From submit to the first line of the handler: idle, and at half of the system's own peak",
    operation: "job",
    metrics: [
      { name: "idle50", label: "idle p50 ms", digits: 2 },
      { name: "idle99", label: "idle p99 ms", digits: 2 },
      { name: "peak", label: "peak jobs/s", digits: 0 },
      { name: "p50", label: "half load p50 ms", digits: 2, ratio: true },
      { name: "p99", label: "half load p99 ms", digits: 2 },
    ],
    references: ["graphile"],
    entrants: [
      atoll,
      { ...pgBoss, label: "pg-boss, woken by NOTIFY", durability: "submit, claim and completion committed" },
      graphile,
      graphileBatched,
      bullmqPostgres,
      bullmqRedis,
    ],
    notes: [
      "The peak is what 64 callers get who submit a job and wait for its start.",
      "Submitter and worker are one process, as in Atoll's default.",
    ],
  },
];

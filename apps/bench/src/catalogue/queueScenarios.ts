import {
  bare,
  bullmqPostgres,
  bullmqRedis,
  graphile,
  graphileBatched,
  pgBoss,
  pgBossOne,
} from "./queueEntrants.ts";
import type { Scenario } from "./Scenario.ts";

const rate = (label: string) => [{ name: "rate", label, digits: 0, ratio: true }];

/** Scenarios 5 and 6: into the queue in bulk, and out of it. */
export const queueScenarios: ReadonlyArray<Scenario> = [
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
      { ...pgBoss, label: "pg-boss insert" },
      { ...graphile, label: "graphile-worker addJobs" },
      { ...bullmqPostgres, label: "BullMQ addBulk on PostgreSQL" },
      { ...bullmqRedis, label: "BullMQ addBulk on Redis" },
      { ...bare, label: "limit: bare unnest from Node" },
    ],
    notes: ["Acknowledged after the commit of all thousand."],
  },
  {
    key: "6",
    title: "Drain of 20,000 no-op jobs",
    operation: "job",
    metrics: rate("jobs/s"),
    references: ["pg-boss-1", "graphile"],
    entrants: [pgBossOne, pgBoss, graphile, graphileBatched, bullmqPostgres, bullmqRedis, bare],
    notes: [
      "The backlog is there before the first worker; 2,000 jobs of it warm up.",
      "A slow one is stopped after the measured time, and its rate is that of the jobs it did.",
    ],
  },
];

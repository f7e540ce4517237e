import { atoll, pgBoss } from "./queueEntrants.ts";
import type { Scenario } from "./Scenario.ts";

const durability = "submit, claim and completion committed";

/** Scenario 10: one tenant's backlog beside another's few jobs. */
export const fairnessScenario: Scenario = {
  key: "10",
  title: "Noisy neighbour: tenant A has 50,000 jobs queued, tenant B submits twenty a second",
  operation: "job",
  metrics: [
    { name: "alone99", label: "B alone p99 ms", digits: 1 },
    { name: "loaded99", label: "B beside A p99 ms", digits: 1 },
    { name: "factor", label: "beside A / alone", digits: 2 },
    { name: "jain", label: "Jain index of 10 tenants", digits: 3 },
    { name: "rate", label: "jobs/s beside A", digits: 0, ratio: true },
    { name: "rate10", label: "jobs/s of 10 tenants", digits: 0 },
  ],
  references: ["pg-boss"],
  entrants: [
    atoll,
    { ...pgBoss, label: "control: pg-boss, first in first out", durability },
    { ...pgBoss, id: "pg-boss-fair", label: "pg-boss, groupConcurrency 40", durability },
  ],
  notes: [
    "A job takes 10 ms. Times are from submit to the first line of the handler.",
    "What has not started a second after the part counts with the time waited: a factor may be larger.",
    "Jain index of the jobs done for ten tenants whose backlogs were queued one after the other.",
  ],
};

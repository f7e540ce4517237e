import type { Entrant, Scenario } from "./Scenario.ts";

const atoll: Entrant = {
  id: "atoll",
  label: "Atoll",
  durability:
    "start, each step and the end committed in groups before they are acknowledged, under a fencing token",
  packages: ["effect", "@effect/sql-pg"],
  database: "atoll",
};

const dbos: Entrant = {
  id: "dbos",
  label: "DBOS",
  durability: "start, each step and the end committed, a statement each",
  packages: ["@dbos-inc/dbos-sdk", "pg"],
};

const stock: Entrant = {
  id: "stock",
  label: "Effect, stock cluster engine",
  durability: "each message and each reply committed, a statement or transaction each",
  packages: ["effect", "@effect/sql-pg"],
};

const entrants: ReadonlyArray<Entrant> = [
  atoll,
  dbos,
  stock,
  {
    id: "memory",
    label: "Effect, in memory",
    durability: "none: the ceiling of the workflow layer",
    packages: ["effect"],
  },
  {
    id: "bare",
    label: "limit: bare writes, grouped",
    durability: "start, steps and end committed in groups; no claim, no replay, no recovery",
    packages: ["pg"],
  },
];

const scenario = (steps: number): Scenario => ({
  key: `7/${steps}`,
  title: `Durable workflow of ${steps} step${steps === 1 ? "" : "s"}, awaited, 64 in flight`,
  operation: "workflow",
  metrics: [
    { name: "rate", label: "workflows/s", digits: 0, ratio: true },
    { name: "p50", label: "p50 ms", digits: 1 },
    { name: "p99", label: "p99 ms", digits: 1 },
  ],
  references: ["dbos"],
  entrants,
  notes: ["A step returns a small object at once; the result of a workflow is a number."],
});

const resumed = (steps: number) => [
  { name: `resume${steps}`, label: `p50 ms, ${steps} steps done`, digits: 1, ratio: steps === 50 },
  { name: `resume${steps}p99`, label: `p99 ms, ${steps}`, digits: 1 },
];

const waits: Scenario = {
  key: "9",
  title: "From signal to the step behind the wait with 0, 10 and 50 steps done; lateness of a durable timer",
  operation: "signal",
  metrics: [
    ...[0, 10, 50].flatMap(resumed),
    { name: "late50", label: "timer late p50 ms", digits: 1 },
    { name: "late99", label: "timer late p99 ms", digits: 1 },
  ],
  references: ["dbos"],
  entrants: [
    { ...atoll, durability: `${atoll.durability}; a waiting workflow is put away and replayed` },
    { ...dbos, durability: `${dbos.durability}; a waiting workflow stays in memory and is not replayed` },
    { ...stock, durability: `${stock.durability}; a waiting workflow is put away and replayed` },
  ],
  notes: [
    "Signals go one at a time to workflows that have waited a second at least.",
    "25 timers of 2 s begin a second.",
    "A timer that has not rung 15 s after its time counts as 15 s late.",
  ],
};

/** Scenarios 7 and 9. */
export const workflowScenarios: ReadonlyArray<Scenario> = [scenario(1), scenario(10), waits];

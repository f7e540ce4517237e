import type { Scenario } from "./Scenario.ts";

const entrants = [
  {
    id: "dbos",
    label: "DBOS",
    durability: "start, each step and the end committed, a statement each",
    packages: ["@dbos-inc/dbos-sdk", "pg"],
  },
  {
    id: "stock",
    label: "Effect, stock cluster engine",
    durability: "each message and each reply committed, a statement or transaction each",
    packages: ["effect", "@effect/sql-pg"],
  },
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

export const workflowScenarios: ReadonlyArray<Scenario> = [scenario(1), scenario(10)];

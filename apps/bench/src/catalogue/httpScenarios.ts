import type { Scenario } from "./Scenario.ts";

const none = "nothing is written";

/** Scenario 1: a row by its id, for somebody who is signed in. */
export const httpScenarios: ReadonlyArray<Scenario> = [
  {
    key: "1",
    title: "Authenticated read of a row by its id, 64 in flight",
    operation: "request",
    driver: "http",
    metrics: [
      { name: "rate", label: "requests/s", digits: 0, ratio: true },
      { name: "p99", label: "p99 ms", digits: 1 },
      { name: "loaded50", label: "70 % load p50 ms", digits: 2 },
      { name: "loaded99", label: "70 % load p99 ms", digits: 2 },
    ],
    references: ["atoll"],
    entrants: [
      {
        id: "atoll",
        label: "Atoll hub",
        durability: none,
        packages: ["effect", "@effect/sql-pg"],
        database: "atoll",
      },
    ],
    notes: [],
  },
];

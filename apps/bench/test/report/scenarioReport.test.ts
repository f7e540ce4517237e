import { describe, expect, it } from "vitest";
import type { Scenario } from "../../src/catalogue/Scenario.ts";
import { scenarioReport } from "../../src/report/scenarioReport.ts";
import { aRound } from "../figures/aRound.ts";

const scenario: Scenario = {
  key: "0",
  title: "Counting",
  operation: "count",
  metrics: [{ name: "rate", label: "counts/s", digits: 0, ratio: true }],
  references: ["theirs"],
  entrants: [
    { id: "theirs", label: "Theirs", durability: "all committed", packages: [] },
    { id: "ours", label: "Ours", durability: "all committed", packages: [] },
    { id: "absent", label: "Absent | here", durability: "none", packages: [] },
  ],
  notes: ["A note."],
};

const pair = (round: number, theirs: number, ours: number, foreign = 0) => [
  aRound({ round, contender: "theirs", figures: { rate: theirs } }),
  aRound({
    round,
    contender: "ours",
    figures: { rate: ours },
    cpu: { contender: 1, driver: 0, database: 2, foreign },
  }),
];

describe("the report of a scenario", () => {
  const rounds = [...pair(0, 100, 500), ...pair(1, 50, 300), ...pair(2, 100, 9_000, 5)];
  const report = scenarioReport(scenario, rounds, new Map([["absent", "left out: no redis-server here"]]));
  const lines = report.split("\n");

  it("gives medians with their range and the ratios of the same rounds", () => {
    expect(lines).toContain("| Theirs | 100 (50–100) | 1 | 5.000 | 5.000 | 3 of 3 |");
    expect(lines).toContain("| Ours | 400 (300–500) | 5.50 (5.00–6.00) | 1.000 | 2.000 | 2 of 3 |");
  });

  it("says who was left out and why, and keeps the table whole", () => {
    expect(lines).toContain("| Absent \\| here | – | – | – | – | left out: no redis-server here |");
  });

  it("counts what was dropped", () => {
    expect(report).toContain("1 of 6 rounds dropped: others used more than 0.1 core.");
    expect(report).toContain("- Ours: all committed.");
    expect(report).toContain("- A note.");
  });
});

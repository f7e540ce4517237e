import { describe, expect, it } from "vitest";
import {
  cpuPerOperation,
  foreignCoresAllowed,
  isClean,
  databaseCpuPerOperation,
} from "../../src/figures/Round.ts";
import { aRound } from "./aRound.ts";

const disturbed = (foreign: number) => aRound({ cpu: { contender: 5, driver: 5, database: 5, foreign } });

describe("the rule that drops a round", () => {
  it("allows a tenth of a core, averaged over the measured part", () => {
    expect(foreignCoresAllowed).toBe(0.1);
    expect(isClean(disturbed(1))).toBe(true);
    expect(isClean(disturbed(1.01))).toBe(false);
    expect(isClean(aRound({ seconds: 0 }))).toBe(false);
  });
});

describe("CPU of an operation", () => {
  it("is the contender's own, the database's apart", () => {
    const round = aRound({ operations: 500, cpu: { contender: 2, driver: 9, database: 1, foreign: 0 } });
    expect(cpuPerOperation(round)).toBe(4);
    expect(databaseCpuPerOperation(round)).toBe(2);
  });

  it("is unknown for a server on another machine", () => {
    const cpu = { contender: 2, driver: 0, database: null, foreign: 0 };
    expect(databaseCpuPerOperation(aRound({ cpu }))).toBeNull();
  });
});

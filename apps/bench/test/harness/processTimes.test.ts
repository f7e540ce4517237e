import { describe, expect, it } from "vitest";
import { cpuReading, parseStat, processTable, treeOf } from "../../src/harness/processTimes.ts";

const row = (pid: number, parent: number, seconds: number) => ({ pid, parent, name: "p", seconds });

const table = [
  row(1, 0, 1),
  row(10, 1, 2), // the harness
  row(11, 10, 4), // the contender
  row(12, 11, 8), // what it started
  row(13, 10, 16), // the driver
  row(20, 1, 32), // the database
  row(21, 20, 64),
  row(30, 1, 128), // somebody else
];

describe("the process table", () => {
  it("reads names with blanks and brackets, and the time of ended children", () => {
    const stat = "42 (a (b) c) S 7 42 42 0 -1 4194560 0 0 0 0 100 50 20 30 20 0 1 0 5 0 0";
    expect(parseStat(stat)).toEqual({ pid: 42, parent: 7, name: "a (b) c", seconds: 2 });
  });

  it("finds what descends from a process, in whatever order it is listed", () => {
    expect([...treeOf(table.toReversed(), 10)].toSorted((a, b) => a - b)).toEqual([10, 11, 12, 13]);
  });

  it("gives each second to its owner, and what is nobody's to the others", () => {
    const roots = { harness: 10, contender: 11, driver: 13, database: 21, postgres: 20 };
    expect(cpuReading(table, roots)).toEqual({ contender: 12, driver: 16, database: 64, foreign: 129 });
    expect(cpuReading(table, { ...roots, driver: null, database: null, postgres: null })).toEqual({
      contender: 12,
      driver: 0,
      database: null,
      foreign: 225,
    });
  });

  it.runIf(process.platform === "linux")("finds this process", () => {
    expect(processTable().some(({ pid }) => pid === process.pid)).toBe(true);
  });
});

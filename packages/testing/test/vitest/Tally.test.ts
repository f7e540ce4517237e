import { expect, it } from "vitest";
import { addTallies, emptyTally, report, strict } from "../../src/vitest/Tally.ts";

const skip = { where: "a.test.ts", name: "a page (needs chromium from Debian)", reason: "needs chromium" };

it("closes with the sum, and only with the sum when all is well", () => {
  expect(report({ ...emptyTally, passed: 12 })).toBe("12 passed, 0 failed");
});

it("names what failed and what was skipped before the sum", () => {
  const tally = addTallies([
    { passed: 1, failures: ["a.test.ts > adds"], skips: [] },
    { passed: 2, failures: [], skips: [skip] },
  ]);
  expect(report(tally).split("\n")).toEqual([
    "skipped  a.test.ts  a page (needs chromium from Debian)  (needs chromium)",
    "FAILED   a.test.ts > adds",
    "3 passed, 1 failed, 1 skipped",
  ]);
});

it("counts every skip as a failure where nothing may be left out", () => {
  expect(report(strict({ passed: 3, failures: [], skips: [skip] }))).toMatch(/3 passed, 1 failed$/);
});

import { expect, it } from "vitest";
import { formatSpan } from "../src/analyses/format.ts";

const spanOf = (milliseconds: number): string =>
  formatSpan(
    "2026-11-21T09:00:00.000Z",
    new Date(Date.parse("2026-11-21T09:00:00.000Z") + milliseconds).toISOString(),
  );

it.each([
  [40, "0 s"],
  [2_440, "2.4 s"],
  [59_940, "59.9 s"],
  [59_960, "1 min 0 s"],
  [119_600, "2 min 0 s"],
  [3_599_600, "1 h 0 min"],
  [7_175_000, "2 h 0 min"],
  [7_145_000, "1 h 59 min"],
])("tells %i ms as %s, and never sixty of anything", (milliseconds, words) => {
  expect(spanOf(milliseconds)).toBe(words);
});

import { expect, it } from "vitest";
import { csvRecords } from "../../src/datasets/csvRecords.ts";

it.each([
  ["", []],
  [
    "a,b\n1,2\n",
    [
      ["a", "b"],
      ["1", "2"],
    ],
  ],
  [
    "a,b\r\n1,2",
    [
      ["a", "b"],
      ["1", "2"],
    ],
  ],
  ["a\n", [["a"]]],
  [
    "a,\n,b",
    [
      ["a", ""],
      ["", "b"],
    ],
  ],
  [
    '"a,b","say ""x""","two\nlines"\n1,2,3',
    [
      ["a,b", 'say "x"', "two\nlines"],
      ["1", "2", "3"],
    ],
  ],
])("splits %j into records", (text, records) => {
  expect(csvRecords(text)).toEqual(records);
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CsvError, parseCsv } from "../src/csv.ts";

const cells = (source: string) => parseCsv(source).map((record) => record.cells);

describe("parseCsv", () => {
  it("reads the examples of RFC 4180, section 2", () => {
    expect(cells("aaa,bbb,ccc\r\nzzz,yyy,xxx\r\n")).toEqual([
      ["aaa", "bbb", "ccc"],
      ["zzz", "yyy", "xxx"],
    ]);
    expect(cells("aaa,bbb,ccc\r\nzzz,yyy,xxx")).toHaveLength(2);
    expect(cells('"aaa","b\r\nbb","ccc"\r\nzzz,yyy,xxx')).toEqual([
      ["aaa", "b\r\nbb", "ccc"],
      ["zzz", "yyy", "xxx"],
    ]);
    expect(cells('"aaa","b""bb","ccc"')).toEqual([["aaa", 'b"bb', "ccc"]]);
  });

  it("reads LF, CR and CRLF, empty cells at either end, and skips a byte-order mark", () => {
    expect(cells("\uFEFFa,b\n1,\r,2\r\n")).toEqual([
      ["a", "b"],
      ["1", ""],
      ["", "2"],
    ]);
    expect(cells("")).toEqual([]);
  });

  it("counts lines, those inside cells included", () => {
    expect(parseCsv('a\n"x\r\ny\nz"\nlast').map((record) => record.line)).toEqual([1, 2, 5]);
  });

  it.each([
    ['a\n"open', "Line 2: a quoted cell is never closed"],
    ['"a"b', "Line 1: text follows the closing quote of a cell"],
    ['a\nb"c', "Line 2: a quote stands inside an unquoted cell"],
  ])("refuses %j", (source, message) => {
    expect(() => parseCsv(source)).toThrow(new CsvError(message));
  });

  it("reads back whatever was written", () => {
    const cell = fc.string({ unit: fc.constantFrom("a", ",", '"', "\n", "\r", " ", "é") });
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1 }), { minLength: 1 }), (table) => {
        const source = table.map((row) => row.map(quoted).join(",")).join("\r\n");
        expect(cells(`${source}\r\n`)).toEqual(table);
      }),
    );
  });
});

import { describe, expect, expectTypeOf, it } from "vitest";
import { csvTable, jsonTable } from "../src/RawTable.ts";
import { DatasetError, decodeRows, RowError } from "../src/Rows.ts";

const schema = { bodyMass: "number", species: "string", sex: "string?", tagged: "boolean?" } as const;

describe("rows", () => {
  it("types each column by the schema", () => {
    const rows = decodeRows(
      csvTable("birds", "species,bodyMass,sex,tagged,unused\nAdelie, 3750.5 ,NA,TRUE,x\n"),
      schema,
    );
    expect(rows).toEqual([{ bodyMass: 3750.5, species: "Adelie", sex: null, tagged: true }]);
    expectTypeOf(rows).toEqualTypeOf<
      ReadonlyArray<{
        readonly bodyMass: number;
        readonly species: string;
        readonly sex: string | null;
        readonly tagged: boolean | null;
      }>
    >();
  });

  it("reads JSON the same way, an absent key being a missing value", () => {
    const table = jsonTable("birds", [{ bodyMass: 1e3, species: "Adelie", tagged: false }]);
    expect(decodeRows(table, schema)).toEqual([
      { bodyMass: 1000, species: "Adelie", sex: null, tagged: false },
    ]);
  });

  it("does not take inherited keys for cells", () => {
    expect(() => decodeRows(jsonTable("birds", [{}]), { constructor: "string" })).toThrow(RowError);
  });

  it.each([
    [
      "bodyMass,species,sex,tagged\n1,A,,\nNA,A,,",
      'row 2 (line 3), column "bodyMass": is missing; only a "?" column may be',
    ],
    ["bodyMass,species,sex,tagged\n0x10,A,,", 'row 1 (line 2), column "bodyMass": is not a finite number'],
    ["bodyMass,species,sex,tagged\n1e999,A,,", 'row 1 (line 2), column "bodyMass": is not a finite number'],
    ["bodyMass,species,sex,tagged\n1,A,,perhaps", 'row 1 (line 2), column "tagged": is not true or false'],
  ])("names row and column of a misfit, never the value: %j", (source, message) => {
    const read = () => decodeRows(csvTable("birds", source), schema);
    expect(read).toThrow(RowError);
    expect(read).toThrow(`Data set birds, ${message}`);
  });

  it.each([[{ bodyMass: "12" }], [{ bodyMass: Number.POSITIVE_INFINITY }], [{ bodyMass: true }]])(
    "refuses %j as a number from JSON",
    (row) => {
      expect(() => decodeRows(jsonTable("birds", [row]), { bodyMass: "number" })).toThrow(RowError);
    },
  );

  it("says which columns there are when one is absent", () => {
    expect(() => decodeRows(csvTable("birds", "a,b\n1,2"), { c: "number" })).toThrow(
      new DatasetError('Data set birds has no column "c"; it has "a", "b"'),
    );
  });

  it.each([
    ["", "is empty: it has no header line"],
    ["a,a\n1,2", 'has two columns named "a"'],
    ["a,b\n1,2\n1,2,3", "row 2 (line 3): 3 cells where the header has 2"],
    ['a,b\n"1,2', "is not CSV. Line 2: a quoted cell is never closed"],
  ])("refuses the table %j", (source, message) => {
    const read = () => csvTable("birds", source);
    expect(read).toThrow(DatasetError);
    expect(read).toThrow(message);
  });

  it("skips blank lines, which in a table of one column are missing values", () => {
    expect(decodeRows(csvTable("t", "a,b\n1,2\n\n3,4\n\n"), { a: "number" })).toEqual([{ a: 1 }, { a: 3 }]);
    expect(decodeRows(csvTable("t", "a\n1\n\n"), { a: "number?" })).toEqual([{ a: 1 }, { a: null }]);
  });

  it.each([["{}"], [1], [null]])("refuses JSON that is no array of objects", (value) => {
    expect(() => jsonTable("birds", value)).toThrow(DatasetError);
    expect(() => jsonTable("birds", [value])).toThrow("row 1: is not an object");
  });
});

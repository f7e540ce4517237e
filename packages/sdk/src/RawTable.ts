import { readFile } from "node:fs/promises";
import { CsvError, parseCsv } from "./csv.ts";
import { isPlainObject } from "./Json.ts";
import type { DatasetFile } from "./Protocol.ts";
import { DatasetError } from "./Rows.ts";

/** A data set as it came: cells not yet read by any schema. */
export interface RawTable {
  readonly name: string;
  readonly format: "csv" | "json";
  /** Null where the rows name their own columns (JSON): then an absent key is a missing value. */
  readonly columns: ReadonlyArray<string> | null;
  readonly length: number;
  readonly cell: (row: number, column: string) => unknown;
  /** Where a row stands, for error texts: `row 3 (line 5)`; rows count from 1, the header is none. */
  readonly place: (row: number) => string;
}

/** Reads the whole file into memory: UTF-8, CSV with a header line or a JSON array of objects. */
export const readTable = async (dataset: DatasetFile): Promise<RawTable> => {
  const source = await readFile(dataset.path, "utf8");
  return dataset.format === "csv"
    ? csvTable(dataset.name, source)
    : jsonTable(dataset.name, parse(dataset.name, source));
};

export const csvTable = (name: string, source: string): RawTable => {
  const [header, ...rest] = records(name, source);
  if (header === undefined) throw new DatasetError(`Data set ${name} is empty: it has no header line`);
  const columns = header.cells;
  const width = columns.length;
  const repeated = columns.find((column, index) => columns.indexOf(column) !== index);
  if (repeated !== undefined) throw new DatasetError(`Data set ${name} has two columns named "${repeated}"`);
  const rows = width === 1 ? rest : rest.filter(({ cells }) => cells.length > 1 || cells[0] !== "");
  const place = (row: number) => `row ${row + 1} (line ${rows[row]?.line ?? "?"})`;
  for (const [row, { cells }] of rows.entries()) {
    if (cells.length === width) continue;
    throw new DatasetError(
      `Data set ${name}, ${place(row)}: ${cells.length} cells where the header has ${width}`,
    );
  }
  const positions = new Map(columns.map((column, index) => [column, index]));
  return {
    name,
    format: "csv",
    columns,
    length: rows.length,
    cell: (row, column) => rows[row]?.cells[positions.get(column) ?? -1],
    place,
  };
};

export const jsonTable = (name: string, value: unknown): RawTable => {
  if (!Array.isArray(value)) throw new DatasetError(`Data set ${name} is not a JSON array of objects`);
  const place = (row: number) => `row ${row + 1}`;
  const rows = value.map((item: unknown, row) => {
    if (!isPlainObject(item)) throw new DatasetError(`Data set ${name}, ${place(row)}: is not an object`);
    return item;
  });
  return {
    name,
    format: "json",
    columns: null,
    length: rows.length,
    cell: (row, column) => {
      const item = rows[row];
      return item !== undefined && Object.hasOwn(item, column) ? item[column] : undefined;
    },
    place,
  };
};

const records = (name: string, source: string) => {
  try {
    return parseCsv(source);
  } catch (error) {
    if (error instanceof CsvError) throw new DatasetError(`Data set ${name} is not CSV. ${error.message}`);
    throw error;
  }
};

/**
 * The parser's own error quotes the text around the fault, which would leave the site: it is not passed on.
 */
const parse = (name: string, source: string): unknown => {
  try {
    return JSON.parse(source.charCodeAt(0) === 0xfeff ? source.slice(1) : source);
  } catch {
    throw new DatasetError(`Data set ${name} is not valid JSON`);
  }
};

import { claimRow } from "./claim.boundary.ts";
import type { RawTable } from "./RawTable.ts";

/** What a column holds. With `?` the value may be missing: an empty cell, `NA`, `null`, or no such key. */
export type ColumnType = "number" | "number?" | "string" | "string?" | "boolean" | "boolean?";

/**
 * The columns an analysis reads, by their name in the data set: `{ "Body Mass (g)": "number?", Sex: "string"
 * }`.
 */
export interface RowSchema {
  readonly [column: string]: ColumnType;
}

interface Cells {
  readonly number: number;
  readonly "number?": number | null;
  readonly string: string;
  readonly "string?": string | null;
  readonly boolean: boolean;
  readonly "boolean?": boolean | null;
}

export type Row<Schema extends RowSchema> = { readonly [Column in keyof Schema]: Cells[Schema[Column]] };

/**
 * A row of the data set does not fit the schema. Names place and column, never the value: texts of errors
 * leave the site.
 */
export class RowError extends Error {
  override readonly name = "RowError";
  readonly column: string;
  readonly place: string;
  constructor(dataset: string, place: string, column: string, fault: string) {
    super(`Data set ${dataset}, ${place}, column "${column}": ${fault}`);
    this.column = column;
    this.place = place;
  }
}

/**
 * The data set as a whole cannot be read: no header, a column named in the schema is absent, not CSV, not
 * JSON.
 */
export class DatasetError extends Error {
  override readonly name = "DatasetError";
}

/** Reads every row by the schema, in the order of the file; columns the schema does not name are left out. */
export const decodeRows = <const Schema extends RowSchema>(
  table: RawTable,
  schema: Schema,
): ReadonlyArray<Row<Schema>> => {
  const columns = Object.entries<ColumnType>(schema).map(([name, type]) => ({
    name,
    optional: type.endsWith("?"),
    read: readers[kindOf(type)],
  }));
  for (const { name } of columns) {
    if (table.columns === null || table.columns.includes(name)) continue;
    throw new DatasetError(`Data set ${table.name} has no column "${name}"; it has ${list(table.columns)}`);
  }
  const rows: Array<Row<Schema>> = [];
  for (let row = 0; row < table.length; row++) {
    const values: Record<string, unknown> = {};
    for (const { name, optional, read } of columns) {
      const cell = table.cell(row, name);
      if (isMissing(cell)) {
        if (!optional)
          throw new RowError(table.name, table.place(row), name, 'is missing; only a "?" column may be');
        values[name] = null;
        continue;
      }
      const value = read(cell, table.format);
      if (value instanceof Misfit) throw new RowError(table.name, table.place(row), name, value.fault);
      values[name] = value;
    }
    rows.push(claimRow<Row<Schema>>(values));
  }
  return rows;
};

class Misfit {
  readonly fault: string;
  constructor(fault: string) {
    this.fault = fault;
  }
}

type Reader = (cell: unknown, format: "csv" | "json") => unknown;

const readers: Record<"number" | "string" | "boolean", Reader> = {
  number: (cell, format) => {
    const value = format === "csv" && typeof cell === "string" && DECIMAL.test(cell) ? Number(cell) : cell;
    return typeof value === "number" && Number.isFinite(value) ? value : new Misfit("is not a finite number");
  },
  string: (cell) => (typeof cell === "string" ? cell : new Misfit("is not a text")),
  boolean: (cell, format) => {
    if (typeof cell === "boolean") return cell;
    const word = format === "csv" && typeof cell === "string" ? cell.trim().toLowerCase() : "";
    if (word === "true") return true;
    return word === "false" ? false : new Misfit("is not true or false");
  },
};

/** A decimal number with optional exponent and blanks around it; no hexadecimal, no `Infinity`. */
const DECIMAL = /^[ \t]*[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?[ \t]*$/;

const isMissing = (cell: unknown): boolean =>
  cell === null || cell === undefined || cell === "" || cell === "NA";

const kindOf = (type: ColumnType): "number" | "string" | "boolean" => {
  if (type === "number" || type === "number?") return "number";
  return type === "string" || type === "string?" ? "string" : "boolean";
};

const list = (names: ReadonlyArray<string>): string => names.map((name) => `"${name}"`).join(", ");

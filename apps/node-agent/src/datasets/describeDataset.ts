import type { Dataset } from "@atoll/contract/nodes/Catalogue";
import { Effect, FileSystem, Schema } from "effect";
import type { DatasetFile } from "../config/AgentConfig.ts";
import { csvRecords } from "./csvRecords.ts";

/** The data set cannot be read as its format says. */
export class DatasetUnreadable extends Schema.TaggedError<DatasetUnreadable>()("DatasetUnreadable", {
  message: Schema.String,
}) {}

type Cell = string | number | boolean | null;
type ColumnType = Dataset["columns"][number]["type"];

const isMissing = (cell: Cell): boolean => cell === null || cell === "" || cell === "NA";

const isDate = (cell: Cell): boolean => typeof cell === "string" && /^\d{4}-\d{2}-\d{2}/.test(cell);

const isNumber = (cell: Cell): boolean =>
  typeof cell === "number" ||
  (typeof cell === "string" && cell.trim() !== "" && Number.isFinite(Number(cell)));

const isBoolean = (cell: Cell): boolean => typeof cell === "boolean" || cell === "true" || cell === "false";

const typeOf = (cells: ReadonlyArray<Cell>): ColumnType => {
  const present = cells.filter((cell) => !isMissing(cell));
  if (present.length === 0) return "string";
  if (present.every(isBoolean)) return "boolean";
  if (present.every(isNumber)) return "number";
  return present.every(isDate) ? "date" : "string";
};

const JsonRows = Schema.fromJsonString(
  Schema.Array(
    Schema.Record(Schema.String, Schema.Union([Schema.String, Schema.Number, Schema.Boolean, Schema.Null])),
  ),
);

interface Table {
  readonly columns: ReadonlyArray<string>;
  readonly rows: ReadonlyArray<ReadonlyArray<Cell>>;
}

const csvTable = (text: string): Table => {
  const [columns = [], ...rows] = csvRecords(text);
  return { columns, rows };
};

const jsonTable = Effect.fnUntraced(function* (text: string) {
  const objects = yield* Schema.decodeUnknownEffect(JsonRows)(text);
  const columns = [...new Set(objects.flatMap((row) => Object.keys(row)))];
  return { columns, rows: objects.map((row) => columns.map((name) => row[name] ?? null)) };
});

/** To 10 below 100 rows, to 100 above: enough to plan with, too coarse to count a person in or out. */
const rounded = (rows: number): number =>
  rows < 100 ? Math.round(rows / 10) * 10 : Math.round(rows / 100) * 100;

/** Reads a data set whole: what the catalogue says of it, and its exact number of rows, which stays here. */
export const describeDataset = Effect.fn("describeDataset")(
  function* ({ name, path, format }: DatasetFile) {
    const fileSystem = yield* FileSystem.FileSystem;
    const text = yield* fileSystem.readFileString(path);
    const { columns, rows } = format === "csv" ? csvTable(text) : yield* jsonTable(text);
    const described = columns.map((column, index) => ({
      name: column,
      type: typeOf(rows.map((row) => row[index] ?? null)),
    }));
    const dataset: Dataset = { name, columns: described, approximateRows: rounded(rows.length) };
    return { dataset, rows: rows.length };
  },
  Effect.mapError((error) => new DatasetUnreadable({ message: error.message })),
);

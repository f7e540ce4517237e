import { Effect, FileSystem, Schema } from "effect";
import { asset } from "../processes/Installation.ts";
import type { Island } from "./islands.ts";

const Measure = Schema.NullOr(Schema.Finite);

/**
 * One bird. Source: Gorman, Williams and Fraser, PLoS ONE 9(3) (2014) e90081, as shipped by vega-datasets 3.2.1.
 */
export const Penguin = Schema.Struct({
  Species: Schema.String,
  Island: Schema.Literals(["Biscoe", "Dream", "Torgersen"]),
  "Beak Length (mm)": Measure,
  "Beak Depth (mm)": Measure,
  "Flipper Length (mm)": Measure,
  "Body Mass (g)": Measure,
  Sex: Schema.NullOr(Schema.String),
});
export type Penguin = typeof Penguin.Type;

const decode = Schema.decodeUnknownEffect(Schema.fromJsonString(Schema.Array(Penguin)));

/** All birds of the three islands. They are public, so the demo may hold them in one place to compare. */
export const readAll = Effect.gen(function* () {
  const files = yield* FileSystem.FileSystem;
  return yield* decode(yield* files.readFileString(asset("penguins.json")));
});

const columns = [
  "Species",
  "Island",
  "Beak Length (mm)",
  "Beak Depth (mm)",
  "Flipper Length (mm)",
  "Body Mass (g)",
  "Sex",
] as const;

/** A text needs no quotes in the birds' columns; one that does is quoted by RFC 4180. */
const cell = (value: string | number | null): string => {
  const text = value === null ? "" : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/**
 * One island's birds as CSV, in the order of the source. A missing value is an empty cell; a number is written
 * with as many digits as it takes to read the same number again.
 */
export const csvOf = (island: Island, penguins: ReadonlyArray<Penguin>): string => {
  const rows = penguins.filter((penguin) => penguin.Island === island);
  const lines = rows.map((penguin) => columns.map((column) => cell(penguin[column])).join(","));
  return `${[columns.map(cell).join(","), ...lines].join("\n")}\n`;
};

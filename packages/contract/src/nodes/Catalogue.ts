import { Schema } from "effect";
import { Text } from "../Text.ts";

export const DatasetName = Text({ min: 1, max: 120 }).check(
  Schema.isPattern(/^[A-Za-z0-9][A-Za-z0-9._-]*$/u, {
    description: "Letters, digits, dot, dash, underscore",
  }),
);

/** A column as the node announces it. */
export const DatasetColumn = Schema.Struct({
  name: Text({ min: 1, max: 120 }),
  type: Schema.Literals(["number", "string", "boolean", "date"]),
});

/** A data set that never leaves its node. `approximateRows` is rounded at the node (to 10, then to 100). */
export const Dataset = Schema.Struct({
  name: DatasetName,
  columns: Schema.Array(DatasetColumn).check(Schema.isMaxLength(500)),
  approximateRows: Schema.Int.check(Schema.isGreaterThanOrEqualTo(0)),
}).annotate({ identifier: "Dataset" });
export type Dataset = typeof Dataset.Type;

export const Catalogue = Schema.Array(Dataset).check(Schema.isMaxLength(200));
export type Catalogue = typeof Catalogue.Type;

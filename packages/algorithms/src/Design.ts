import type { ColumnType } from "@atoll/sdk/Rows";
import type { LogisticModel } from "./LogisticModel.ts";

/** The complete rows of a site as numbers. */
export interface Design {
  readonly count: number;
  /** Rows left out: a value of the model is missing, or the outcome is neither positive nor negative. */
  readonly excluded: number;
  /** One list of values per predictor. */
  readonly columns: ReadonlyArray<Float64Array>;
  /** 1 where the outcome is positive, else 0. */
  readonly outcomes: Float64Array;
}

/** A row as `rows` gives it for `schemaOf(model)`. */
export interface ModelRow {
  readonly [column: string]: number | string | boolean | null;
}

/** The columns a model reads; each may miss values. */
export const schemaOf = (model: LogisticModel): { readonly [column: string]: ColumnType } => ({
  ...Object.fromEntries(model.predictors.map((predictor) => [predictor, "number?" as const])),
  [model.outcome]: outcomeType(model.positive),
});

export const designOf = (model: LogisticModel, rows: ReadonlyArray<ModelRow>): Design => {
  const kept: Array<ReadonlyArray<number>> = [];
  for (const row of rows) {
    const outcome = codeOf(model, row[model.outcome]);
    const values = model.predictors
      .map((predictor) => row[predictor])
      .filter((cell) => typeof cell === "number");
    if (outcome !== null && values.length === model.predictors.length) kept.push([outcome, ...values]);
  }
  const column = (index: number) => Float64Array.from(kept, (values) => values[index] ?? Number.NaN);
  return {
    count: kept.length,
    excluded: rows.length - kept.length,
    columns: model.predictors.map((_, index) => column(index + 1)),
    outcomes: column(0),
  };
};

const codeOf = (model: LogisticModel, value: unknown): 0 | 1 | null => {
  if (value === null || value === undefined) return null;
  if (value === model.positive) return 1;
  return model.negative === undefined || value === model.negative ? 0 : null;
};

const outcomeType = (positive: string | number | boolean): ColumnType => {
  if (typeof positive === "string") return "string?";
  return typeof positive === "number" ? "number?" : "boolean?";
};

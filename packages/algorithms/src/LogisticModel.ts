import { isPlainObject } from "@atoll/sdk/Json";
import type { Json } from "@atoll/sdk/Json";
import { ParameterError } from "./ParameterError.ts";

/** A model of the probability that `outcome` is `positive`, given the predictors. */
export interface LogisticModel {
  readonly outcome: string;
  /** The value counted as 1; its type says how the outcome's column is read. */
  readonly positive: string | number | boolean;
  /**
   * The value counted as 0: rows with a third one are left out. When absent, every other value counts as 0.
   */
  readonly negative?: string | number | boolean;
  /** Names of numeric columns. Rows with a missing value in any column of the model are left out. */
  readonly predictors: ReadonlyArray<string>;
  /**
   * The fit ends when a further step would move no estimate by more standard errors than this; 1e-8 by
   * default.
   */
  readonly tolerance?: number;
  /** Evaluations of the likelihood, halved steps included, after which the fit fails; 50 by default. */
  readonly maxRounds?: number;
  /**
   * A site with fewer complete rows refuses to take part, as sums of few rows tell about each; 5 by default.
   */
  readonly minimumRows?: number;
}

/** Reads a model from an analysis's parameters, `{ outcome, positive, predictors, … }`. */
export const parseLogisticModel = (parameters: Json): LogisticModel => {
  if (!isPlainObject(parameters)) throw new ParameterError("The parameters are not an object");
  const { outcome, positive, negative, predictors, tolerance, maxRounds, minimumRows } = parameters;
  if (typeof outcome !== "string") throw new ParameterError('"outcome" is not the name of a column');
  if (!isValue(positive)) throw new ParameterError('"positive" is not a text, number or boolean');
  if (negative !== undefined && (typeof negative !== typeof positive || !isValue(negative))) {
    throw new ParameterError('"negative" is not of the type of "positive"');
  }
  if (!isNames(predictors)) throw new ParameterError('"predictors" is not a list of column names');
  if (new Set([outcome, ...predictors]).size <= predictors.length) {
    throw new ParameterError("A column stands twice in the model");
  }
  return {
    outcome,
    positive,
    predictors,
    ...(negative === undefined ? {} : { negative }),
    ...optional("tolerance", tolerance, (value) => value > 0 && value < 1),
    ...optional("maxRounds", maxRounds, (value) => Number.isInteger(value) && value > 0),
    ...optional("minimumRows", minimumRows, (value) => Number.isInteger(value) && value >= 0),
  };
};

const optional = <Name extends string>(name: Name, value: unknown, fits: (value: number) => boolean) => {
  if (value === undefined) return {};
  if (typeof value !== "number" || !fits(value))
    throw new ParameterError(`"${name}" is not a number that fits`);
  return { [name]: value };
};

const isValue = (value: unknown): value is string | number | boolean =>
  typeof value === "string" || typeof value === "number" || typeof value === "boolean";

const isNames = (value: unknown): value is ReadonlyArray<string> =>
  Array.isArray(value) && value.every((name) => typeof name === "string");

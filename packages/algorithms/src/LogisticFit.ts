import { twoSidedP } from "./normal.ts";
import type { LogisticModel } from "./LogisticModel.ts";

export type LogisticTerm = {
  /** `(Intercept)` or the name of a predictor. */
  readonly term: string;
  /** Change of the log odds per unit of the predictor as it stands in the data. */
  readonly estimate: number;
  /** From the inverse of the observed information at the estimate. */
  readonly standardError: number;
  readonly z: number;
  /** Two-sided, of the Wald test that the estimate is 0. */
  readonly pValue: number;
};

/** A maximum-likelihood fit; the same shape from the federated and the pooled route. */
export type LogisticFit = {
  readonly outcome: string;
  readonly positive: string | number | boolean;
  readonly terms: ReadonlyArray<LogisticTerm>;
  readonly observations: number;
  /** Observations whose outcome is the positive one. */
  readonly positives: number;
  readonly excluded: number;
  readonly logLikelihood: number;
  /** Of the model with an intercept only. */
  readonly nullLogLikelihood: number;
  /** Akaike's criterion, 2·(number of terms) − 2·(log-likelihood). */
  readonly aic: number;
  /** Newton steps taken. */
  readonly iterations: number;
};

/** Every outcome is the same, so no model of it exists. */
export class OneOutcome extends Error {
  override readonly name = "OneOutcome";
  constructor(outcome: string) {
    super(`All complete rows have the same outcome in "${outcome}", or there are none`);
  }
}

/** Completes a fit from its estimates and their standard errors, intercept first. */
export const makeFit = (
  model: LogisticModel,
  estimates: ReadonlyArray<{ readonly estimate: number; readonly standardError: number }>,
  figures: Pick<LogisticFit, "observations" | "positives" | "excluded" | "logLikelihood" | "iterations">,
): LogisticFit => {
  const names = ["(Intercept)", ...model.predictors];
  return {
    outcome: model.outcome,
    positive: model.positive,
    terms: estimates.map(({ estimate, standardError }, index) => ({
      term: names[index] ?? "",
      estimate,
      standardError,
      z: estimate / standardError,
      pValue: twoSidedP(estimate / standardError),
    })),
    ...figures,
    nullLogLikelihood: nullLogLikelihood(figures.positives, figures.observations),
    aic: 2 * estimates.length - 2 * figures.logLikelihood,
  };
};

const nullLogLikelihood = (positives: number, count: number): number =>
  positives * Math.log(positives / count) + (count - positives) * Math.log1p(-positives / count);

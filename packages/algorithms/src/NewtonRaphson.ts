import { at } from "./at.ts";
import { cholesky, NotPositiveDefinite } from "./cholesky.ts";
import type { Cholesky } from "./cholesky.ts";
import type { LikelihoodPart } from "./LogisticLikelihood.ts";

/**
 * A predictor is constant or a linear combination of those before it, so its coefficient is not determined.
 */
export class SingularModel extends Error {
  override readonly name = "SingularModel";
  readonly term: string;
  constructor(term: string) {
    super(`"${term}" is constant, or a linear combination of the predictors before it: leave it out`);
    this.term = term;
  }
}

/**
 * The predictors separate the outcomes, so the likelihood has no maximum: some estimates would grow without
 * end. Source: Albert and Anderson, "On the existence of maximum likelihood estimates in logistic regression
 * models", Biometrika 71 (1984) 1–10.
 */
export class Separation extends Error {
  override readonly name = "Separation";
  constructor(term: string | null) {
    const what =
      term === null ? "The predictors together separate" : `"${term}", with those before it, separates`;
    super(`${what} the outcomes (almost) perfectly: no finite estimate exists, leave predictors out`);
  }
}

/** No part of a Newton step made the model more likely: the figures of the sites contradict each other. */
export class NoAscent extends Error {
  override readonly name = "NoAscent";
  constructor() {
    super("The likelihood does not grow along the Newton step");
  }
}

/** Where a Newton–Raphson maximisation stands. */
export interface Newton {
  /** The coefficients to evaluate next; once `converged`, the estimate. */
  readonly coefficients: ReadonlyArray<number>;
  /** The best point evaluated so far and the step from it. Null before the first evaluation. */
  readonly best: {
    readonly coefficients: ReadonlyArray<number>;
    readonly step: ReadonlyArray<number>;
    readonly logLikelihood: number;
    readonly factor: Cholesky;
  } | null;
  readonly iterations: number;
  readonly halvings: number;
  readonly converged: boolean;
}

export const startNewton = (size: number): Newton => ({
  coefficients: Array.from({ length: size }, () => 0),
  best: null,
  iterations: 0,
  halvings: 0,
  converged: false,
});

/** Of the rows' number: the information of a scaled predictor with anything to say lies far above. */
const SMALLEST_PIVOT = 1e-10;
/** A mean log-likelihood closer to 0 than this means that every outcome is predicted with certainty. */
const PERFECT = 1e-8;
/** Falls of the likelihood below this share of it are rounding. */
const ROUNDING = 1e-13;
const MOST_HALVINGS = 30;

/**
 * The next point from the likelihood at `newton.coefficients`: a full Newton step, or half of the last one
 * when the likelihood fell. Converged when the Newton decrement √(gᵀ·I⁻¹·g), the length of the next step in
 * standard errors, is at most `tolerance`; that step is still taken, as it costs no evaluation. Source: Boyd
 * and Vandenberghe, Convex Optimization (2004), §9.5; step halving as in Marschner, "glm2: Fitting
 * generalized linear models with convergence problems", The R Journal 3/2 (2011) 12–15.
 */
export const stepNewton = (
  newton: Newton,
  point: LikelihoodPart,
  terms: ReadonlyArray<string>,
  tolerance: number,
): Newton => {
  const { best } = newton;
  if (
    best !== null &&
    !(point.logLikelihood >= best.logLikelihood - ROUNDING * (1 + Math.abs(best.logLikelihood)))
  ) {
    if (newton.halvings === MOST_HALVINGS) throw new NoAscent();
    const halvings = newton.halvings + 1;
    return { ...newton, halvings, coefficients: along(best.coefficients, best.step, 0.5 ** halvings) };
  }
  if (best !== null && point.logLikelihood > -PERFECT * point.count) throw new Separation(null);
  const factor = factorOf(point, terms, best === null);
  const step = factor.solve(point.gradient);
  const decrement = Math.sqrt(step.reduce((sum, value, index) => sum + value * at(point.gradient, index), 0));
  const converged = decrement <= tolerance;
  const { coefficients, iterations } = newton;
  return {
    coefficients: along(coefficients, step, 1),
    best: { coefficients, step, logLikelihood: point.logLikelihood, factor },
    iterations: iterations + 1,
    halvings: 0,
    converged,
  };
};

/**
 * At the start all weights are equal, so a small pivot lies in the predictors; later, in vanishing weights.
 */
const factorOf = (part: LikelihoodPart, terms: ReadonlyArray<string>, first: boolean): Cholesky => {
  try {
    return cholesky(part.information, terms.length, SMALLEST_PIVOT * part.count);
  } catch (error) {
    if (!(error instanceof NotPositiveDefinite)) throw error;
    const term = terms[error.row] ?? "";
    throw first ? new SingularModel(term) : new Separation(term);
  }
};

const along = (
  from: ReadonlyArray<number>,
  step: ReadonlyArray<number>,
  share: number,
): ReadonlyArray<number> => from.map((value, index) => value + share * at(step, index));

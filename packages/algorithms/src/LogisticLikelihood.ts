import { at } from "./at.ts";
import { packed } from "./cholesky.ts";
import type { Design } from "./Design.ts";

/**
 * Where a predictor lies: it enters the model as (x − mean)/sd, so that the information is well conditioned.
 */
export type Scale = { readonly mean: number; readonly sd: number };

/**
 * What the sites are asked: the likelihood at these coefficients, intercept first, of the scaled predictors.
 */
export type LikelihoodQuestion = {
  readonly scales: ReadonlyArray<Scale>;
  readonly coefficients: ReadonlyArray<number>;
};

/** The log-likelihood of some rows and its derivatives: sums over rows, so sites' parts add up. */
export type LikelihoodPart = {
  readonly count: number;
  readonly logLikelihood: number;
  readonly gradient: ReadonlyArray<number>;
  /** Minus the Hessian, Σ p(1−p)·x·xᵀ, in packed lower rows. */
  readonly information: ReadonlyArray<number>;
};

/**
 * One site's part: ℓ = Σ y·η − log(1 + e^η), ∇ℓ = Σ (y − p)·x, −∇²ℓ = Σ p(1 − p)·x·xᵀ with η = x·β, p = 1/(1
 * + e^−η). Source: McCullagh and Nelder, Generalized Linear Models, 2nd ed. (1989), §4.4. All in terms of
 * e^−|η|, which neither overflows nor loses small probabilities.
 */
export const likelihoodOf = (question: LikelihoodQuestion, design: Design): LikelihoodPart => {
  const size = question.coefficients.length;
  if (size !== design.columns.length + 1 || question.scales.length !== design.columns.length) {
    throw new RangeError(`${size} coefficients for ${design.columns.length} predictors and an intercept`);
  }
  const columns = design.columns.map((values, index) => {
    const { mean, sd } = question.scales[index] ?? { mean: 0, sd: 1 };
    return values.map((value) => (value - mean) / sd);
  });
  const row = new Float64Array(size).fill(1);
  const gradient = new Float64Array(size);
  const information = new Float64Array(packed(size, 0));
  let logLikelihood = 0;
  for (let index = 0; index < design.count; index++) {
    for (const [term, values] of columns.entries()) row[term + 1] = at(values, index);
    let eta = 0;
    for (let term = 0; term < size; term++) eta += at(row, term) * at(question.coefficients, term);
    const small = Math.exp(-Math.abs(eta));
    const outcome = at(design.outcomes, index);
    logLikelihood += outcome * eta - Math.max(eta, 0) - Math.log1p(small);
    // y − p, written so that a probability near 1 keeps its digits.
    const likely = 1 / (1 + small);
    const unlikely = small / (1 + small);
    const error = outcome === 1 ? (eta >= 0 ? unlikely : likely) : eta >= 0 ? -likely : -unlikely;
    const weight = likely * unlikely;
    for (let term = 0; term < size; term++) {
      const value = at(row, term);
      gradient[term] = at(gradient, term) + error * value;
      for (let other = 0; other <= term; other++) {
        const place = packed(term, other);
        information[place] = at(information, place) + weight * value * at(row, other);
      }
    }
  }
  return { count: design.count, logLikelihood, gradient: [...gradient], information: [...information] };
};

/** A site's part does not have the shape of the others: it does not run the same code on the same columns. */
export class MalformedPart extends Error {
  override readonly name = "MalformedPart";
}

/** Adds parts up in the given order, which has to be that of node ids. */
export const sumLikelihoods = (parts: ReadonlyArray<LikelihoodPart>, size: number): LikelihoodPart => {
  for (const { gradient, information } of parts) {
    if (gradient.length !== size || information.length !== packed(size, 0)) {
      throw new MalformedPart(`A site answered for ${gradient.length} terms instead of ${size}`);
    }
  }
  const total = (of: (part: LikelihoodPart) => number) => parts.reduce((sum, part) => sum + of(part), 0);
  const each = (length: number, of: (part: LikelihoodPart) => ReadonlyArray<number>) =>
    Array.from({ length }, (_, index) => total((part) => at(of(part), index)));
  return {
    count: total(({ count }) => count),
    logLikelihood: total(({ logLikelihood }) => logLikelihood),
    gradient: each(size, ({ gradient }) => gradient),
    information: each(packed(size, 0), ({ information }) => information),
  };
};

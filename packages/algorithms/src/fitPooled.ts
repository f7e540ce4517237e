import { at } from "./at.ts";
import { designOf } from "./Design.ts";
import type { ModelRow } from "./Design.ts";
import { makeFit, OneOutcome } from "./LogisticFit.ts";
import type { LogisticFit } from "./LogisticFit.ts";
import type { LogisticModel } from "./LogisticModel.ts";
import { SingularModel } from "./NewtonRaphson.ts";

/** The pooled fit did not settle, as it does not when the predictors separate the outcomes. */
export class PooledNotConverged extends Error {
  override readonly name = "PooledNotConverged";
  constructor() {
    super("The pooled fit did not converge; the predictors may separate the outcomes");
  }
}

/**
 * The same model on all rows in one place, to compare the federated fit with. It shares no arithmetic with
 * that: as R's `glm.fit` does, it solves a weighted least-squares problem per iteration by Householder QR on
 * the unscaled predictors, from the starting values (y + ½)/2. Source: McCullagh and Nelder (1989), §2.5;
 * Golub and Van Loan (2013), §5.3.
 */
export const fitPooled = (model: LogisticModel, rows: ReadonlyArray<ModelRow>): LogisticFit => {
  const { count, excluded, columns, outcomes } = designOf(model, rows);
  const positives = outcomes.reduce((sum, outcome) => sum + outcome, 0);
  if (positives === 0 || positives === count) throw new OneOutcome(model.outcome);
  const terms = [new Float64Array(count).fill(1), ...columns];
  const names = ["(Intercept)", ...model.predictors];
  let eta = outcomes.map((outcome) => Math.log((outcome + 0.5) / (1.5 - outcome)));
  let before: ReadonlyArray<number> | null = null;
  for (let iterations = 1; iterations <= 50; iterations++) {
    const means = eta.map((value) => 1 / (1 + Math.exp(-value)));
    const weights = means.map((mean) => Math.sqrt(mean * (1 - mean)));
    const working = eta.map(
      (value, row) => at(weights, row) * value + (at(outcomes, row) - at(means, row)) / at(weights, row),
    );
    const weighted = terms.map((term) => term.map((value, row) => value * at(weights, row)));
    const { solution, standardErrors } = leastSquares(weighted, working, names);
    if (!solution.every(Number.isFinite)) throw new PooledNotConverged();
    eta = eta.map((_, row) =>
      solution.reduce((sum, value, term) => sum + value * at(terms[term] ?? [], row), 0),
    );
    if (before !== null && settled(before, solution, standardErrors)) {
      const logLikelihood = eta.reduce(
        (sum, value, row) => sum - Math.log1p(Math.exp(at(outcomes, row) === 1 ? -value : value)),
        0,
      );
      const estimates = solution.map((estimate, term) => ({
        estimate,
        standardError: at(standardErrors, term),
      }));
      return makeFit(model, estimates, {
        observations: count,
        positives,
        excluded,
        logLikelihood,
        iterations,
      });
    }
    before = solution;
  }
  throw new PooledNotConverged();
};

const settled = (
  before: ReadonlyArray<number>,
  now: ReadonlyArray<number>,
  standardErrors: ReadonlyArray<number>,
): boolean =>
  now.every((value, term) => Math.abs(value - at(before, term)) <= 1e-9 * at(standardErrors, term));

/** min ‖A·x − b‖ with A by columns; standard errors are the root diagonal of (AᵀA)⁻¹ = R⁻¹·R⁻ᵀ. */
const leastSquares = (
  columns: ReadonlyArray<Float64Array>,
  target: Float64Array,
  names: ReadonlyArray<string>,
): { readonly solution: ReadonlyArray<number>; readonly standardErrors: ReadonlyArray<number> } => {
  const size = columns.length;
  const work = columns.map((column) => Float64Array.from(column));
  const right = Float64Array.from(target);
  const upper: Array<Float64Array> = [];
  for (const [pivot, column] of work.entries()) {
    const length = norm(column, pivot);
    if (length <= 1e-11 * norm(columns[pivot] ?? column, 0)) throw new SingularModel(names[pivot] ?? "");
    const diagonal = at(column, pivot) > 0 ? -length : length;
    const reflector = column.map((value, row) =>
      row < pivot ? 0 : row === pivot ? value - diagonal : value,
    );
    const scale = 2 / norm(reflector, pivot) ** 2;
    for (const other of [...work.slice(pivot + 1), right]) {
      let product = 0;
      for (let row = pivot; row < other.length; row++) product += at(reflector, row) * at(other, row);
      for (let row = pivot; row < other.length; row++) {
        other[row] = at(other, row) - scale * product * at(reflector, row);
      }
    }
    upper.push(column.map((value, row) => (row < pivot ? value : row === pivot ? diagonal : 0)));
  }
  /** x with R·x = b, where column j of R is `upper[j]`. */
  const back = (b: ArrayLike<number>): Float64Array => {
    const x = Float64Array.from({ length: size }, (_, index) => at(b, index));
    for (let row = size - 1; row >= 0; row--) {
      for (let column = row + 1; column < size; column++) {
        x[row] = at(x, row) - at(upper[column] ?? [], row) * at(x, column);
      }
      x[row] = at(x, row) / at(upper[row] ?? [], row);
    }
    return x;
  };
  const inverse = columns.map((_, unit) => back(columns.map((__, index) => (index === unit ? 1 : 0))));
  return {
    solution: Array.from(back(right)),
    standardErrors: columns.map((_, row) => Math.hypot(...inverse.map((column) => at(column, row)))),
  };
};

/** Euclidean length of a column from a row on. */
const norm = (column: Float64Array, from: number): number => {
  let sum = 0;
  for (let row = from; row < column.length; row++) sum += at(column, row) ** 2;
  return Math.sqrt(sum);
};

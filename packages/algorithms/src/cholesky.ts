import { at } from "./at.ts";

/** A pivot is not larger than the smallest allowed: the matrix is singular, or too close to it. */
export class NotPositiveDefinite extends Error {
  override readonly name = "NotPositiveDefinite";
  /** The first row that depends on those before it, from 0. */
  readonly row: number;
  constructor(row: number) {
    super(`Row ${row} of the matrix depends on those before it`);
    this.row = row;
  }
}

/** Where row i, column j ≤ i of a symmetric or lower triangular matrix stands in its packed rows. */
export const packed = (row: number, column: number): number => (row * (row + 1)) / 2 + column;

export interface Cholesky {
  readonly size: number;
  /** x with A·x = b. */
  readonly solve: (b: ArrayLike<number>) => ReadonlyArray<number>;
  /** tᵀ·A⁻¹·t: with A an information matrix, the variance of t·β. */
  readonly inverseForm: (t: ArrayLike<number>) => number;
}

/**
 * The factor L with L·Lᵀ = A of a symmetric matrix in packed lower rows. Pivots up to `smallest` are refused.
 * Source: Golub and Van Loan, Matrix Computations, 4th ed. (2013), §4.2.
 */
export const cholesky = (matrix: ArrayLike<number>, size: number, smallest: number): Cholesky => {
  const factor = new Float64Array(packed(size, 0));
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      let rest = at(matrix, packed(row, column));
      for (let k = 0; k < column; k++) rest -= at(factor, packed(row, k)) * at(factor, packed(column, k));
      if (column < row) {
        factor[packed(row, column)] = rest / at(factor, packed(column, column));
      } else if (rest > smallest) {
        factor[packed(row, row)] = Math.sqrt(rest);
      } else throw new NotPositiveDefinite(row);
    }
  }

  /** y with L·y = b. */
  const forward = (b: ArrayLike<number>): Float64Array => {
    const y = new Float64Array(size);
    for (let row = 0; row < size; row++) {
      let rest = at(b, row);
      for (let k = 0; k < row; k++) rest -= at(factor, packed(row, k)) * at(y, k);
      y[row] = rest / at(factor, packed(row, row));
    }
    return y;
  };

  return {
    size,
    solve: (b) => {
      const x = forward(b);
      for (let row = size - 1; row >= 0; row--) {
        let rest = at(x, row);
        for (let k = row + 1; k < size; k++) rest -= at(factor, packed(k, row)) * at(x, k);
        x[row] = rest / at(factor, packed(row, row));
      }
      return Array.from(x);
    },
    inverseForm: (t) => forward(t).reduce((sum, value) => sum + value * value, 0),
  };
};

import { compensatedSum } from "./compensatedSum.ts";

/** Count, mean and sum of squared deviations from the mean: enough for mean and variance, and mergeable. */
export type Moments = {
  readonly count: number;
  readonly mean: number;
  /** Σ (x − mean)² */
  readonly m2: number;
};

export const noMoments: Moments = { count: 0, mean: 0, m2: 0 };

/**
 * By the corrected two-pass algorithm: m2 = Σ(x − m)² − (Σ(x − m))²/n, whose second term takes away what the
 * rounding of m added. Source: Chan, Golub and LeVeque, "Algorithms for computing the sample variance:
 * analysis and recommendations", The American Statistician 37 (1983) 242–247, equation 1.7.
 */
export const momentsOf = (values: ReadonlyArray<number>): Moments => {
  const count = values.length;
  if (count === 0) return noMoments;
  const mean = compensatedSum(values) / count;
  const deviations = values.map((value) => value - mean);
  const residue = compensatedSum(deviations);
  const squares = compensatedSum(deviations.map((deviation) => deviation * deviation));
  return { count, mean: mean + residue / count, m2: Math.max(0, squares - (residue * residue) / count) };
};

/**
 * The moments of two disjoint sets together: δ = m_b − m_a, m = m_a + δ·n_b/n, M2 = M2_a + M2_b +
 * δ²·n_a·n_b/n. Source: Chan, Golub and LeVeque, "Updating formulae and a pairwise algorithm for computing
 * sample variances", Stanford STAN-CS-79-773 (1979). Not associative in floating point: merge in node-id
 * order.
 */
export const mergeMoments = (left: Moments, right: Moments): Moments => {
  if (left.count === 0) return right;
  if (right.count === 0) return left;
  const count = left.count + right.count;
  const delta = right.mean - left.mean;
  return {
    count,
    mean: left.mean + (delta * right.count) / count,
    m2: left.m2 + right.m2 + ((delta * delta * left.count) / count) * right.count,
  };
};

/** The sample variance, with n − 1; null of fewer than two values, where there is none. */
export const varianceOf = ({ count, m2 }: Moments): number | null => (count < 2 ? null : m2 / (count - 1));

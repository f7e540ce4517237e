/** The value below which the share `q` of the sorted values lies, between neighbours by interpolation. */
export const quantile = (values: ReadonlyArray<number>, q: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const position = (sorted.length - 1) * q;
  const below = sorted[Math.floor(position)] ?? Number.NaN;
  const above = sorted[Math.ceil(position)] ?? Number.NaN;
  return below + (above - below) * (position - Math.floor(position));
};

export const median = (values: ReadonlyArray<number>): number => quantile(values, 0.5);

/**
 * Jain's index of fairness: 1 when all got the same, 1/n when one got everything, NaN when nobody got
 * anything.
 */
export const jain = (shares: ReadonlyArray<number>): number => {
  const sum = shares.reduce((total, share) => total + share, 0);
  const squares = shares.reduce((total, share) => total + share * share, 0);
  return (sum * sum) / (shares.length * squares);
};

export interface Spread {
  readonly median: number;
  readonly lowest: number;
  readonly highest: number;
  readonly count: number;
}

/** None of nothing. */
export const spreadOf = (values: ReadonlyArray<number>): Spread | null =>
  values.length === 0
    ? null
    : {
        median: median(values),
        lowest: Math.min(...values),
        highest: Math.max(...values),
        count: values.length,
      };

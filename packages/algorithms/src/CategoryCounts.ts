/** How often each value occurs at a site, small cells held back. */
export type CategoryCounts = {
  /** Values with at least the minimum, in the order of the values. */
  readonly cells: ReadonlyArray<{ readonly value: string; readonly count: number }>;
  /** All held-back cells together, without their values: 0, or at least the minimum. */
  readonly other: number;
};

/** A value counted over all sites. */
export type CategoryCell = {
  readonly value: string;
  readonly count: number;
  /** False where a site may have held some back, so that the true count may be higher. */
  readonly complete: boolean;
};

/**
 * Counts values and holds back cells below `minimum`. As the total is known, a single held-back cell, or
 * several that are small together, could be computed back; so the next smallest cells are held back too
 * until the sum is at least `minimum` and of two cells. Null when all values together are fewer than
 * `minimum`. Source: Hundepool et al., Statistical Disclosure Control, Wiley (2012): threshold rule and
 * secondary suppression.
 */
export const countCategories = (values: ReadonlyArray<string>, minimum: number): CategoryCounts | null => {
  if (values.length > 0 && values.length < minimum) return null;
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const cells = [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((left, right) => left.count - right.count || compare(left.value, right.value));
  let heldBack = 0;
  let other = 0;
  for (const { count } of cells) {
    if (count >= minimum && (heldBack === 0 || (heldBack > 1 && other >= minimum))) break;
    heldBack++;
    other += count;
  }
  return { cells: cells.slice(heldBack).sort((left, right) => compare(left.value, right.value)), other };
};

/** Adds up what the sites gave; sites that gave nothing (null) leave every count incomplete. */
export const mergeCategories = (
  sites: ReadonlyArray<CategoryCounts | null>,
): { readonly cells: ReadonlyArray<CategoryCell>; readonly other: number } => {
  const values = [...new Set(sites.flatMap((site) => site?.cells.map(({ value }) => value) ?? []))].sort(
    compare,
  );
  const cells = values.map((value) => {
    const found = sites.map((site) => ({ site, cell: site?.cells.find((cell) => cell.value === value) }));
    return {
      value,
      count: found.reduce((sum, { cell }) => sum + (cell?.count ?? 0), 0),
      complete: found.every(({ site, cell }) => cell !== undefined || site?.other === 0),
    };
  });
  return { cells, other: sites.reduce((sum, site) => sum + (site?.other ?? 0), 0) };
};

const compare = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

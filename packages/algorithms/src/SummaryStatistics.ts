import { rounds } from "@atoll/sdk/Star";
import type { LocalPart } from "@atoll/sdk/Star";
import type { Site } from "@atoll/sdk/Site";
import { countCategories, mergeCategories } from "./CategoryCounts.ts";
import type { CategoryCell, CategoryCounts } from "./CategoryCounts.ts";
import { mergeMoments, momentsOf, noMoments, varianceOf } from "./Moments.ts";
import type { Moments } from "./Moments.ts";
import { ParameterError } from "./ParameterError.ts";

export interface SummaryQuestion {
  readonly numeric: ReadonlyArray<string>;
  readonly categorical: ReadonlyArray<string>;
  /** Columns and cells with fewer values than this at a site do not leave it; 5 when left out. */
  readonly minimumCellCount?: number;
  /**
   * Whether smallest and largest values are told: each is one single row's value, so a node's policy may
   * refuse them. True when left out.
   */
  readonly extremes?: boolean;
}

/** A row as `rows` gives it: null is a missing value, which is counted and otherwise left out. */
export interface SummaryRow {
  readonly [column: string]: number | string | boolean | null;
}

type NumericPart = { readonly moments: Moments; readonly min: number | null; readonly max: number | null };

/** All that leaves a site. Null stands where too few values would have been described. */
export type SummaryPart = {
  readonly numeric: ReadonlyArray<NumericPart | null>;
  readonly categorical: ReadonlyArray<CategoryCounts | null>;
};

export type NumericSummary = {
  readonly column: string;
  readonly count: number;
  /** Null of no values. */
  readonly mean: number | null;
  /** With n − 1; null of fewer than two values. */
  readonly variance: number | null;
  readonly standardDeviation: number | null;
  readonly min: number | null;
  readonly max: number | null;
  /** Sites with too few values to be told, which are not part of these figures. */
  readonly suppressedSites: ReadonlyArray<string>;
};

export type CategoricalSummary = {
  readonly column: string;
  readonly cells: ReadonlyArray<CategoryCell>;
  /** Values in held-back cells. */
  readonly other: number;
  readonly suppressedSites: ReadonlyArray<string>;
};

export type Summary = {
  readonly numeric: ReadonlyArray<NumericSummary>;
  readonly categorical: ReadonlyArray<CategoricalSummary>;
};

/** One site's part. */
export const summariseLocally = (question: SummaryQuestion, rows: ReadonlyArray<SummaryRow>): SummaryPart => {
  const minimum = question.minimumCellCount ?? 5;
  const extremes = question.extremes ?? true;
  return {
    numeric: question.numeric.map((column) => {
      const values = rows.map((row) => row[column]).filter((cell) => typeof cell === "number");
      if (values.length > 0 && values.length < minimum) return null;
      const extreme = (pick: (left: number, right: number) => number) =>
        extremes && values.length > 0 ? values.reduce((left, right) => pick(left, right)) : null;
      return { moments: momentsOf(values), min: extreme(Math.min), max: extreme(Math.max) };
    }),
    categorical: question.categorical.map((column) =>
      countCategories(
        rows.map((row) => row[column]).filter((cell) => typeof cell === "string"),
        minimum,
      ),
    ),
  };
};

/** The sites' parts together, merged in the given order, which has to be that of node ids. */
export const mergeSummaries = (
  question: SummaryQuestion,
  parts: ReadonlyArray<LocalPart<SummaryPart>>,
): Summary => ({
  numeric: question.numeric.map((column, index) => {
    const told = parts.map(({ value }) => value.numeric[index] ?? null).filter((part) => part !== null);
    const moments = told.reduce((sum, part) => mergeMoments(sum, part.moments), noMoments);
    const variance = varianceOf(moments);
    return {
      column,
      count: moments.count,
      mean: moments.count === 0 ? null : moments.mean,
      variance,
      standardDeviation: variance === null ? null : Math.sqrt(variance),
      min: extremeOf(
        Math.min,
        told.map(({ min }) => min),
      ),
      max: extremeOf(
        Math.max,
        told.map(({ max }) => max),
      ),
      suppressedSites: silent(parts, ({ numeric }) => numeric[index]),
    };
  }),
  categorical: question.categorical.map((column, index) => ({
    column,
    ...mergeCategories(parts.map(({ value }) => value.categorical[index] ?? null)),
    suppressedSites: silent(parts, ({ categorical }) => categorical[index]),
  })),
});

/** Describes the columns over all sites in one round; resolves to null at a data node. */
export const summarise = (site: Site, question: SummaryQuestion): Promise<Summary | null> =>
  rounds(site, {
    initial: (): Summary | null => null,
    ask: () => null,
    data: () => site.rows(schemaOf(question)),
    local: (_, rows) => summariseLocally(question, rows),
    aggregate: (_, parts) => mergeSummaries(question, parts),
    converged: (summary) => summary !== null,
    maxRounds: 1,
  });

/** The analysis that submits the summary of these columns. */
export const summaryStatistics =
  (question: SummaryQuestion) =>
  async (site: Site): Promise<void> => {
    const summary = await summarise(site, question);
    if (summary !== null) await site.submitResult(summary);
    await site.progress(100);
  };

const schemaOf = ({ numeric, categorical }: SummaryQuestion) => {
  const both = numeric.find((column) => categorical.includes(column));
  if (both !== undefined) throw new ParameterError(`Column "${both}" is named as numeric and as categorical`);
  return {
    ...Object.fromEntries(numeric.map((column) => [column, "number?" as const])),
    ...Object.fromEntries(categorical.map((column) => [column, "string?" as const])),
  };
};

const silent = (
  parts: ReadonlyArray<LocalPart<SummaryPart>>,
  of: (part: SummaryPart) => unknown,
): ReadonlyArray<string> => parts.filter(({ value }) => of(value) === null).map(({ nodeId }) => nodeId);

const extremeOf = (
  pick: (...values: ReadonlyArray<number>) => number,
  values: ReadonlyArray<number | null>,
): number | null => {
  const present = values.filter((value) => value !== null);
  return present.length === 0 ? null : pick(...present);
};

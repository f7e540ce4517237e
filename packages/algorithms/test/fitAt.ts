import { simulate } from "@atoll/sdk/testing/simulate";
import { expect } from "vitest";
import type { LogisticFit } from "../src/LogisticFit.ts";
import type { LogisticModel } from "../src/LogisticModel.ts";
import { fitLogistic } from "../src/LogisticRegression.ts";

/** The federated fit of rows held by as many simulated sites. */
export const fitAt = async (
  model: LogisticModel,
  parts: ReadonlyArray<ReadonlyArray<unknown>>,
  deliverNext?: (count: number) => number,
): Promise<LogisticFit> => {
  let fit: LogisticFit | null = null;
  await simulate({
    sites: Object.fromEntries(parts.map((rows, index) => [`site-${index}`, rows])),
    analysis: async (site) => {
      const own = await fitLogistic(site, model);
      if (site.role === "aggregator") fit = own;
    },
    ...(deliverNext === undefined ? {} : { deliverNext }),
  });
  if (fit === null) throw new Error("The aggregator has no fit");
  return fit;
};

/** Expects every figure of two fits to agree, relative to its standard error or size. */
export const toEqualFit = (left: LogisticFit, right: LogisticFit, within: number): void => {
  expect(left.terms.map(({ term }) => term)).toEqual(right.terms.map(({ term }) => term));
  for (const [index, term] of left.terms.entries()) {
    const other = right.terms[index] ?? term;
    const near = (value: number, wanted: number, unit: number) =>
      expect(Math.abs(value - wanted), `${term.term}: ${value}, ${wanted}`).toBeLessThanOrEqual(
        within * unit,
      );
    near(term.estimate, other.estimate, Math.max(other.standardError, Math.abs(other.estimate)));
    near(term.standardError, other.standardError, other.standardError);
    near(term.z, other.z, 1 + Math.abs(other.z));
    near(term.pValue, other.pValue, 1);
  }
  for (const figure of ["observations", "positives", "logLikelihood", "nullLogLikelihood", "aic"] as const) {
    expect(Math.abs(left[figure] - right[figure])).toBeLessThanOrEqual(
      within * (1 + Math.abs(right[figure])),
    );
  }
};

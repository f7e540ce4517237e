import { NotConverged } from "@atoll/sdk/Star";
import { seeded } from "@atoll/sdk/testing/seeded";
import { simulate } from "@atoll/sdk/testing/simulate";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitPooled } from "../src/fitPooled.ts";
import { OneOutcome } from "../src/LogisticFit.ts";
import type { LogisticFit } from "../src/LogisticFit.ts";
import { parseLogisticModel } from "../src/LogisticModel.ts";
import type { LogisticModel } from "../src/LogisticModel.ts";
import { logisticRegression, TooFewRows } from "../src/LogisticRegression.ts";
import { Separation, SingularModel } from "../src/NewtonRaphson.ts";
import { ParameterError } from "../src/ParameterError.ts";
import { dealt } from "./dealt.ts";
import { fitAt, toEqualFit } from "./fitAt.ts";
import { challenger, finney } from "./published.ts";

describe.each([challenger, finney])("the published fit of $name", (published) => {
  const check = (fit: LogisticFit) => {
    for (const [index, term] of fit.terms.entries()) {
      expect(term.estimate).toBeCloseTo(published.estimates[index] ?? Number.NaN, published.digits);
      expect(term.standardError).toBeCloseTo(
        published.standardErrors[index] ?? Number.NaN,
        published.digits - 1,
      );
      const [estimate = Number.NaN, standardError = Number.NaN] = published.exact[index] ?? [];
      expect(Math.abs(term.estimate - estimate)).toBeLessThanOrEqual(1e-9 * Math.abs(estimate));
      expect(Math.abs(term.standardError - standardError)).toBeLessThanOrEqual(1e-7 * standardError);
    }
    expect(fit.logLikelihood).toBeCloseTo(published.logLikelihood, 3);
    expect(fit.observations).toBe(published.rows.length);
  };

  it("is the pooled one", () => check(fitPooled(published.model, published.rows)));

  it("is the federated one, however the rows are dealt to sites", async () => {
    for (let seed = 1; seed <= 10; seed++) {
      check(await fitAt(published.model, dealt(published.rows, 1 + (seed % 4), seed)));
    }
  });
});

describe("logisticRegression", () => {
  it("agrees with the pooled fit to 1e-6 for random data and random splits", async () => {
    const cases = fc.record({
      seed: fc.integer({ min: 1, max: 2 ** 31 }),
      sites: fc.integer({ min: 1, max: 6 }),
      count: fc.integer({ min: 120, max: 400 }),
      // In units of the spread: the pooled route does not centre its predictors, so where they lie a million
      // spreads away from zero it is the reference that has no digits left, not the fit under test.
      distance: fc.double({ min: -1e5, max: 1e5, noNaN: true }),
      spread: fc.double({ min: 1e-3, max: 1e3, noNaN: true }),
    });
    await fc.assert(
      fc.asyncProperty(cases, async ({ seed, sites, count, distance, spread }) => {
        const rows = simulatedRows(seed, count, distance * spread, spread);
        toEqualFit(
          await fitAt(twoPredictors, dealt(rows, sites, seed)),
          fitPooled(twoPredictors, rows),
          1e-6,
        );
      }),
      { numRuns: 60 },
    );
  });

  it("gives the bit-equal result whatever the order of arrival", async () => {
    const parts = dealt(simulatedRows(7, 300, 100, 15), 5, 3);
    const results = new Set<string>();
    for (let seed = 1; seed <= 25; seed++) {
      results.add(JSON.stringify(await fitAt(twoPredictors, parts, seeded(seed))));
    }
    expect(results.size).toBe(1);
  });

  it("leaves out rows with missing values and third outcomes", async () => {
    const model = { ...challenger.model, negative: 0, minimumRows: 0 };
    const extra = [{ temperature: null, distress: 1 }, { temperature: 70, distress: 2 }, { distress: 1 }];
    const fit = await fitAt(model, [challenger.rows, extra]);
    expect(fit).toMatchObject({ excluded: 3, observations: 23, positives: 7 });
    toEqualFit(fit, fitPooled(model, challenger.rows), 1e-7);
  });

  it("finds complete and quasi-complete separation, and says so", async () => {
    const rows = (outcome: (x: number) => number) =>
      Array.from({ length: 40 }, (_, index) => ({ x: index, z: (index * 7) % 5, y: outcome(index) }));
    const model = { ...twoPredictors, predictors: ["z", "x"] };
    await expect(
      fitAt(
        model,
        dealt(
          rows((x) => (x < 20 ? 0 : 1)),
          3,
          1,
        ),
      ),
    ).rejects.toThrow(Separation);
    const flag = Array.from({ length: 60 }, (_, index) => ({
      x: index < 10 ? 1 : 0,
      z: index % 7,
      y: index < 10 || index % 2 ? 1 : 0,
    }));
    await expect(fitAt(model, dealt(flag, 2, 1))).rejects.toThrow(Separation);
  });

  it("names a predictor that is constant or follows from the others", async () => {
    const rows = simulatedRows(1, 60, 0, 1).map((row) => ({ ...row, sum: row.x + 2 * row.z + 1, one: 1.1 }));
    const collinear = { ...twoPredictors, predictors: ["x", "z", "sum"] };
    await expect(fitAt(collinear, dealt(rows, 2, 1))).rejects.toThrow(new SingularModel("sum"));
    expect(() => fitPooled(collinear, rows)).toThrow(new SingularModel("sum"));
    await expect(fitAt({ ...twoPredictors, predictors: ["one"] }, dealt(rows, 2, 1))).rejects.toThrow(
      new SingularModel("one"),
    );
  });

  it("refuses one outcome, too few rows and too few rounds", async () => {
    const rows = simulatedRows(2, 60, 0, 1);
    const same = rows.map((row) => ({ ...row, y: 1 }));
    await expect(fitAt(twoPredictors, [same])).rejects.toThrow(OneOutcome);
    await expect(fitAt(twoPredictors, [[], []])).rejects.toThrow(OneOutcome);
    await expect(fitAt({ ...twoPredictors, minimumRows: 5 }, [rows, rows.slice(0, 4)])).rejects.toThrow(
      TooFewRows,
    );
    await expect(fitAt({ ...twoPredictors, maxRounds: 2 }, [rows])).rejects.toThrow(NotConverged);
  });

  it("sends sums only: messages do not grow with the rows", async () => {
    const size = async (count: number) => {
      const sites = { a: simulatedRows(3, count, 0, 1) };
      const { messages } = await simulate({ analysis: logisticRegression(twoPredictors), sites });
      return Math.max(...messages.map(({ body }) => JSON.stringify(body).length));
    };
    expect(await size(2000)).toBeLessThan((await size(100)) + 100);
  });
});

describe("parseLogisticModel", () => {
  const good = { outcome: "sex", positive: "MALE", predictors: ["mass"] };

  it("reads a model", () => {
    expect(parseLogisticModel({ ...good, tolerance: 1e-6, negative: "FEMALE" })).toEqual({
      ...good,
      tolerance: 1e-6,
      negative: "FEMALE",
    });
  });

  it.each([
    null,
    [],
    { ...good, outcome: 1 },
    { ...good, positive: null },
    { ...good, negative: 0 },
    { ...good, predictors: "mass" },
    { ...good, predictors: ["mass", "mass"] },
    { ...good, predictors: ["sex"] },
    { ...good, tolerance: 0 },
    { ...good, maxRounds: 1.5 },
    { ...good, minimumRows: "5" },
  ])("refuses %j", (parameters) => {
    expect(() => parseLogisticModel(parameters)).toThrow(ParameterError);
  });
});

const twoPredictors: LogisticModel = { outcome: "y", positive: 1, predictors: ["x", "z"], minimumRows: 0 };

/** Rows of a model with known coefficients; x lies around `offset` with `spread`. */
const simulatedRows = (seed: number, count: number, offset: number, spread: number) => {
  const choose = seeded(seed);
  const uniform = () => (choose(2 ** 30) + 0.5) / 2 ** 30;
  return Array.from({ length: count }, () => {
    const standard = 3 * (uniform() - 0.5);
    const z = uniform();
    const probability = 1 / (1 + Math.exp(-(0.3 + 0.9 * standard - 0.7 * z)));
    return { x: offset + spread * standard, z, y: uniform() < probability ? 1 : 0 };
  });
};

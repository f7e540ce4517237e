import { RowError } from "@atoll/sdk/Rows";
import { seeded } from "@atoll/sdk/testing/seeded";
import { simulate } from "@atoll/sdk/testing/simulate";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countCategories } from "../src/CategoryCounts.ts";
import { mergeMoments, momentsOf, noMoments, varianceOf } from "../src/Moments.ts";
import { ParameterError } from "../src/ParameterError.ts";
import { summariseLocally, summaryStatistics } from "../src/SummaryStatistics.ts";
import { dealt } from "./dealt.ts";
import { nist } from "./nist.ts";

describe("moments", () => {
  it.each(nist)(
    "of NIST $name, whole and merged from any parts",
    ({ values, mean, standardDeviation, within }) => {
      const check = (moments: ReturnType<typeof momentsOf>) => {
        expect(moments.count).toBe(values.length);
        expect(Math.abs(moments.mean - mean)).toBeLessThanOrEqual(1e-15 * mean);
        const deviation = Math.sqrt(varianceOf(moments) ?? Number.NaN);
        expect(Math.abs(deviation - standardDeviation)).toBeLessThanOrEqual(within * standardDeviation);
      };
      check(momentsOf(values));
      for (let seed = 1; seed <= 20; seed++) {
        check(dealt(values, 3, seed).map(momentsOf).reduce(mergeMoments, noMoments));
      }
    },
  );

  it("merge to those of the pooled values for all splits", () => {
    const value = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.array(value), { minLength: 1 }), (parts) => {
        const pooled = momentsOf(parts.flat());
        const merged = parts.map(momentsOf).reduce(mergeMoments, noMoments);
        expect(merged.count).toBe(pooled.count);
        expect(Math.abs(merged.mean - pooled.mean)).toBeLessThanOrEqual(1e-9);
        expect(Math.abs(merged.m2 - pooled.m2)).toBeLessThanOrEqual(1e-9 * pooled.m2 + 1e-9);
      }),
    );
  });
});

describe("countCategories", () => {
  const of = (counts: { readonly [value: string]: number }) =>
    countCategories(
      Object.entries(counts).flatMap(([value, count]) => Array.from({ length: count }, () => value)),
      5,
    );
  const cells = (counts: { readonly [value: string]: number }) =>
    Object.entries(counts).map(([value, count]) => ({ value, count }));

  it.each([
    ["no small cell", { a: 5, b: 9 }, { cells: cells({ a: 5, b: 9 }), other: 0 }],
    ["one small cell, and the next with it", { a: 2, b: 9, c: 30 }, { cells: cells({ c: 30 }), other: 11 }],
    ["two small cells that are enough together", { a: 3, b: 3, c: 9 }, { cells: cells({ c: 9 }), other: 6 }],
    ["two small cells that are not", { a: 1, b: 1, c: 9, d: 30 }, { cells: cells({ d: 30 }), other: 11 }],
    ["nothing", {}, { cells: [], other: 0 }],
    ["too little of everything", { a: 1, b: 3 }, null],
  ])("holds back: %s", (_case, counts, expected) => {
    expect(of(counts)).toEqual(expected);
  });

  it("never tells a small cell, nor lets one be computed back from the total", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("a", "b", "c", "d", "e")),
        fc.integer({ min: 1, max: 9 }),
        (values, minimum) => {
          const counted = countCategories(values, minimum);
          if (counted === null) {
            expect(values.length).toBeLessThan(minimum);
            return;
          }
          const told = counted.cells.reduce((sum, { count }) => sum + count, 0);
          expect(told + counted.other).toBe(values.length);
          expect(counted.cells.every(({ count }) => count >= minimum)).toBe(true);
          if (counted.other === 0) return;
          expect(counted.other).toBeGreaterThanOrEqual(minimum);
          expect(new Set(values).size - counted.cells.length).toBeGreaterThan(1);
        },
      ),
    );
  });
});

describe("summaryStatistics", () => {
  const analysis = summaryStatistics({ numeric: ["mass"], categorical: ["species"] });
  const birds = (count: number, species: string, mass: number) =>
    Array.from({ length: count }, (_, index) => ({ species, mass: index === 0 ? null : mass + index }));
  const sites = {
    biscoe: [...birds(8, "Adelie", 3000), ...birds(9, "Gentoo", 5000)],
    dream: [...birds(6, "Adelie", 3100), ...birds(2, "Chinstrap", 3500)],
    torgersen: birds(3, "Adelie", 3200),
  };

  it("describes all sites together and says what was held back", async () => {
    const { result } = await simulate({ analysis, sites });
    const told = [...sites.biscoe, ...sites.dream].flatMap(({ mass }) => (mass === null ? [] : [mass]));
    const mean = told.reduce((sum, mass) => sum + mass, 0) / told.length;
    const variance = told.reduce((sum, mass) => sum + (mass - mean) ** 2, 0) / (told.length - 1);
    expect(result).toEqual({
      numeric: [
        {
          column: "mass",
          count: 21,
          mean: expect.closeTo(mean, 9),
          variance: expect.closeTo(variance, 6),
          standardDeviation: expect.closeTo(Math.sqrt(variance), 9),
          min: 3001,
          max: 5008,
          suppressedSites: ["torgersen"],
        },
      ],
      categorical: [
        {
          column: "species",
          cells: [
            { value: "Adelie", count: 8, complete: false },
            { value: "Gentoo", count: 9, complete: false },
          ],
          other: 8,
          suppressedSites: ["torgersen"],
        },
      ],
    });
  });

  it("gives the bit-equal result whatever the order of arrival", async () => {
    const results = new Set<string>();
    for (let seed = 1; seed <= 20; seed++) {
      const { result } = await simulate({ analysis, sites, deliverNext: seeded(seed) });
      results.add(JSON.stringify(result));
    }
    expect(results.size).toBe(1);
  });

  it("sends figures only, and extremes only where they are wanted", async () => {
    const { messages } = await simulate({ analysis, sites });
    expect(messages.filter(({ to }) => to === "aggregator").map(({ body }) => body)).toEqual(
      Object.values(sites).map((rows) => ({
        star: "part",
        value: summariseLocally({ numeric: ["mass"], categorical: ["species"] }, rows),
      })),
    );
    const part = summariseLocally({ numeric: ["mass"], categorical: [], extremes: false }, sites.biscoe);
    expect(part.numeric[0]).toMatchObject({ min: null, max: null });
  });

  it("describes nothing as nothing", async () => {
    const { result } = await simulate({ analysis, sites: { biscoe: [], dream: [] } });
    expect(result).toMatchObject({ numeric: [{ count: 0, mean: null, variance: null, min: null }] });
  });

  it("refuses misfits by name", async () => {
    await expect(simulate({ analysis, sites: { biscoe: [{ mass: "heavy" }] } })).rejects.toThrow(RowError);
    const twice = summaryStatistics({ numeric: ["a"], categorical: ["a"] });
    await expect(simulate({ analysis: twice, sites: { biscoe: [] } })).rejects.toThrow(ParameterError);
  });
});

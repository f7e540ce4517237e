import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cholesky, NotPositiveDefinite, packed } from "../src/cholesky.ts";
import { compensatedSum } from "../src/compensatedSum.ts";
import { erfc, twoSidedP } from "../src/normal.ts";

describe("erfc", () => {
  // To 17 digits with mpmath 1.3.
  it.each([
    [0, 1],
    [0.25, 0.7236736098317631],
    [0.5, 0.4795001221869535],
    [0.999, 0.15771472979350307],
    [1, 0.15729920705028513],
    [1.5, 0.033894853524689274],
    [2, 0.004677734981047266],
    [5, 1.537459794428035e-12],
    [10, 2.088487583762545e-45],
    [26, 5.663192408856143e-296],
    [40, 0],
  ])("of %d is %d", (x, value) => {
    expect(Math.abs(erfc(x) - value)).toBeLessThanOrEqual(1e-13 * value);
  });

  it("gives the usual critical values as p-values", () => {
    expect(twoSidedP(1.959963984540054)).toBeCloseTo(0.05, 14);
    expect(twoSidedP(-2.5758293035489004)).toBeCloseTo(0.01, 14);
  });
});

describe("compensatedSum", () => {
  it("keeps what a plain sum loses", () => {
    expect(compensatedSum([1, 1e100, 1, -1e100])).toBe(2);
    expect(compensatedSum(Array.from({ length: 10 }, () => 0.1))).toBe(1);
  });
});

describe("cholesky", () => {
  const number = fc.double({ min: -5, max: 5, noNaN: true });
  const square = fc
    .integer({ min: 1, max: 6 })
    .chain((size) =>
      fc.array(fc.array(number, { minLength: size, maxLength: size }), { minLength: size, maxLength: size }),
    );

  it("solves, and inverts, every matrix B·Bᵀ + I", () => {
    fc.assert(
      fc.property(square, (b) => {
        const size = b.length;
        const a = b.map((left, i) => b.map((right, j) => dot(left, right) + (i === j ? 1 : 0)));
        const rows = Array.from({ length: packed(size, 0) }, () => 0);
        for (const [i, row] of a.entries()) for (let j = 0; j <= i; j++) rows[packed(i, j)] = row[j] ?? 0;
        const wanted = b[0] ?? [];
        const target = a.map((row) => dot(row, wanted));
        const { solve, inverseForm } = cholesky(rows, size, 0);
        for (const [i, value] of solve(target).entries())
          expect(value).toBeCloseTo(wanted[i] ?? Number.NaN, 8);
        // (A·x)ᵀ·A⁻¹·(A·x) = xᵀ·A·x
        const form = dot(wanted, target);
        expect(Math.abs(inverseForm(target) - form)).toBeLessThanOrEqual(1e-10 * (1 + form));
      }),
    );
  });

  it("names the first row that depends on those before it", () => {
    // The third row is the sum of the first two.
    expect(() => cholesky([2, 1, 3, 3, 4, 7], 3, 1e-12)).toThrow(new NotPositiveDefinite(2));
  });
});

const dot = (left: ReadonlyArray<number>, right: ReadonlyArray<number>): number =>
  left.reduce((sum, value, index) => sum + value * (right[index] ?? Number.NaN), 0);

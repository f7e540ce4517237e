import { describe, expect, it } from "vitest";
import { jain, median, quantile, spreadOf } from "../../src/figures/Statistics.ts";

describe("statistics", () => {
  it("takes the middle of an odd number and between the two middles of an even one", () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([4, 1, 3, 2])).toBe(2.5);
  });

  it("finds quantiles whatever the order", () => {
    const values = Array.from({ length: 101 }, (_, index) => (index * 37) % 101);
    expect(quantile(values, 0.99)).toBe(99);
    expect(quantile(values, 0)).toBe(0);
    expect(quantile([], 0.5)).toBeNaN();
  });

  it("calls equal shares fair and one taker of all unfair", () => {
    expect(jain([5, 5, 5, 5])).toBe(1);
    expect(jain([20, 0, 0, 0])).toBe(0.25);
    expect(jain([0, 0])).toBeNaN();
  });

  it("says nothing of nothing", () => {
    expect(spreadOf([])).toBeNull();
    expect(spreadOf([3, 1, 2])).toEqual({ median: 2, lowest: 1, highest: 3, count: 3 });
  });
});

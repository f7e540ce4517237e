import { describe, expect, it } from "vitest";
import { orderOf, pairedRatios } from "../../src/figures/pairing.ts";
import { aRound } from "./aRound.ts";

describe("rounds", () => {
  it("run backwards every other time", () => {
    expect([0, 1, 2].map((round) => orderOf(["a", "b", "c"], round).join(""))).toEqual(["abc", "cba", "abc"]);
  });

  it("are compared with the same round of the reference only", () => {
    const rounds = [
      aRound({ round: 0, contender: "ours", figures: { rate: 200 } }),
      aRound({ round: 0, contender: "theirs", figures: { rate: 100 } }),
      aRound({ round: 1, contender: "ours", figures: { rate: 900 } }),
      aRound({ round: 2, contender: "ours", figures: { rate: 150 } }),
      aRound({ round: 2, contender: "theirs", figures: { rate: 50 } }),
    ];
    expect(pairedRatios(rounds, "ours", "theirs", "rate")).toEqual([2, 3]);
    expect(pairedRatios(rounds, "ours", "nobody", "rate")).toEqual([]);
    expect(pairedRatios(rounds, "ours", "theirs", "p99")).toEqual([]);
  });
});

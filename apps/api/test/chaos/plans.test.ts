import { expect, it } from "vitest";
import { type Fault, planFaults } from "./Faults.ts";
import { planVoyages } from "./Load.ts";
import { recoveryOf } from "./throughput.ts";

const rhythm = { kill: 2_000, due: 20_000, cut: 25_000, database: 60_000, freeze: 40_000 };
const plan = (seed: number) => planFaults(seed, 120_000, rhythm);
const ofKind = (faults: ReadonlyArray<Fault>, kind: Fault["_tag"]) =>
  faults.filter(({ _tag }) => _tag === kind);

it("plans the same faults and the same load for a seed, and others for another", () => {
  expect(plan(7)).toEqual(plan(7));
  expect(planVoyages(7, 50, 1_000)).toEqual(planVoyages(7, 50, 1_000));
  const plans = Array.from({ length: 100 }, (_, seed) =>
    JSON.stringify([plan(seed), planVoyages(seed, 9, 9)]),
  );
  expect(new Set(plans).size).toBe(plans.length);
});

it("plans each kind of fault, in order of time, and kills nobody in its sleep", () => {
  for (let seed = 0; seed < 50; seed++) {
    const faults = plan(seed);
    expect(faults).toEqual(faults.toSorted((one, other) => one.at - other.at));
    expect(ofKind(faults, "Kill").length).toBeGreaterThan(35);
    expect(ofKind(faults, "Cut").length).toBeGreaterThan(3);
    expect(ofKind(faults, "Database").length).toBe(2);
    for (const freeze of faults) {
      if (freeze._tag !== "Freeze") continue;
      expect(freeze.millis).toBeGreaterThanOrEqual(7_000);
      const meanwhile = faults.filter(
        ({ _tag, at, ...fault }) =>
          _tag === "Kill" &&
          "runner" in fault &&
          fault.runner === freeze.runner &&
          at >= freeze.at &&
          at <= freeze.at + freeze.millis,
      );
      expect(meanwhile).toEqual([]);
    }
  }
});

/** Completions at 100 per second but for a gap. */
const completions = (gapFrom: number, gapTo: number) =>
  Array.from({ length: 3_000 }, (_, n) => n * 10).filter((at) => at < gapFrom || at >= gapTo);

it("finds how long throughput was away", () => {
  expect(recoveryOf(completions(0, 0), 10_000, 25_000)).toEqual({
    before: 100,
    lowest: 100,
    back: 0,
    since: null,
    below: 0,
  });
  expect(recoveryOf(completions(10_000, 12_000), 10_000, 25_000)).toEqual({
    before: 100,
    lowest: 0,
    back: 2,
    since: 0,
    below: 2,
  });
  // The dip begins a moment after the kill.
  expect(recoveryOf(completions(10_900, 13_000), 10_000, 25_000).back).toBe(3);
  expect(recoveryOf(completions(10_000, 40_000), 10_000, 25_000)).toEqual({
    before: 100,
    lowest: 0,
    back: null,
    since: 0,
    below: 14.25,
  });
});

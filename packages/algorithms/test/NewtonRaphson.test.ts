import { describe, expect, it } from "vitest";
import type { Design } from "../src/Design.ts";
import { likelihoodOf, MalformedPart, sumLikelihoods } from "../src/LogisticLikelihood.ts";
import { NoAscent, startNewton, stepNewton } from "../src/NewtonRaphson.ts";
import type { Newton } from "../src/NewtonRaphson.ts";

/** Three of four outcomes are positive: the intercept's estimate is log 3. */
const design: Design = {
  count: 40,
  excluded: 0,
  columns: [],
  outcomes: Float64Array.from({ length: 40 }, (_, index) => (index % 4 === 0 ? 0 : 1)),
};

const evaluate = ({ coefficients }: Newton) => likelihoodOf({ scales: [], coefficients }, design);
const step = (newton: Newton) => stepNewton(newton, evaluate(newton), ["(Intercept)"], 1e-8);

describe("stepNewton", () => {
  it("halves a step that makes the model less likely, until it does not", () => {
    let newton: Newton = { ...startNewton(1), coefficients: [6] };
    const likelihoods: Array<number> = [];
    let halvings = 0;
    while (!newton.converged) {
      newton = step(newton);
      halvings += newton.halvings;
      if (newton.best !== null) likelihoods.push(newton.best.logLikelihood);
    }
    expect(halvings).toBeGreaterThan(2);
    expect(likelihoods).toEqual(likelihoods.toSorted((left, right) => left - right));
    expect(newton.coefficients[0]).toBeCloseTo(Math.log(3), 14);
  });

  it("doubles its digits with each step near the estimate", () => {
    let newton = startNewton(1);
    while (!newton.converged) newton = step(newton);
    expect(newton.iterations).toBeLessThanOrEqual(6);
    expect(newton.best?.factor.inverseForm([1])).toBeCloseTo(1 / (40 * 0.75 * 0.25), 12);
  });

  it("gives up when no part of a step helps", () => {
    const first = step(startNewton(1));
    const worse = { ...evaluate(first), logLikelihood: -1e6 };
    const halve = (newton: Newton) => stepNewton(newton, worse, ["(Intercept)"], 1e-8);
    expect(() => Array.from({ length: 40 }).reduce<Newton>(halve, first)).toThrow(NoAscent);
    const broken = { ...worse, logLikelihood: Number.NaN };
    expect(stepNewton(first, broken, ["(Intercept)"], 1e-8).halvings).toBe(1);
  });
});

describe("likelihoodOf", () => {
  it("neither overflows nor loses small probabilities", () => {
    const at = (coefficient: number, outcome: number) =>
      likelihoodOf(
        { scales: [], coefficients: [coefficient] },
        { count: 1, excluded: 0, columns: [], outcomes: Float64Array.of(outcome) },
      );
    expect(at(800, 0)).toMatchObject({ logLikelihood: -800, gradient: [-1] });
    expect(at(-800, 1)).toMatchObject({ logLikelihood: -800, gradient: [1] });
    expect(at(40, 1).gradient[0]).toBeCloseTo(Math.exp(-40), 30);
    expect(at(40, 1).logLikelihood).toBeCloseTo(-Math.exp(-40), 30);
  });

  it("refuses questions and parts of another size", () => {
    expect(() => likelihoodOf({ scales: [], coefficients: [0, 0] }, design)).toThrow(RangeError);
    const part = evaluate(startNewton(1));
    expect(() => sumLikelihoods([part, { ...part, gradient: [1, 2] }], 1)).toThrow(MalformedPart);
  });
});

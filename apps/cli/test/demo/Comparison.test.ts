import { describe, expect, it } from "@effect/vitest";
import { Effect, Schema } from "effect";
import { NodeServices } from "@effect/platform-node";
import { compare, render } from "../../src/demo/Comparison.ts";
import { type Fit, FitFile } from "../../src/demo/Fit.ts";
import { readAll } from "../../src/demo/Penguins.ts";
import { pooledFit } from "../../src/demo/pooledFit.ts";

const penguinFit = readAll.pipe(Effect.flatMap(pooledFit), Effect.provide(NodeServices.layer));

const moved = (fit: Fit, term: string, by: number): Fit => ({
  ...fit,
  terms: fit.terms.map((each) => (each.term === term ? { ...each, estimate: each.estimate + by } : each)),
});

describe("the comparison", () => {
  it.effect("finds a fit equal to itself, before and after it was stored", () =>
    Effect.gen(function* () {
      const fit = yield* penguinFit;
      const text = yield* Schema.encodeEffect(FitFile)(fit);
      const stored = yield* Schema.decodeUnknownEffect(FitFile)(text);
      expect(compare(stored, fit)).toMatchObject({ largestDifference: 0, agrees: true });
      expect(fit.observations).toBe(333);
    }),
  );

  it.effect("counts a small figure's relative difference and a large figure's absolute one", () =>
    Effect.gen(function* () {
      const fit = yield* penguinFit;
      // The coefficient is 0.003: 1e-8 of it is 3e-6 relative.
      expect(compare(moved(fit, "Body Mass (g)", 1e-8), fit).agrees).toBe(false);
      expect(compare({ ...fit, logLikelihood: fit.logLikelihood + 2e-6 }, fit).agrees).toBe(false);
      expect(compare(moved(fit, "(Intercept)", 1e-9), fit).agrees).toBe(true);
    }),
  );

  it.effect("does not call fits equal that do not have the same terms", () =>
    Effect.gen(function* () {
      const fit = yield* penguinFit;
      expect(compare({ ...fit, terms: fit.terms.slice(1) }, fit).agrees).toBe(false);
    }),
  );

  it.effect("prints every term with both figures, and the largest difference", () =>
    Effect.gen(function* () {
      const fit = yield* penguinFit;
      const lines = render(compare(moved(fit, "Body Mass (g)", 1e-5), fit));
      expect(new Set(lines.slice(0, -2).map((line) => line.length)).size).toBe(1);
      expect(lines.find((line) => line.startsWith("Body Mass"))).toMatch(
        /0\.00297044393167 +0\.00296044393167 +3\.4e-3$/,
      );
      expect(lines.at(-1)).toBe("largest difference 3.4e-3 (allowed: 1.0e-6): THE FITS DO NOT AGREE");
    }),
  );
});

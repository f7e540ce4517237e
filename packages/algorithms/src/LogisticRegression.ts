import type { Site } from "@atoll/sdk/Site";
import { rounds } from "@atoll/sdk/Star";
import type { LocalPart } from "@atoll/sdk/Star";
import { at } from "./at.ts";
import { designOf, schemaOf } from "./Design.ts";
import type { Design } from "./Design.ts";
import { makeFit, OneOutcome } from "./LogisticFit.ts";
import type { LogisticFit } from "./LogisticFit.ts";
import { likelihoodOf, MalformedPart, sumLikelihoods } from "./LogisticLikelihood.ts";
import type { Scale } from "./LogisticLikelihood.ts";
import type { LogisticModel } from "./LogisticModel.ts";
import { mergeMoments, momentsOf, noMoments, varianceOf } from "./Moments.ts";
import type { Moments } from "./Moments.ts";
import { SingularModel, startNewton, stepNewton } from "./NewtonRaphson.ts";
import type { Newton } from "./NewtonRaphson.ts";

/** First of the two phases: what a site tells of its complete rows so that all can scale alike. */
export type ScalePart = {
  readonly count: number;
  readonly positives: number;
  readonly excluded: number;
  /** One per predictor. */
  readonly moments: ReadonlyArray<Moments>;
};

/** The sites' parts together, and each site's number of rows for the record. */
export interface Scaling {
  readonly count: number;
  readonly positives: number;
  readonly excluded: number;
  readonly scales: ReadonlyArray<Scale>;
  readonly sites: ReadonlyArray<{ readonly nodeId: string; readonly observations: number }>;
}

export type FederatedLogisticFit = LogisticFit & {
  readonly sites: ReadonlyArray<{ readonly nodeId: string; readonly observations: number }>;
};

/** A site has fewer complete rows than the model's `minimumRows`. How many is not said. */
export class TooFewRows extends Error {
  override readonly name = "TooFewRows";
  constructor(minimum: number) {
    super(`This site has fewer than ${minimum} complete rows for the model, too few to take part`);
  }
}

export const scaleLocally = (design: Design): ScalePart => ({
  count: design.count,
  positives: design.outcomes.reduce((sum, outcome) => sum + outcome, 0),
  excluded: design.excluded,
  moments: design.columns.map((values) => momentsOf(Array.from(values))),
});

export const mergeScales = (model: LogisticModel, parts: ReadonlyArray<LocalPart<ScalePart>>): Scaling => {
  const total = (of: (part: ScalePart) => number) => parts.reduce((sum, { value }) => sum + of(value), 0);
  const count = total((part) => part.count);
  const positives = total((part) => part.positives);
  if (positives === 0 || positives === count) throw new OneOutcome(model.outcome);
  return {
    count,
    positives,
    excluded: total((part) => part.excluded),
    scales: model.predictors.map((predictor, index) => {
      const { mean, variance } = together(parts.map(({ value }) => value.moments[index]));
      // Rounding of a constant column leaves a spread of some units in the last place of its mean.
      if (variance === null || Math.sqrt(variance) <= 1e-13 * Math.abs(mean))
        throw new SingularModel(predictor);
      return { mean, sd: Math.sqrt(variance) };
    }),
    sites: parts.map(({ nodeId, value }) => ({ nodeId, observations: value.count })),
  };
};

/**
 * Fits the model over all sites without their rows: one round for means and standard deviations, then
 * Newton–Raphson on the sums of the sites' log-likelihoods, gradients and information matrices, which is
 * iteratively reweighted least squares on the pooled rows. Sites learn the scales and the coefficients, not
 * each other's sums. Resolves to null at a data node. Source: Wu et al., "Grid Binary LOgistic REgression
 * (GLORE)", JAMIA 19 (2012) 758–764.
 */
export const fitLogistic = async (site: Site, model: LogisticModel): Promise<FederatedLogisticFit | null> => {
  let read: Promise<Design> | undefined;
  const data = () =>
    (read ??= site.rows(schemaOf(model)).then((rows) => enough(model, designOf(model, rows))));
  const scaling = await rounds(site, {
    initial: (): Scaling | null => null,
    ask: () => null,
    data,
    local: (_, design) => scaleLocally(design),
    aggregate: (_, parts) => mergeScales(model, parts),
    converged: (state) => state !== null,
    maxRounds: 1,
  });
  const scales = scaling?.scales ?? [];
  const terms = ["(Intercept)", ...model.predictors];
  const newton = await rounds(site, {
    initial: () => startNewton(terms.length),
    ask: ({ coefficients }) => ({ scales, coefficients }),
    data,
    local: likelihoodOf,
    aggregate: (state, parts) => {
      const values = parts.map(({ value }) => value);
      return stepNewton(state, sumLikelihoods(values, terms.length), terms, model.tolerance ?? 1e-8);
    },
    converged: ({ converged }) => converged,
    maxRounds: model.maxRounds ?? 50,
  });
  return scaling === null || newton === null ? null : describe(model, scaling, newton);
};

/** The analysis that submits the fit of this model. */
export const logisticRegression =
  (model: LogisticModel) =>
  async (site: Site): Promise<void> => {
    const fit = await fitLogistic(site, model);
    if (fit !== null) await site.submitResult(fit);
    await site.progress(100);
  };

/**
 * Back to the predictors' own units: β_j = b_j/s_j, β_0 = b_0 − Σ b_j·m_j/s_j. Each is a linear form t·b,
 * whose variance is tᵀ·I⁻¹·t.
 */
const describe = (
  model: LogisticModel,
  scaling: Scaling,
  { best, coefficients, iterations }: Newton,
): FederatedLogisticFit => {
  if (best === null) throw new RangeError("A fit converged without an evaluation");
  const intercept = [1, ...scaling.scales.map(({ mean, sd }) => -mean / sd)];
  const slopes = scaling.scales.map(({ sd }, slope) =>
    intercept.map((_, term) => (term === slope + 1 ? 1 / sd : 0)),
  );
  const estimates = [intercept, ...slopes].map((form) => ({
    estimate: form.reduce((sum, value, term) => sum + value * at(coefficients, term), 0),
    standardError: Math.sqrt(best.factor.inverseForm(form)),
  }));
  const { count, positives, excluded, sites } = scaling;
  const { logLikelihood } = best;
  const figures = { observations: count, positives, excluded, logLikelihood, iterations };
  return { ...makeFit(model, estimates, figures), sites };
};

const together = (moments: ReadonlyArray<Moments | undefined>) => {
  const merged = moments.reduce<Moments>((sum, next) => {
    if (next === undefined) throw new MalformedPart("A site did not describe every predictor");
    return mergeMoments(sum, next);
  }, noMoments);
  return { mean: merged.mean, variance: varianceOf(merged) };
};

const enough = (model: LogisticModel, design: Design): Design => {
  const minimum = model.minimumRows ?? 5;
  if (design.count < minimum) throw new TooFewRows(minimum);
  return design;
};

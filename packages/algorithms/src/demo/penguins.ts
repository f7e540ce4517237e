import { fitLogistic } from "@atoll/algorithms/LogisticRegression";
import { parseLogisticModel } from "@atoll/algorithms/LogisticModel";
import type { Site } from "@atoll/sdk/Site";

/**
 * The islands demo: how well do measurements tell the sex of a penguin? Each island keeps its birds; what
 * leaves it is counts, means, and sums over its rows. The parameters name the columns:
 *
 *     { "outcome": "Sex", "positive": "MALE", "negative": "FEMALE",
 *       "predictors": ["Body Mass (g)", "Beak Length (mm)", "Flipper Length (mm)"], "tolerance": 1e-8 }
 *
 * Data: Gorman, Williams and Fraser, "Ecological sexual dimorphism and environmental variability within a
 * community of Antarctic penguins (genus Pygoscelis)", PLoS ONE 9(3) (2014) e90081.
 */
export default async (site: Site): Promise<void> => {
  const model = parseLogisticModel(site.parameters);
  await site.log.info(`Fitting ${model.outcome} = ${model.positive} by ${model.predictors.join(", ")}`);
  const fit = await fitLogistic(site, model);
  if (fit !== null) {
    await site.log.info(
      `Converged after ${fit.iterations} steps on ${fit.observations} rows of ${fit.sites.length} sites`,
    );
    await site.submitResult(fit);
  }
  await site.progress(100);
};

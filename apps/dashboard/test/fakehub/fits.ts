const terms = [
  ["(Intercept)", 8.256932562266622, 2.763749512625205, 0.002813],
  ["Body Mass (g)", 0.0029604439316654897, 0.0004187974095647048, 1.6e-12],
  ["Beak Length (mm)", 0.1458945188182684, 0.03322935631274911, 1.13e-5],
  ["Flipper Length (mm)", -0.13486140792947157, 0.0234057998508512, 8.3e-9],
] as const;

/** A fit as `packages/algorithms` submits it; `shift` makes its estimates differ from another's by so much. */
export const fit = (shift: number) => ({
  outcome: "Sex",
  positive: "MALE",
  terms: terms.map(([term, estimate, standardError, pValue]) => ({
    term,
    estimate: estimate + shift,
    standardError,
    z: estimate / standardError,
    pValue,
  })),
  observations: 333,
  positives: 168,
  excluded: 11,
  logLikelihood: -175.36576659316802,
  nullLogLikelihood: -230.80491,
  aic: 358.73153318633604,
  iterations: 7,
});

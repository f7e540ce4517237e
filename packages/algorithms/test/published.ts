import type { LogisticModel } from "../src/LogisticModel.ts";

/** A data set with a published fit. `digits` decimals of estimates and standard errors were printed. */
export interface Published {
  readonly name: string;
  readonly model: LogisticModel;
  readonly rows: ReadonlyArray<{ readonly [column: string]: number }>;
  readonly digits: number;
  readonly estimates: ReadonlyArray<number>;
  readonly standardErrors: ReadonlyArray<number>;
  readonly logLikelihood: number;
  /** The same fit to 15 digits: Newton's method with 40-digit arithmetic (mpmath 1.3). */
  readonly exact: ReadonlyArray<readonly [estimate: number, standardError: number]>;
}

const temperatures = [
  53, 57, 58, 63, 66, 67, 67, 67, 68, 69, 70, 70, 70, 70, 72, 73, 75, 75, 76, 76, 78, 79, 81,
];
const failures = [1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0];

/**
 * 23 space shuttle flights before Challenger: any O-ring in distress by temperature (°F). Data: Dalal,
 * Fowlkes and Hoadley, "Risk analysis of the space shuttle: pre-Challenger prediction of failure", JASA 84
 * (1989) 945–957, whose fit is 15.043 − 0.2322·t; standard errors and residual deviance 20.315 as R's `glm`
 * prints them.
 */
export const challenger: Published = {
  name: "Challenger O-rings",
  model: { outcome: "distress", positive: 1, predictors: ["temperature"], minimumRows: 1 },
  rows: temperatures.map((temperature, index) => ({ temperature, distress: failures[index] ?? 0 })),
  digits: 4,
  estimates: [15.0429, -0.2322],
  standardErrors: [7.3786, 0.1082],
  logLikelihood: -20.315 / 2,
  exact: [
    [15.042901647702442, 7.3786363849165655],
    [-0.23216274421859648, 0.10823652164928543],
  ],
};

const volumes = [
  3.7, 3.5, 1.25, 0.75, 0.8, 0.7, 0.6, 1.1, 0.9, 0.9, 0.8, 0.55, 0.6, 1.4, 0.75, 2.3, 3.2, 0.85, 1.7, 1.8,
  0.4, 0.95, 1.35, 1.5, 1.6, 0.6, 1.8, 0.95, 1.9, 1.6, 2.7, 2.35, 1.1, 1.1, 1.2, 0.8, 0.95, 0.75, 1.3,
];
const rates = [
  0.825, 1.09, 2.5, 1.5, 3.2, 3.5, 0.75, 1.7, 0.75, 0.45, 0.57, 2.75, 3, 2.33, 3.75, 1.64, 1.6, 1.415, 1.06,
  1.8, 2, 1.36, 1.35, 1.36, 1.78, 1.5, 1.5, 1.9, 0.95, 0.4, 0.75, 0.03, 1.83, 2.2, 2, 3.33, 1.9, 1.9, 1.625,
];
const constrictions = [
  1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 0, 1, 0, 0, 0, 0, 1, 0, 1, 0, 1, 0, 1, 0, 0, 1, 1, 1,
  0, 0, 1,
];

/**
 * Vasoconstriction in the skin of the fingers by volume and rate of a breath. Data: Finney, Biometrika 34
 * (1947) 320–334, as in R's `robustbase::vaso`. Fit: Pregibon, "Logistic regression diagnostics", Annals of
 * Statistics 9 (1981) 705–724: −2.875 + 5.179·log(volume) + 4.562·log(rate), deviance 29.23; standard errors
 * 1.3208, 1.8648, 1.8380 in the SAS/STAT User's Guide, The LOGISTIC Procedure, example "Logistic Regression
 * Diagnostics".
 */
export const finney: Published = {
  name: "Finney vasoconstriction",
  model: { outcome: "constricted", positive: 1, predictors: ["logVolume", "logRate"], minimumRows: 1 },
  rows: volumes.map((volume, index) => ({
    logVolume: Math.log(volume),
    logRate: Math.log(rates[index] ?? Number.NaN),
    constricted: constrictions[index] ?? 0,
  })),
  digits: 3,
  estimates: [-2.875, 5.179, 4.562],
  standardErrors: [1.321, 1.865, 1.838],
  logLikelihood: -29.227 / 2,
  exact: [
    [-2.8754217102168114, 1.3207932935108058],
    [5.179324019271894, 1.8648496537133104],
    [4.56167527880711, 1.8379910538580986],
  ],
};

import { Schema } from "effect";

/** A fitted model as it is stored: the result of the analysis and the pooled reference alike. */
export const Fit = Schema.Struct({
  outcome: Schema.String,
  positive: Schema.Union([Schema.String, Schema.Finite, Schema.Boolean]),
  terms: Schema.Array(
    Schema.Struct({
      term: Schema.String,
      estimate: Schema.Finite,
      standardError: Schema.Finite,
      z: Schema.Finite,
      pValue: Schema.Finite,
    }),
  ),
  observations: Schema.Int,
  positives: Schema.Int,
  excluded: Schema.Int,
  logLikelihood: Schema.Finite,
  nullLogLikelihood: Schema.Finite,
  aic: Schema.Finite,
  iterations: Schema.Int,
});
export type Fit = typeof Fit.Type;

export const FitFile = Schema.fromJsonString(Fit);

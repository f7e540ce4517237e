import { Schema } from "effect";
import { HttpApiError } from "effect/http-api";
import { problemMembers, problemType } from "../Problem.ts";
import { AnalysisState } from "./AnalysisState.ts";

/** No analysis with this id that the caller may see. */
export class AnalysisNotFound extends HttpApiError.Problem<AnalysisNotFound>()(
  "AnalysisNotFound",
  { type: problemType("analysis-not-found"), status: 404, title: "There is no such analysis" },
  problemMembers,
) {}

/** The node is not part of the analysis, or the caller may not decide for it. */
export class AnalysisNodeNotFound extends HttpApiError.Problem<AnalysisNodeNotFound>()(
  "AnalysisNodeNotFound",
  {
    type: problemType("analysis-node-not-found"),
    status: 404,
    title: "The node is not part of the analysis",
  },
  problemMembers,
) {}

/** The analysis is in a state that does not allow this; `state` says which. Nothing was changed. */
export class IllegalAnalysisTransition extends HttpApiError.Problem<IllegalAnalysisTransition>()(
  "IllegalAnalysisTransition",
  {
    type: problemType("illegal-analysis-transition"),
    status: 409,
    title: "Not in this state of the analysis",
  },
  { ...problemMembers, state: Schema.optionalKey(AnalysisState) },
) {}

/** The analysis cannot be locked or created as it is; `detail` says what is missing. */
export class AnalysisIncomplete extends HttpApiError.Problem<AnalysisIncomplete>()(
  "AnalysisIncomplete",
  { type: problemType("analysis-incomplete"), status: 422, title: "The analysis is not complete" },
  problemMembers,
) {}

/** The site has decided otherwise before; a decision stands. */
export class ConsentAlreadyGiven extends HttpApiError.Problem<ConsentAlreadyGiven>()(
  "ConsentAlreadyGiven",
  { type: problemType("consent-already-given"), status: 409, title: "The site has decided before" },
  problemMembers,
) {}

/** No such file, or the analysis has no result yet. */
export class AnalysisFileNotFound extends HttpApiError.Problem<AnalysisFileNotFound>()(
  "AnalysisFileNotFound",
  { type: problemType("analysis-file-not-found"), status: 404, title: "There is no such file" },
  problemMembers,
) {}

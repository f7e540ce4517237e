import { HttpApiError } from "effect/http-api";
import { problemMembers, problemType } from "../Problem.ts";

/** Sender or recipient does not take part in this analysis, or the sender is not the caller. */
export class RecipientNotInAnalysis extends HttpApiError.Problem<RecipientNotInAnalysis>()(
  "RecipientNotInAnalysis",
  {
    type: problemType("recipient-not-in-analysis"),
    status: 422,
    title: "Sender and recipient must both take part in the analysis",
  },
  problemMembers,
) {}

/** Another message was sent under this sequence number. */
export class SequenceConflict extends HttpApiError.Problem<SequenceConflict>()(
  "SequenceConflict",
  { type: problemType("sequence-conflict"), status: 409, title: "The sequence number was used before" },
  problemMembers,
) {}

/** The analysis does not run now, so no messages are relayed for it. */
export class AnalysisNotRunning extends HttpApiError.Problem<AnalysisNotRunning>()(
  "AnalysisNotRunning",
  { type: problemType("analysis-not-running"), status: 409, title: "The analysis is not running" },
  problemMembers,
) {}

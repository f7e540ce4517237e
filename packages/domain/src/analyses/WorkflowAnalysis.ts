import type { AnalysisId } from "@atoll/contract/analyses/AnalysisId";
import { Context } from "effect";

/** The analysis of the running workflow: activities are made once, for all executions. */
export class WorkflowAnalysis extends Context.Service<WorkflowAnalysis, AnalysisId>()(
  "@atoll/domain/analyses/WorkflowAnalysis",
) {}

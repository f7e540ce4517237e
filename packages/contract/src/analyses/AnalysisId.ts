import { Schema } from "effect";
import { Identifier } from "../Identifier.ts";

export const AnalysisId = Identifier.pipe(Schema.brand("AnalysisId"));
export type AnalysisId = typeof AnalysisId.Type;

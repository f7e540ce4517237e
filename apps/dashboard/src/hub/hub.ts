import { makeWebClient } from "@atoll/client/web/WebClient";
import type { WebSchema } from "@atoll/client/web/WebClient";

/** The hub that served this page. */
export const hub = makeWebClient({ baseUrl: "" });

export type Analysis = WebSchema<"Analysis">;
export type AnalysisState = Analysis["state"];
export type AnalysisActivity = WebSchema<"AnalysisActivity">;
export type AnalysisFile = WebSchema<"AnalysisFile">;
export type AnalysisLog = WebSchema<"AnalysisLog">;
export type AnalysisNode = WebSchema<"AnalysisNode">;
export type CurrentSession = WebSchema<"CurrentSession">;
export type DeadLetter = WebSchema<"DeadLetter">;
export type Job = WebSchema<"Job">;
export type JobAttempt = WebSchema<"JobAttempt">;
export type JobNews = WebSchema<"JobNews">;
export type JobState = Job["state"];
export type MessageFlow = WebSchema<"MessageFlow">;
export type OwnSession = WebSchema<"OwnSession">;
export type Profile = WebSchema<"Profile">;
export type Run = WebSchema<"Run">;
export type RunState = Run["state"];

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
export type BuiltInRole = WebSchema<"MemberRole">["role"];
export type CurrentSession = WebSchema<"CurrentSession">;
export type DeadLetter = WebSchema<"DeadLetter">;
export type Invitation = WebSchema<"Invitation">;
export type InvitationPreview = WebSchema<"InvitationPreview">;
export type Job = WebSchema<"Job">;
export type JobAttempt = WebSchema<"JobAttempt">;
export type JobNews = WebSchema<"JobNews">;
export type JobState = Job["state"];
export type Joined = WebSchema<"Joined">;
export type LinkInvitation = WebSchema<"LinkInvitation">;
export type MailInvitation = WebSchema<"MailInvitation">;
export type Member = WebSchema<"Member">;
export type MessageFlow = WebSchema<"MessageFlow">;
export type OwnSession = WebSchema<"OwnSession">;
export type Permission = WebSchema<"ExplainedPermission">["permission"];
export type Profile = WebSchema<"Profile">;
export type Role = Member["role"];
export type Run = WebSchema<"Run">;
export type RunState = Run["state"];
export type Tenant = WebSchema<"Tenant">;
export type TenantMembership = WebSchema<"TenantMembership">;

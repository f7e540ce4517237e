import type { WebSchema } from "@atoll/client/web/WebClient";
import type { paths } from "@atoll/client/web/generated/paths";

export type Analysis = WebSchema<"Analysis">;
export type Activity = WebSchema<"AnalysisActivity">;
export type AuditEntry = WebSchema<"AuditEntry">;
export type AuditVerification = WebSchema<"AuditVerification">;
export type CustomRole = WebSchema<"CustomRole">;
export type DeadLetter = WebSchema<"DeadLetter">;
export type Explanation = WebSchema<"Explanation">;
export type Invitation = WebSchema<"Invitation">;
export type InvitationPreview = WebSchema<"InvitationPreview">;
export type Job = WebSchema<"Job">;
export type LoginProvider = WebSchema<"LoginProvider">;
export type Member = WebSchema<"Member">;
export type OwnSession = WebSchema<"OwnSession">;
export type Permission = WebSchema<"ExplainedPermission">["permission"];
export type Profile = WebSchema<"Profile">;
export type Session = WebSchema<"CurrentSession">;
export type Tenant = WebSchema<"Tenant">;

/** What an operation answers, by its path, method and status in the contract. */
export type Answer<
  Path extends keyof paths,
  Method extends keyof paths[Path],
  Status extends number,
  Media extends string = "application/json",
> = paths[Path][Method] extends {
  responses: Record<Status, { content: Record<Media, infer Body> }>;
}
  ? Body
  : never;

export type Problem<
  Path extends keyof paths,
  Method extends keyof paths[Path],
  Status extends number,
> = Answer<Path, Method, Status, "application/problem+json">;

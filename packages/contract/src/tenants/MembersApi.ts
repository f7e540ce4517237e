import { Schema } from "effect";
import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema, OpenApi } from "effect/http-api";
import { AuditedRead } from "../Audited.ts";
import { Authentication, Authorization } from "../Authentication.ts";
import { Forbidden } from "../CommonProblems.ts";
import { Policy, signedInWith, userWith } from "../EndpointPolicy.ts";
import { Idempotency, Replay } from "../Idempotency.ts";
import { BuiltInRole } from "../identity/Role.ts";
import { UserId } from "../identity/User.ts";
import { Page, PageQuery } from "../Page.ts";
import { RateLimits } from "../RateClass.ts";
import { LastOwner, MemberNotFound } from "./MemberProblems.ts";
import { Member } from "./Member.ts";
import { TenantId } from "./Tenant.ts";
import { TenantNotFound } from "./TenantProblems.ts";

export const MemberRole = Schema.Struct({ role: BuiltInRole }).annotate({
  identifier: "MemberRole",
  examples: [{ role: "viewer" }],
});

export const NewOwner = Schema.Struct({ userId: UserId }).annotate({ identifier: "NewOwner" });

const params = { tenantId: TenantId };
const memberParams = { tenantId: TenantId, userId: UserId };
const summary = (text: string, description?: string) =>
  OpenApi.annotations(description === undefined ? { summary: text } : { summary: text, description });

export class MembersApi extends HttpApiGroup.make("members")
  .add(
    HttpApiEndpoint.get("list", "/tenants/:tenantId/members", {
      params,
      query: PageQuery,
      success: Page(Member),
      error: TenantNotFound,
    })
      .annotate(Policy, userWith("tenants:read"))
      .annotate(AuditedRead, true)
      .annotateMerge(summary("List the organisation's members")),
    HttpApiEndpoint.patch("change", "/tenants/:tenantId/members/:userId", {
      params: memberParams,
      payload: MemberRole,
      success: HttpApiSchema.NoContent,
      error: [TenantNotFound, MemberNotFound, LastOwner, Forbidden],
    })
      .annotate(Policy, userWith("members:update", { interactive: true }))
      .annotateMerge(
        summary("Change a member's role", "Nobody gives or takes a role with more rights than its own."),
      ),
    HttpApiEndpoint.delete("remove", "/tenants/:tenantId/members/:userId", {
      params: memberParams,
      success: HttpApiSchema.NoContent,
      error: [TenantNotFound, MemberNotFound, LastOwner, Forbidden],
    })
      .annotate(Policy, userWith("members:delete", { interactive: true }))
      .annotateMerge(summary("Remove a member; its sessions end at once")),
    HttpApiEndpoint.delete("endSessions", "/tenants/:tenantId/members/:userId/sessions", {
      params: memberParams,
      success: HttpApiSchema.NoContent,
      error: [TenantNotFound, MemberNotFound, Forbidden],
    })
      .annotate(Policy, userWith("members:delete", { interactive: true }))
      .annotateMerge(
        summary(
          "End a member's sessions in the organisation",
          "Access and refresh tokens end with them. The person may sign in again; API keys go on.",
        ),
      ),
    HttpApiEndpoint.post("leave", "/tenants/:tenantId/leave", {
      params,
      success: HttpApiSchema.NoContent,
      error: [TenantNotFound, LastOwner],
    })
      .annotate(Policy, signedInWith({ interactive: true }))
      .annotateMerge(summary("Leave the organisation; this session ends with it")),
    HttpApiEndpoint.post("transfer", "/tenants/:tenantId/transfer", {
      params,
      payload: NewOwner,
      success: HttpApiSchema.NoContent,
      error: [TenantNotFound, MemberNotFound],
    })
      .annotate(Policy, userWith("tenants:transfer", { stepUp: true, interactive: true }))
      .annotateMerge(
        summary(
          "Make another member the owner, and oneself an administrator",
          "Counts at once; both are told by mail.",
        ),
      ),
  )
  .middleware(Replay)
  .middleware(Authorization)
  .middleware(Idempotency)
  .middleware(RateLimits)
  .middleware(Authentication)
  .annotateMerge(OpenApi.annotations({ title: "Members", description: "Who belongs to an organisation" })) {}

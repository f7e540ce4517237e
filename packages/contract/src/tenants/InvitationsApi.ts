import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema, OpenApi } from "effect/http-api";
import { AuditedRead, Unaudited } from "../Audited.ts";
import { Authentication, Authorization } from "../Authentication.ts";
import { Forbidden } from "../CommonProblems.ts";
import { everyone, Policy, signedInWith, userWith } from "../EndpointPolicy.ts";
import { Idempotency, Replay, ShownOnce } from "../Idempotency.ts";
import { Page, PageQuery } from "../Page.ts";
import { MailedTo } from "../identity/AuthApi.ts";
import { EmailTaken, WeakPassword } from "../identity/IdentityProblems.ts";
import { SessionGrant } from "../identity/Session.ts";
import { Rate, RateAccount, RateLimits } from "../RateClass.ts";
import { AvailableIn, whateverState } from "./AvailableIn.ts";
import {
  Invitation,
  InvitationId,
  InvitationLink,
  InvitationPreview,
  InvitationToken,
  InvitedRegistration,
  Joined,
  LinkInvitation,
  MailInvitation,
} from "./Invitation.ts";
import { AlreadyMember, InvitationNotFound } from "./MemberProblems.ts";
import { TenantId } from "./Tenant.ts";
import { QuotaExceeded, TenantNotFound } from "./TenantProblems.ts";

const params = { tenantId: TenantId };
const oneParams = { tenantId: TenantId, invitationId: InvitationId };
const summary = (text: string, description?: string) =>
  OpenApi.annotations(description === undefined ? { summary: text } : { summary: text, description });

const preview = HttpApiEndpoint.post("preview", "/invitations/preview", {
  payload: InvitationToken,
  success: InvitationPreview,
  error: InvitationNotFound,
})
  .annotate(Policy, everyone)
  .annotate(Unaudited, "It reads: the token is in the body so that it gets into no log.")
  .annotateMerge(
    summary(
      "See what a token invites to",
      "For an unknown token, and for an invitation that is used up, revoked or expired, the answer is the same.",
    ),
  )
  .middleware(RateLimits);

const register = HttpApiEndpoint.post("register", "/invitations/register", {
  payload: InvitedRegistration,
  success: [SessionGrant.pipe(HttpApiSchema.status(201)), MailedTo.pipe(HttpApiSchema.status(202))],
  error: [InvitationNotFound, EmailTaken, WeakPassword, QuotaExceeded],
})
  .annotate(Policy, everyone)
  .annotate(Rate, "auth")
  .annotate(RateAccount, "email")
  .annotateMerge(
    summary(
      "Register a user who joins by an invitation, and founds nothing",
      "202 whether the address has an account or not. If it had none, the account is a member; it can be used at once when the invitation was sent to its address, else when the address is confirmed by the mail that is on its way. If it had one, a mail says so, and the invitation is as good as before. Where the hub does not verify addresses (development) 201 with a session, and 409 for an address that has an account.",
    ),
  )
  .middleware(RateLimits);

const closed = HttpApiGroup.make("invitations")
  .add(
    HttpApiEndpoint.post("invite", "/tenants/:tenantId/invitations", {
      params,
      payload: MailInvitation,
      success: Invitation.pipe(HttpApiSchema.status(201)),
      error: [TenantNotFound, Forbidden],
    })
      .annotate(Policy, userWith("invitations:create", { interactive: true }))
      .annotateMerge(
        summary(
          "Invite somebody by mail",
          "For seven days, and for that address only. Nobody invites above itself.",
        ),
      ),
    HttpApiEndpoint.post("link", "/tenants/:tenantId/invitations/links", {
      params,
      payload: LinkInvitation,
      success: InvitationLink.pipe(HttpApiSchema.status(201)),
      error: [TenantNotFound, Forbidden],
    })
      .annotate(Policy, userWith("invitations:create", { interactive: true }))
      .annotate(ShownOnce, true)
      .annotateMerge(summary("Make a link that several people can join by")),
    HttpApiEndpoint.get("list", "/tenants/:tenantId/invitations", {
      params,
      query: PageQuery,
      success: Page(Invitation),
      error: TenantNotFound,
    })
      .annotate(Policy, userWith("invitations:read"))
      .annotate(AuditedRead, true)
      .annotateMerge(summary("List the organisation's invitations")),
    HttpApiEndpoint.delete("revoke", "/tenants/:tenantId/invitations/:invitationId", {
      params: oneParams,
      success: HttpApiSchema.NoContent,
      error: [TenantNotFound, InvitationNotFound],
    })
      .annotate(Policy, userWith("invitations:delete", { interactive: true }))
      .annotateMerge(summary("Revoke an invitation; whoever has joined by it stays")),
    HttpApiEndpoint.post("resend", "/tenants/:tenantId/invitations/:invitationId/resend", {
      params: oneParams,
      success: Invitation,
      error: [TenantNotFound, InvitationNotFound, Forbidden],
    })
      .annotate(Policy, userWith("invitations:create", { interactive: true }))
      .annotateMerge(summary("Send an invitation again, with a new token that is good for seven days")),
    HttpApiEndpoint.post("accept", "/invitations/accept", {
      payload: InvitationToken,
      success: Joined,
      error: [InvitationNotFound, AlreadyMember, QuotaExceeded],
    })
      .annotate(Policy, signedInWith({ interactive: true }))
      .annotate(AvailableIn, whateverState)
      .annotateMerge(summary("Join the organisation that a token invites to")),
  )
  .middleware(Replay)
  .middleware(Authorization)
  .middleware(Idempotency)
  .middleware(RateLimits)
  .middleware(Authentication);

export class InvitationsApi extends closed
  .add(preview, register)
  .annotateMerge(OpenApi.annotations({ title: "Invitations", description: "How people join" })) {}

import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { answer, done } from "../hub/answer.ts";
import { hub } from "../hub/hub.ts";
import type { LinkInvitation, MailInvitation } from "../hub/hub.ts";
import { pageOf } from "./members.ts";

export const invitationsQuery = (tenantId: string) =>
  infiniteQueryOptions({
    queryKey: ["invitations", tenantId],
    queryFn: ({ pageParam, signal }) =>
      answer(
        hub.GET("/api/v1/tenants/{tenantId}/invitations", {
          params: { path: { tenantId }, query: { limit: "50", ...pageOf(pageParam) } },
          signal,
        }),
      ),
    initialPageParam: "",
    getNextPageParam: ({ nextCursor }) => nextCursor,
    enabled: tenantId !== "",
  });

export const inviteByMail = (tenantId: string, body: MailInvitation) =>
  answer(hub.POST("/api/v1/tenants/{tenantId}/invitations", { params: { path: { tenantId } }, body }));

/** The token in the answer is shown this once. */
export const inviteByLink = (tenantId: string, body: LinkInvitation) =>
  answer(hub.POST("/api/v1/tenants/{tenantId}/invitations/links", { params: { path: { tenantId } }, body }));

export const revokeInvitation = (tenantId: string, invitationId: string): Promise<void> =>
  done(
    hub.DELETE("/api/v1/tenants/{tenantId}/invitations/{invitationId}", {
      params: { path: { tenantId, invitationId } },
    }),
  );

export const resendInvitation = (tenantId: string, invitationId: string) =>
  answer(
    hub.POST("/api/v1/tenants/{tenantId}/invitations/{invitationId}/resend", {
      params: { path: { tenantId, invitationId } },
    }),
  );

/** What a token invites to. Refused the same way for one that is unknown, used up, revoked or too old. */
export const invitationPreviewQuery = (token: string) =>
  queryOptions({
    queryKey: ["invitation-preview", token],
    queryFn: ({ signal }) => answer(hub.POST("/api/v1/invitations/preview", { body: { token }, signal })),
    enabled: token !== "",
  });

export const acceptInvitation = (token: string) =>
  answer(hub.POST("/api/v1/invitations/accept", { body: { token } }));

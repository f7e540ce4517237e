import { AtollApi } from "@atoll/contract/AtollApi";
import { InvitedAccounts } from "@atoll/domain/identity/InvitedAccounts";
import { Invitations } from "@atoll/domain/tenants/Invitations";
import { Effect } from "effect";
import { HttpApiBuilder } from "effect/http-api";
import * as SessionCookie from "../identity/SessionCookie.ts";
import { permitted } from "../permitted.ts";

export const layer = HttpApiBuilder.group(
  AtollApi,
  "invitations",
  Effect.fnUntraced(function* (handlers) {
    const invitations = yield* Invitations;
    const invitedAccounts = yield* InvitedAccounts;
    return handlers.handleAll({
      invite: ({ params, payload }) =>
        permitted("invitations:create")(invitations.invite(params.tenantId, payload)),
      link: ({ params, payload }) =>
        permitted("invitations:create")(invitations.link(params.tenantId, payload)),
      list: ({ params, query }) => permitted("invitations:read")(invitations.list(params.tenantId, query)),
      revoke: ({ params }) =>
        permitted("invitations:delete")(invitations.revoke(params.tenantId, params.invitationId)),
      resend: ({ params }) =>
        permitted("invitations:create")(invitations.resend(params.tenantId, params.invitationId)),
      register: ({ payload }) => Effect.tap(invitedAccounts.register(payload), SessionCookie.setIfSignedIn),
      preview: ({ payload }) => invitations.preview(payload.token),
      accept: ({ payload }) => invitations.join(payload.token),
    });
  }),
);

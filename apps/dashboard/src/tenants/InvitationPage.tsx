import { Button, Skeleton } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import type { ReactNode } from "react";
import { formatInstant } from "../analyses/format.ts";
import { isProblem, sentenceOf } from "../hub/answer.ts";
import type { InvitationPreview, Joined } from "../hub/hub.ts";
import { CutOffLink } from "../identity/CutOffLink.tsx";
import { Entrance } from "../identity/Entrance.tsx";
import styles from "../identity/Entrance.module.css";
import { sessionQuery } from "../identity/session.ts";
import { useLinkToken } from "../identity/useLinkToken.ts";
import { Notice } from "../shell/Notice.tsx";
import { AcceptInvitation, EnterFirst } from "./AcceptInvitation.tsx";
import { acceptInvitation, invitationPreviewQuery } from "./invitations.ts";
import { pendingInvitation } from "./pendingInvitation.ts";
import { nameOf } from "./roles.ts";
import { useSwitchTenant } from "./useSwitchTenant.ts";

const Frame = (page: { readonly heading?: string; readonly hint?: string; readonly children: ReactNode }) => (
  <Entrance
    title="Invitation"
    heading={page.heading ?? "Your invitation"}
    hint={page.hint ?? "It lets you join an organisation."}
    links={<Link to="/analyses">Go to Atoll without it</Link>}
  >
    <div className={styles["form"]}>{page.children}</div>
  </Entrance>
);

const Arrived = ({ joined }: { readonly joined: Joined }) => {
  const enter = useSwitchTenant();
  return (
    <Frame heading={`You belong to ${joined.tenantName}`} hint={`Your role there: ${nameOf(joined.role)}.`}>
      {enter.isError && (
        <Notice tone="bad" title="You are where you were">
          {sentenceOf(enter.error)}
        </Notice>
      )}
      <Button size="md" fullWidth loading={enter.isPending} onClick={() => enter.mutate(joined.tenantId)}>
        Go to {joined.tenantName}
      </Button>
    </Frame>
  );
};

const Invited = ({ preview, token }: { readonly preview: InvitationPreview; readonly token: string }) => {
  const queryClient = useQueryClient();
  const { data: session } = useQuery(sessionQuery);
  const accept = useMutation({
    mutationFn: () => acceptInvitation(token),
    onSuccess: pendingInvitation.forget,
    // Whether it is over, or meant for another address, the hub tells by whether it can still be looked at.
    onError: () => queryClient.invalidateQueries({ queryKey: invitationPreviewQuery(token).queryKey }),
  });
  if (accept.isSuccess) return <Arrived joined={accept.data} />;
  return (
    <Frame
      heading={`Join ${preview.tenantName}`}
      hint={`${preview.invitedBy} invites you as ${nameOf(preview.role)}. Good until ${formatInstant(preview.expiresAt)}.`}
    >
      {session === null ? (
        <EnterFirst bound={preview.bound} />
      ) : (
        session !== undefined && (
          <AcceptInvitation
            session={session}
            bound={preview.bound}
            failure={accept.error}
            isPending={accept.isPending}
            accept={() => accept.mutate()}
          />
        )
      )}
    </Frame>
  );
};

const isOver = (error: unknown): boolean => isProblem(error, "invitation-not-found");

/** Where the link of an invitation leads, signed in or not. */
export const InvitationPage = () => {
  const linked = useLinkToken();
  const [token] = useState(() => (linked === "" ? pendingInvitation.token() : linked));
  const { data: preview, error } = useQuery(invitationPreviewQuery(token));
  useEffect(() => {
    if (token !== "") pendingInvitation.keep(token);
  }, [token]);
  useEffect(() => {
    if (isOver(error)) pendingInvitation.forget();
  }, [error]);
  if (token === "") {
    return (
      <Frame>
        <CutOffLink />
      </Frame>
    );
  }
  if (error !== null) {
    return (
      <Frame>
        {isOver(error) ? (
          <Notice tone="warn" title="This invitation is over">
            It was used, revoked or is too old, or a letter of the link is missing. Ask whoever invited you
            for a new one.
          </Notice>
        ) : (
          <Notice tone="bad" title="The invitation cannot be shown now">
            {sentenceOf(error)}
          </Notice>
        )}
      </Frame>
    );
  }
  if (preview === undefined) {
    return (
      <Frame>
        <Skeleton height={48} radius="md" />
      </Frame>
    );
  }
  return <Invited preview={preview} token={token} />;
};

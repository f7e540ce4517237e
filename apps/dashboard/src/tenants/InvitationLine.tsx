import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { formatInstant, plural } from "../analyses/format.ts";
import { StateBadge } from "../analyses/StateBadge.tsx";
import type { Tone } from "../analyses/words.ts";
import { sentenceOf } from "../hub/answer.ts";
import type { Invitation } from "../hub/hub.ts";
import styles from "../shell/Lines.module.css";
import { useConfirmation } from "../shell/useConfirmation.tsx";
import { invitationsQuery, resendInvitation, revokeInvitation } from "./invitations.ts";
import { givableBy, nameOf } from "./roles.ts";
import { useHere } from "./useHere.ts";

type State = "open" | "used" | "revoked" | "over";

const words: Readonly<Record<State, { readonly text: string; readonly tone: Tone }>> = {
  open: { text: "Open", tone: "busy" },
  used: { text: "Used", tone: "good" },
  revoked: { text: "Revoked", tone: "calm" },
  over: { text: "Expired", tone: "calm" },
};

/** `asOf` is in milliseconds since 1970: when the hub told it. */
const stateOf = (invitation: Invitation, asOf: number): State => {
  if (invitation.revokedAt !== null) return "revoked";
  if (invitation.uses >= invitation.maximumUses) return "used";
  return Date.parse(invitation.expiresAt) <= asOf ? "over" : "open";
};

const Deeds = ({ invitation, who }: { readonly invitation: Invitation; readonly who: string }) => {
  const { tenantId, role, may } = useHere();
  const queryClient = useQueryClient();
  const settled = {
    onSettled: () => queryClient.invalidateQueries({ queryKey: invitationsQuery(tenantId).queryKey }),
  };
  const revoke = useMutation({ mutationFn: () => revokeInvitation(tenantId, invitation.id), ...settled });
  const resend = useMutation({ mutationFn: () => resendInvitation(tenantId, invitation.id), ...settled });
  const { agreed, dialog } = useConfirmation();
  const ask = async () => {
    const isMeant = await agreed({
      title: "Revoke this invitation?",
      text: "Nobody can join by it any more, and it does not come back. Whoever has joined stays.",
      action: "Revoke it",
    });
    if (isMeant) revoke.mutate();
  };
  const mayGive = givableBy(role).some((given) => given === invitation.role);
  return (
    <>
      {invitation.email !== null && mayGive && may("invitations:create") && (
        <Button
          size="xs"
          variant="default"
          loading={resend.isPending}
          aria-label={`Send again: ${who}`}
          onClick={() => resend.mutate()}
        >
          Send again
        </Button>
      )}
      {may("invitations:delete") && (
        <Button
          size="xs"
          variant="default"
          loading={revoke.isPending}
          aria-label={`Revoke: ${who}`}
          onClick={() => void ask()}
        >
          Revoke
        </Button>
      )}
      <output className={styles["done"]}>{resend.isSuccess && "Sent, with a new link."}</output>
      {(revoke.error ?? resend.error) !== null && (
        <p role="alert" className={styles["failed"]}>
          {sentenceOf(revoke.error ?? resend.error)}
        </p>
      )}
      {dialog}
    </>
  );
};

export const InvitationLine = (line: { readonly invitation: Invitation; readonly asOf: number }) => {
  const { email, role, uses, maximumUses, expiresAt, createdAt } = line.invitation;
  const state = stateOf(line.invitation, line.asOf);
  const who = email ?? `link of ${formatInstant(createdAt)}`;
  return (
    <li className={styles["line"]}>
      <div>
        <strong>{email ?? "A link"}</strong> <StateBadge word={words[state]} />
        <p>
          {nameOf(role)}
          {email === null && `, ${uses} of ${plural(maximumUses, "person", "people")} joined`}, of{" "}
          {formatInstant(createdAt)}
          {state === "open" && `, good until ${formatInstant(expiresAt)}`}
        </p>
      </div>
      <div className={styles["buttons"]}>
        {(state === "open" || state === "over") && <Deeds invitation={line.invitation} who={who} />}
      </div>
    </li>
  );
};

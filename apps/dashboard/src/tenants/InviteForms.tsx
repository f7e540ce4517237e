import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { sentenceOf } from "../hub/answer.ts";
import type { LinkInvitation } from "../hub/hub.ts";
import { field } from "../identity/fields.ts";
import { CopyField } from "../shell/CopyField.tsx";
import styles from "../shell/Lines.module.css";
import { Notice } from "../shell/Notice.tsx";
import { Panel } from "../shell/Panel.tsx";
import { inviteByLink, inviteByMail, invitationsQuery } from "./invitations.ts";
import { asRole, givableBy, nameOf, roleOptions } from "./roles.ts";
import { useHere } from "./useHere.ts";

export const MailForm = () => {
  const { tenantId, role } = useHere();
  const queryClient = useQueryClient();
  const invite = useMutation({
    mutationFn: (form: HTMLFormElement) =>
      inviteByMail(tenantId, { email: field(form, "email"), role: asRole(field(form, "role")) }),
    onSuccess: (_, form) => {
      form.reset();
      return queryClient.invalidateQueries({ queryKey: invitationsQuery(tenantId).queryKey });
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    invite.mutate(event.currentTarget);
  };
  return (
    <Panel title="Invite by mail" hint="For one person with this address, for seven days.">
      <form onSubmit={submit} className={styles["form"]}>
        <div className={styles["pair"]}>
          <TextInput label="E-mail address" name="email" type="email" autoComplete="off" required />
          <NativeSelect label="Role" name="role" defaultValue="member" data={roleOptions(givableBy(role))} />
        </div>
        {invite.isError && (
          <Notice tone="bad" title="Nobody was invited">
            {sentenceOf(invite.error)}
          </Notice>
        )}
        {invite.isSuccess && (
          <Notice tone="calm" title="The invitation is on its way">
            {invite.data.email} can join as {nameOf(invite.data.role)}. Earlier invitations to this address
            are over.
          </Notice>
        )}
        <div>
          <Button type="submit" loading={invite.isPending}>
            Send the invitation
          </Button>
        </div>
      </form>
    </Panel>
  );
};

const linkRoles = ["member", "viewer", "guest"] as const;

const wantedLink = (form: HTMLFormElement): LinkInvitation => ({
  role: linkRoles.find((role) => role === field(form, "role")) ?? "guest",
  maximumUses: Number(field(form, "maximumUses")),
  days: Number(field(form, "days")),
});

export const LinkForm = () => {
  const { tenantId } = useHere();
  const queryClient = useQueryClient();
  const make = useMutation({
    mutationFn: (form: HTMLFormElement) => inviteByLink(tenantId, wantedLink(form)),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: invitationsQuery(tenantId).queryKey }),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    make.mutate(event.currentTarget);
  };
  return (
    <Panel title="Invite by link" hint="Whoever has the link can join until it is used up, over or revoked.">
      <form onSubmit={submit} className={styles["form"]}>
        <div className={styles["pair"]}>
          <NativeSelect
            label="Role of who joins"
            name="role"
            defaultValue="viewer"
            data={roleOptions(linkRoles)}
          />
          <TextInput
            label="People at most"
            name="maximumUses"
            type="number"
            min={1}
            max={1_000}
            defaultValue={10}
            required
          />
          <TextInput
            label="Good for, in days"
            name="days"
            type="number"
            min={1}
            max={90}
            defaultValue={7}
            required
          />
        </div>
        {make.isError && (
          <Notice tone="bad" title="There is no link">
            {sentenceOf(make.error)}
          </Notice>
        )}
        {make.isSuccess && (
          <CopyField
            label="The new link"
            description="It is shown this once. The hub keeps only a fingerprint of it."
            text={`${window.location.origin}/invitation#token=${make.data.token}`}
          />
        )}
        <div>
          <Button type="submit" variant="default" loading={make.isPending}>
            Make a link
          </Button>
        </div>
      </form>
    </Panel>
  );
};

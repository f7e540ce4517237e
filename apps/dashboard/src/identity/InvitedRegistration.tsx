import { Button, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { FormEvent } from "react";
import { sentenceOf } from "../hub/answer.ts";
import type { InvitationPreview } from "../hub/hub.ts";
import { Notice } from "../shell/Notice.tsx";
import { pendingInvitation } from "../tenants/pendingInvitation.ts";
import { nameOf } from "../tenants/roles.ts";
import { registerInvited } from "./accounts.ts";
import { Entrance } from "./Entrance.tsx";
import styles from "./Entrance.module.css";
import { field } from "./fields.ts";
import { NewPasswordInput } from "./NewPasswordInput.tsx";
import { useEntering } from "./useEntering.ts";

/** Said whether the address had an account before or not: that is told by the mail only. */
const Registered = (page: { readonly bound: boolean; readonly email: string; readonly tenantName: string }) =>
  page.bound ? (
    <Notice tone="calm" title="Sign in with your account">
      You belong to {page.tenantName}, unless {page.email} had an account before. Then a mail says so, and you
      sign in with that one and open the invitation again.
    </Notice>
  ) : (
    <Notice tone="calm" title="Look into your mail">
      A mail is on its way to {page.email}. The account can be used once you have followed the link in it.
    </Notice>
  );

/** For whoever was invited and has no account: makes one that belongs to the inviting organisation. */
export const InvitedRegistration = (page: {
  readonly token: string;
  readonly preview: InvitationPreview;
}) => {
  const { token, preview } = page;
  const enter = useEntering();
  const signUp = useMutation({
    mutationFn: registerInvited,
    onSuccess: async (session) => {
      pendingInvitation.forget();
      if (session !== null) await enter(session, "/analyses");
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    signUp.mutate({
      token,
      email: field(form, "email"),
      password: field(form, "password"),
      displayName: field(form, "displayName"),
    });
  };

  return (
    <Entrance
      heading="Create an account"
      hint={`With it you belong to ${preview.tenantName} as ${nameOf(preview.role)}.`}
      links={<Link to="/login">Sign in instead</Link>}
    >
      {signUp.data === null ? (
        <Registered bound={preview.bound} email={signUp.variables.email} tenantName={preview.tenantName} />
      ) : (
        <form onSubmit={submit} className={styles["form"]}>
          <TextInput label="Your name" name="displayName" autoComplete="name" required />
          <TextInput
            label="E-mail address"
            description={preview.bound ? "The one that the invitation was sent to." : undefined}
            name="email"
            type="email"
            autoComplete="username"
            required
          />
          <NewPasswordInput label="Password" />
          {signUp.isError && (
            <Notice tone="bad" title="There is no account yet">
              {sentenceOf(signUp.error)}
            </Notice>
          )}
          <Button type="submit" size="md" fullWidth loading={signUp.isPending}>
            Create the account
          </Button>
        </form>
      )}
    </Entrance>
  );
};

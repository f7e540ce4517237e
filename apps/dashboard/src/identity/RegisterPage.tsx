import { Button, Skeleton, TextInput } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import type { FormEvent } from "react";
import { isProblem, sentenceOf } from "../hub/answer.ts";
import { Notice } from "../shell/Notice.tsx";
import { invitationPreviewQuery } from "../tenants/invitations.ts";
import { pendingInvitation } from "../tenants/pendingInvitation.ts";
import { register } from "./accounts.ts";
import { Entrance } from "./Entrance.tsx";
import styles from "./Entrance.module.css";
import { field } from "./fields.ts";
import { InvitedRegistration } from "./InvitedRegistration.tsx";
import { NewPasswordInput } from "./NewPasswordInput.tsx";
import { useEntering } from "./useEntering.ts";

/** For whoever was not invited: founds an organisation. */
const Founding = () => {
  const enter = useEntering();
  const signUp = useMutation({
    mutationFn: register,
    onSuccess: async (session) => {
      if (session !== null) await enter(session, "/analyses");
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    signUp.mutate({
      email: field(form, "email"),
      password: field(form, "password"),
      displayName: field(form, "displayName"),
      tenantName: field(form, "tenantName"),
    });
  };

  return (
    <Entrance
      heading="Create an account"
      hint="It founds your organisation, which you can invite others to."
      links={<Link to="/login">Sign in instead</Link>}
    >
      {signUp.data === null ? (
        <Notice tone="calm" title="Look into your mail">
          A mail is on its way to {signUp.variables.email}. The account can be used once you have followed the
          link in it. Where none comes, sign in: there you can have it sent again.
        </Notice>
      ) : (
        <form onSubmit={submit} className={styles["form"]}>
          <TextInput label="Your name" name="displayName" autoComplete="name" required />
          <TextInput label="Organisation" name="tenantName" autoComplete="organization" required />
          <TextInput label="E-mail address" name="email" type="email" autoComplete="username" required />
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

/** Joins by the invitation that was opened in this browser, if one was that is not over. */
export const RegisterPage = () => {
  const [token] = useState(pendingInvitation.token);
  const { data: preview, error, isLoading } = useQuery(invitationPreviewQuery(token));
  useEffect(() => {
    if (isProblem(error, "invitation-not-found")) pendingInvitation.forget();
  }, [error]);
  if (isLoading) {
    return (
      <Entrance heading="Create an account" hint="Your invitation is looked at.">
        <Skeleton height={48} radius="md" />
      </Entrance>
    );
  }
  return preview === undefined ? <Founding /> : <InvitedRegistration token={token} preview={preview} />;
};

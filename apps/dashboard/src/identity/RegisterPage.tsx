import { Button, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { FormEvent } from "react";
import { sentenceOf } from "../hub/answer.ts";
import { Notice } from "../shell/Notice.tsx";
import { pendingInvitation } from "../tenants/pendingInvitation.ts";
import { register } from "./accounts.ts";
import { Entrance } from "./Entrance.tsx";
import styles from "./Entrance.module.css";
import { field } from "./fields.ts";
import { NewPasswordInput } from "./NewPasswordInput.tsx";
import { useEntering } from "./useEntering.ts";

export const RegisterPage = () => {
  const enter = useEntering();
  const [isInvited] = useState(() => pendingInvitation.token() !== "");
  const signUp = useMutation({
    mutationFn: register,
    onSuccess: async (session) => {
      if (session !== null) await enter(session, isInvited ? "/invitation" : "/analyses");
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
      hint={
        isInvited
          ? "It founds an organisation of your own. After that you can accept your invitation."
          : "It founds your organisation, which you can invite others to."
      }
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

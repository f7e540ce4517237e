import { Button, PasswordInput, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link, useRouter } from "@tanstack/react-router";
import type { FormEvent } from "react";
import { isProblem, sentenceOf } from "../hub/answer.ts";
import { Notice } from "../shell/Notice.tsx";
import { Entrance } from "./Entrance.tsx";
import styles from "./Entrance.module.css";
import { field } from "./fields.ts";
import { askVerification, login, sessionQuery } from "./session.ts";

/** For whoever has the right password and has not used the link of the mail yet, or has lost it. */
const VerificationAgain = ({ email }: { readonly email: string }) => {
  const ask = useMutation({ mutationFn: askVerification });
  if (ask.isSuccess) {
    return (
      <Notice tone="calm" title="Look into your mail">
        A new link is on its way to {email}.
      </Notice>
    );
  }
  return (
    <>
      {ask.isError && (
        <Notice tone="bad" title="No mail was sent">
          {sentenceOf(ask.error)}
        </Notice>
      )}
      <Button variant="default" loading={ask.isPending} onClick={() => ask.mutate(email)}>
        Send the link again
      </Button>
    </>
  );
};

export const LoginPage = ({ next }: { readonly next: string }) => {
  const router = useRouter();
  const queryClient = useQueryClient();
  const signIn = useMutation({
    mutationFn: login,
    onSuccess: (session) => {
      queryClient.setQueryData(sessionQuery.queryKey, session);
      return router.navigate({ href: next });
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    signIn.mutate({ email: field(form, "email"), password: field(form, "password") });
  };

  return (
    <Entrance
      title="Sign in"
      heading="Sign in to Atoll"
      hint="Code travels to the data, results travel back, data stays at home."
      links={
        <>
          <Link to="/forgot-password">Forgot the password?</Link>
          <Link to="/register">Create an account</Link>
        </>
      }
    >
      <form onSubmit={submit} className={styles["form"]}>
        <TextInput label="E-mail address" name="email" type="email" autoComplete="username" required />
        <PasswordInput
          label="Password"
          name="password"
          autoComplete="current-password"
          required
          visibilityToggleButtonProps={{ "aria-label": "Show or hide the password" }}
        />
        {signIn.isError && (
          <Notice tone="bad" title="You are not signed in">
            {sentenceOf(signIn.error)}
          </Notice>
        )}
        {isProblem(signIn.error, "email-unverified") && (
          <VerificationAgain email={signIn.variables?.email ?? ""} />
        )}
        <Button type="submit" size="md" fullWidth loading={signIn.isPending}>
          Sign in
        </Button>
      </form>
    </Entrance>
  );
};

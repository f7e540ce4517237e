import { Button, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { FormEvent } from "react";
import { isProblem } from "../hub/answer.ts";
import { Failure } from "../shell/Failure.tsx";
import { Notice } from "../shell/Notice.tsx";
import { CurrentPasswordInput } from "./CurrentPasswordInput.tsx";
import { Entrance } from "./Entrance.tsx";
import styles from "./Entrance.module.css";
import { field } from "./fields.ts";
import { OtherWays } from "./OtherWays.tsx";
import { askVerification, login } from "./session.ts";
import { useEntering } from "./useEntering.ts";

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
      <Failure title="No mail was sent" of={ask.error} />
      <Button variant="default" loading={ask.isPending} onClick={() => ask.mutate(email)}>
        Send the link again
      </Button>
    </>
  );
};

export const LoginPage = ({
  next,
  organisation,
}: {
  readonly next: string;
  /** Whose providers are offered beside the password. */
  readonly organisation: string | undefined;
}) => {
  const enter = useEntering();
  const signIn = useMutation({ mutationFn: login, onSuccess: (session) => enter(session, next) });
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
        <CurrentPasswordInput label="Password" name="password" />
        <Failure title="You are not signed in" of={signIn.error} />
        {isProblem(signIn.error, "email-unverified") && (
          <VerificationAgain email={signIn.variables?.email ?? ""} />
        )}
        <Button type="submit" size="md" fullWidth loading={signIn.isPending}>
          Sign in
        </Button>
      </form>
      <OtherWays next={next} organisation={organisation} />
    </Entrance>
  );
};

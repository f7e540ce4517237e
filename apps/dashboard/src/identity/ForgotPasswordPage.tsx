import { Button, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { FormEvent } from "react";
import { sentenceOf } from "../hub/answer.ts";
import { Notice } from "../shell/Notice.tsx";
import { forgotPassword } from "./accounts.ts";
import { Entrance } from "./Entrance.tsx";
import styles from "./Entrance.module.css";
import { field } from "./fields.ts";

export const ForgotPasswordPage = () => {
  const ask = useMutation({ mutationFn: forgotPassword });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    ask.mutate(field(event.currentTarget, "email"));
  };

  return (
    <Entrance
      heading="Forgot the password"
      hint="A link to choose a new one is sent to your address."
      links={<Link to="/login">Sign in instead</Link>}
    >
      {ask.isSuccess ? (
        <Notice tone="calm" title="Look into your mail">
          If {ask.variables} has an account, a link is on its way there.
        </Notice>
      ) : (
        <form onSubmit={submit} className={styles["form"]}>
          <TextInput label="E-mail address" name="email" type="email" autoComplete="username" required />
          {ask.isError && (
            <Notice tone="bad" title="No mail was sent">
              {sentenceOf(ask.error)}
            </Notice>
          )}
          <Button type="submit" size="md" fullWidth loading={ask.isPending}>
            Send the link
          </Button>
        </form>
      )}
    </Entrance>
  );
};

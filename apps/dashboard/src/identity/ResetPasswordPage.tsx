import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { FormEvent } from "react";
import { sentenceOf } from "../hub/answer.ts";
import { Notice } from "../shell/Notice.tsx";
import { resetPassword } from "./accounts.ts";
import { CutOffLink } from "./CutOffLink.tsx";
import { Entrance } from "./Entrance.tsx";
import styles from "./Entrance.module.css";
import { field } from "./fields.ts";
import { NewPasswordInput } from "./NewPasswordInput.tsx";
import { sessionQuery } from "./session.ts";
import { useLinkToken } from "./useLinkToken.ts";

export const ResetPasswordPage = () => {
  const token = useLinkToken();
  const queryClient = useQueryClient();
  const reset = useMutation({
    mutationFn: resetPassword,
    // The session of this browser may be among those that have ended.
    onSuccess: () => queryClient.resetQueries({ queryKey: sessionQuery.queryKey }),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    reset.mutate({ token, password: field(event.currentTarget, "password") });
  };

  return (
    <Entrance
      heading="Choose a new password"
      hint="You are signed out everywhere once it is chosen."
      links={
        <>
          <Link to="/login">Sign in</Link>
          <Link to="/forgot-password">Ask for a new link</Link>
        </>
      }
    >
      {token === "" && <CutOffLink />}
      {reset.isSuccess && (
        <Notice tone="calm" title="Your password is changed">
          Sign in with the new one.
        </Notice>
      )}
      {token !== "" && !reset.isSuccess && (
        <form onSubmit={submit} className={styles["form"]}>
          <NewPasswordInput label="New password" />
          {reset.isError && (
            <Notice tone="bad" title="Your password is not changed">
              {sentenceOf(reset.error)}
            </Notice>
          )}
          <Button type="submit" size="md" fullWidth loading={reset.isPending}>
            Choose this password
          </Button>
        </form>
      )}
    </Entrance>
  );
};

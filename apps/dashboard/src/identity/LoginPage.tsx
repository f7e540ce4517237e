import { Button, PasswordInput, TextInput } from "@mantine/core";
import { useDocumentTitle } from "@mantine/hooks";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import type { FormEvent } from "react";
import { sentenceOf } from "../hub/answer.ts";
import { ColorSchemeButton } from "../shell/ColorSchemeButton.tsx";
import { DocumentLinks } from "../shell/DocumentLinks.tsx";
import { Mark } from "../shell/Mark.tsx";
import { Notice } from "../shell/Notice.tsx";
import styles from "./LoginPage.module.css";
import { login, sessionQuery } from "./session.ts";

const field = (form: HTMLFormElement, name: string): string => {
  const value = new FormData(form).get(name);
  return typeof value === "string" ? value : "";
};

export const LoginPage = ({ next }: { readonly next: string }) => {
  useDocumentTitle("Sign in · Atoll");
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
    <div className={styles["page"]}>
      <div className={styles["corner"]}>
        <ColorSchemeButton />
      </div>
      <main className={styles["card"]}>
        <div className={styles["head"]}>
          <Mark size={44} />
          <h1>Sign in to Atoll</h1>
          <p>Code travels to the data, results travel back, data stays at home.</p>
        </div>
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
          <Button type="submit" size="md" fullWidth loading={signIn.isPending}>
            Sign in
          </Button>
        </form>
      </main>
      <DocumentLinks />
    </div>
  );
};

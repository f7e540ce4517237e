import { Button, PasswordInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { sentenceOf } from "../hub/answer.ts";
import type { Profile } from "../hub/hub.ts";
import { field } from "../identity/fields.ts";
import { NewPasswordInput } from "../identity/NewPasswordInput.tsx";
import { Notice } from "../shell/Notice.tsx";
import { Panel } from "../shell/Panel.tsx";
import { changePassword, ownSessionsQuery, profileQuery } from "./account.ts";
import styles from "./Account.module.css";
import { NotConfirmed, useStepUp } from "./StepUp.tsx";

export const PasswordPanel = ({ profile: { email, hasPassword } }: { readonly profile: Profile }) => {
  const queryClient = useQueryClient();
  const { confirmed, dialog } = useStepUp();
  const change = useMutation({
    mutationFn: (form: HTMLFormElement) => {
      const password = field(form, "password");
      const body = hasPassword ? { password, currentPassword: field(form, "currentPassword") } : { password };
      return confirmed(() => changePassword(body));
    },
    onSuccess: (_, form) => {
      form.reset();
      return Promise.all([
        queryClient.invalidateQueries({ queryKey: profileQuery.queryKey }),
        queryClient.invalidateQueries({ queryKey: ownSessionsQuery.queryKey }),
      ]);
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    change.mutate(event.currentTarget);
  };
  return (
    <Panel title="Password" hint="Changing it ends all your other sessions. API keys stay.">
      <form onSubmit={submit} className={styles["form"]}>
        {/* Password managers learn from it whose password it is. */}
        <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
        {hasPassword && (
          <PasswordInput
            label="Current password"
            name="currentPassword"
            autoComplete="current-password"
            required
            visibilityToggleButtonProps={{ "aria-label": "Show or hide the current password" }}
          />
        )}
        <NewPasswordInput label="New password" />
        {change.isError && !(change.error instanceof NotConfirmed) && (
          <Notice tone="bad" title="Your password is not changed">
            {sentenceOf(change.error)}
          </Notice>
        )}
        {change.isSuccess && (
          <Notice tone="calm" title="Your password is changed">
            You are signed in here only.
          </Notice>
        )}
        <div>
          <Button type="submit" loading={change.isPending}>
            Change the password
          </Button>
        </div>
      </form>
      {dialog}
    </Panel>
  );
};

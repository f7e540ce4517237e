import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { useStepUp } from "./StepUp.tsx";
import type { Profile } from "../hub/hub.ts";
import { CurrentPasswordInput } from "../identity/CurrentPasswordInput.tsx";
import { field } from "../identity/fields.ts";
import { NewPasswordInput } from "../identity/NewPasswordInput.tsx";
import { Failure } from "../shell/Failure.tsx";
import { Notice } from "../shell/Notice.tsx";
import { Panel } from "../shell/Panel.tsx";
import { changePassword, ownSessionsQuery, profileQuery } from "./account.ts";
import styles from "./Account.module.css";

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
        {hasPassword && <CurrentPasswordInput label="Current password" name="currentPassword" />}
        <NewPasswordInput label="New password" />
        <Failure title="Your password is not changed" of={change.error} />
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

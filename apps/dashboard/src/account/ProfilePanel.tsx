import { Button, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { useStepUp } from "./StepUp.tsx";
import { sentenceOf } from "../hub/answer.ts";
import { NotConfirmed } from "../hub/NotConfirmed.ts";
import type { Profile } from "../hub/hub.ts";
import { field } from "../identity/fields.ts";
import { sessionQuery } from "../identity/session.ts";
import { Notice } from "../shell/Notice.tsx";
import { Panel } from "../shell/Panel.tsx";
import { changeEmail, changeName, profileQuery } from "./account.ts";
import styles from "./Account.module.css";

const NameForm = ({ displayName }: { readonly displayName: string }) => {
  const queryClient = useQueryClient();
  const change = useMutation({
    mutationFn: changeName,
    onSuccess: (profile) => {
      queryClient.setQueryData(profileQuery.queryKey, profile);
      return queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey });
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    change.mutate(field(event.currentTarget, "displayName"));
  };
  return (
    <form onSubmit={submit} className={styles["inline"]}>
      <TextInput
        label="Name"
        name="displayName"
        defaultValue={displayName}
        autoComplete="name"
        required
        error={change.isError && sentenceOf(change.error)}
        errorProps={{ role: "alert" }}
      />
      <Button type="submit" variant="default" loading={change.isPending}>
        Change the name
      </Button>
      <output>{change.isSuccess && "Your name is changed."}</output>
    </form>
  );
};

const EmailForm = ({ email }: { readonly email: string }) => {
  const { confirmed, dialog } = useStepUp();
  const change = useMutation({
    mutationFn: (address: string) => confirmed(() => changeEmail(address)),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    change.mutate(field(event.currentTarget, "email"));
  };
  return (
    <>
      <form onSubmit={submit} className={styles["inline"]}>
        <TextInput
          label="E-mail address"
          name="email"
          type="email"
          defaultValue={email}
          autoComplete="email"
          required
          error={change.isError && !(change.error instanceof NotConfirmed) && sentenceOf(change.error)}
          errorProps={{ role: "alert" }}
        />
        <Button type="submit" variant="default" loading={change.isPending}>
          Change the address
        </Button>
      </form>
      {change.isSuccess && (
        <Notice tone="calm" title="Look into your mail">
          The new address counts once you have followed the link that is on its way to {change.variables}.
        </Notice>
      )}
      {dialog}
    </>
  );
};

export const ProfilePanel = ({ profile: { displayName, email } }: { readonly profile: Profile }) => (
  <Panel title="You" hint="Members of your organisations see both.">
    <div className={styles["form"]}>
      <NameForm displayName={displayName} />
      <EmailForm email={email} />
    </div>
  </Panel>
);

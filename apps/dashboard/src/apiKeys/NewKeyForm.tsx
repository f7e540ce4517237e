import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { useStepUp } from "../account/StepUp.tsx";
import type { ApiKeyGrant, NewApiKey } from "../hub/hub.ts";
import { PageProblem } from "../hub/PageProblem.ts";
import { field } from "../identity/fields.ts";
import { Failure } from "../shell/Failure.tsx";
import lines from "../shell/Lines.module.css";
import { createApiKey } from "./apiKeys.ts";
import styles from "./ApiKeys.module.css";
import { chosenScopes, scopes, wordsOf } from "./scopes.ts";
import { inDays, lifetimes } from "./times.ts";

const make = (wanted: NewApiKey): Promise<ApiKeyGrant> => {
  if (wanted.scopes.length === 0) throw new PageProblem("Choose what the key may do.");
  return createApiKey(wanted);
};

export const NewKeyForm = ({ onCreated }: { readonly onCreated: (grant: ApiKeyGrant) => void }) => {
  const { confirmed, dialog } = useStepUp();
  const create = useMutation({
    mutationFn: async (form: HTMLFormElement) => {
      const name = field(form, "keyName");
      const expiresAt = inDays(Number(field(form, "days")));
      const wanted = { name, scopes: chosenScopes(form), expiresAt };
      return confirmed(async () => make(wanted));
    },
    onSuccess: (grant, form) => {
      form.reset();
      onCreated(grant);
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    create.mutate(event.currentTarget);
  };
  return (
    <>
      <form onSubmit={submit} className={lines["form"]}>
        <div className={lines["pair"]}>
          <TextInput label="Name" name="keyName" maxLength={120} autoComplete="off" required />
          <NativeSelect label="Lifetime" name="days" data={lifetimes} defaultValue="90" />
        </div>
        <fieldset className={styles["scopes"]}>
          <legend>What it may do</legend>
          {scopes.map((scope) => (
            <label key={scope} className={styles["scope"]}>
              <input type="checkbox" name="scopes" value={scope} />
              <span>{wordsOf(scope)}</span>
            </label>
          ))}
        </fieldset>
        <Failure title="There is no new key" of={create.error} />
        <div>
          <Button type="submit" loading={create.isPending}>
            Create the key
          </Button>
        </div>
      </form>
      {dialog}
    </>
  );
};

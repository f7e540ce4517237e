import { Button, TextInput } from "@mantine/core";
import { useDocumentTitle } from "@mantine/hooks";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { sentenceOf } from "../hub/answer.ts";
import { field } from "../identity/fields.ts";
import styles from "../shell/Lines.module.css";
import { Notice } from "../shell/Notice.tsx";
import { Panel } from "../shell/Panel.tsx";
import page from "./TenantPage.module.css";
import { foundTenant, ownTenantsQuery } from "./tenants.ts";
import { useSwitchTenant } from "./useSwitchTenant.ts";

export const FoundPage = () => {
  useDocumentTitle("Found an organisation · Atoll");
  const queryClient = useQueryClient();
  const enter = useSwitchTenant();
  const found = useMutation({
    mutationFn: foundTenant,
    onSuccess: async ({ id }) => {
      await queryClient.invalidateQueries({ queryKey: ownTenantsQuery.queryKey });
      await enter.mutateAsync(id);
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    found.mutate(field(event.currentTarget, "name"));
  };
  return (
    <div className={page["page"]}>
      <h1>Found an organisation</h1>
      <Panel title="A new organisation" hint="You own it, and you go on in it. Those you belong to stay.">
        <form onSubmit={submit} className={styles["form"]}>
          <TextInput label="Name" name="name" autoComplete="organization" maxLength={120} required />
          {found.isError && (
            <Notice
              tone="bad"
              title={enter.isError ? "It is founded, and you are not in it yet" : "Nothing was founded"}
            >
              {sentenceOf(found.error)}
            </Notice>
          )}
          <div>
            <Button type="submit" loading={found.isPending}>
              Found the organisation
            </Button>
          </div>
        </form>
      </Panel>
    </div>
  );
};

import { Button, TextInput } from "@mantine/core";
import { useDocumentTitle } from "@mantine/hooks";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { field } from "../identity/fields.ts";
import { Failure } from "../shell/Failure.tsx";
import styles from "../shell/Lines.module.css";
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
    // It is founded now, whatever becomes of going there: this page must not found it twice.
    onSuccess: ({ id }) => {
      void queryClient.invalidateQueries({ queryKey: ownTenantsQuery.queryKey });
      enter.mutate(id);
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
        {found.data === undefined ? (
          <form onSubmit={submit} className={styles["form"]}>
            <TextInput label="Name" name="name" autoComplete="organization" maxLength={120} required />
            <Failure title="Nothing was founded" of={found.error} />
            <div>
              <Button type="submit" loading={found.isPending}>
                Found the organisation
              </Button>
            </div>
          </form>
        ) : (
          <div className={styles["form"]}>
            <Failure title={`${found.data.name} is founded, and you are not in it yet`} of={enter.error} />
            <div>
              <Button loading={enter.isPending} onClick={() => enter.mutate(found.data.id)}>
                Go to {found.data.name}
              </Button>
            </div>
          </div>
        )}
      </Panel>
    </div>
  );
};

import { Skeleton } from "@mantine/core";
import { useDocumentTitle } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { sentenceOf } from "../hub/answer.ts";
import styles from "../shell/Lines.module.css";
import { Notice } from "../shell/Notice.tsx";
import { Panel } from "../shell/Panel.tsx";
import { useHere } from "../tenants/useHere.ts";
import { ProviderForm } from "./ProviderForm.tsx";
import { ProviderLine } from "./ProviderLine.tsx";
import { providersQuery } from "./providers.ts";

export const ProvidersPage = () => {
  useDocumentTitle("Signing in · Atoll");
  const { tenantId, may } = useHere();
  const { data: providers, error } = useQuery(providersQuery(tenantId));
  return (
    <>
      <Panel title="Login providers" hint="Where else people of the organisation can sign in.">
        <div className={styles["form"]}>
          {error !== null && (
            <Notice tone="bad" title="The list is not up to date">
              {sentenceOf(error)}
            </Notice>
          )}
          {providers === undefined && error === null && <Skeleton height={96} radius="md" />}
          {providers?.length === 0 && (
            <p className={styles["dim"]}>There are none: people sign in with a password or a passkey.</p>
          )}
          <ul className={styles["blocks"]}>
            {providers?.map((provider) => (
              <ProviderLine key={provider.id} provider={provider} />
            ))}
          </ul>
        </div>
      </Panel>
      {may("providers:create") && <ProviderForm />}
    </>
  );
};

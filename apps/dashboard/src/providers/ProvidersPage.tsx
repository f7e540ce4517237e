import { useDocumentTitle } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import styles from "../shell/Lines.module.css";
import { Listed } from "../shell/Listed.tsx";
import { Panel } from "../shell/Panel.tsx";
import { useHere } from "../tenants/useHere.ts";
import { ProviderForm } from "./ProviderForm.tsx";
import { ProviderLine } from "./ProviderLine.tsx";
import { providersQuery } from "./providers.ts";

export const ProvidersPage = () => {
  useDocumentTitle("Signing in · Atoll");
  const { tenantId, may } = useHere();
  const listed = useQuery(providersQuery(tenantId));
  const providers = listed.data ?? [];
  return (
    <>
      <Panel title="Login providers" hint="Where else people of the organisation can sign in.">
        <div className={styles["form"]}>
          <Listed
            query={listed}
            isEmpty={providers.length === 0}
            empty="There are none: people sign in with a password or a passkey."
          >
            <ul className={styles["blocks"]} aria-label="Login providers">
              {providers.map((provider) => (
                <ProviderLine key={provider.id} provider={provider} />
              ))}
            </ul>
          </Listed>
        </div>
      </Panel>
      {may("providers:create") && <ProviderForm />}
    </>
  );
};

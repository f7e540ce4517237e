import { useDocumentTitle } from "@mantine/hooks";
import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { ApiKeyGrant } from "../hub/hub.ts";
import lines from "../shell/Lines.module.css";
import { Listed } from "../shell/Listed.tsx";
import { Panel } from "../shell/Panel.tsx";
import { apiKeysQuery } from "./apiKeys.ts";
import styles from "./ApiKeys.module.css";
import { KeyLine } from "./KeyLine.tsx";
import { KeyShown } from "./KeyShown.tsx";
import { NewKeyForm } from "./NewKeyForm.tsx";

export const ApiKeysPage = () => {
  useDocumentTitle("API keys · Atoll");
  const queryClient = useQueryClient();
  const [grant, setGrant] = useState<ApiKeyGrant | null>(null);
  const listed = useInfiniteQuery(apiKeysQuery);
  const keys = listed.data?.pages.flatMap(({ items }) => items) ?? [];
  const changed = () => void queryClient.invalidateQueries({ queryKey: apiKeysQuery.queryKey });
  const granted = (fresh: ApiKeyGrant) => {
    setGrant(fresh);
    changed();
  };
  return (
    <div className={styles["page"]}>
      <h1>API keys</h1>
      <Panel title="New key" hint="For a program: it may do what you may, and no more than you choose here.">
        {grant === null ? (
          <NewKeyForm onCreated={granted} />
        ) : (
          <KeyShown grant={grant} onKept={() => setGrant(null)} />
        )}
      </Panel>
      <Panel title="Your keys" hint="In this organisation. Rotate a key before it expires.">
        <div className={lines["form"]}>
          <Listed
            query={listed}
            isEmpty={keys.length === 0}
            empty="You have no key here."
            more="More API keys"
          >
            <ul className={lines["lines"]} aria-label="API keys">
              {keys.map((apiKey) => (
                <KeyLine key={apiKey.id} apiKey={apiKey} onChanged={changed} onRotated={granted} />
              ))}
            </ul>
          </Listed>
        </div>
      </Panel>
    </div>
  );
};

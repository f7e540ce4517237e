import { Button, Skeleton } from "@mantine/core";
import { useDocumentTitle } from "@mantine/hooks";
import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { ApiKeyGrant } from "../hub/hub.ts";
import { Failure } from "../shell/Failure.tsx";
import lines from "../shell/Lines.module.css";
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
  const keys = listed.data?.pages.flatMap(({ items }) => items);
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
        <Failure title="The list is not up to date" of={listed.error} />
        {keys === undefined && listed.error === null && <Skeleton height={60} radius="md" />}
        {keys?.length === 0 && <p className={lines["dim"]}>You have no key here.</p>}
        <ul className={lines["lines"]} aria-label="API keys">
          {keys?.map((apiKey) => (
            <KeyLine key={apiKey.id} apiKey={apiKey} onChanged={changed} onRotated={granted} />
          ))}
        </ul>
        {listed.hasNextPage && (
          <Button
            variant="default"
            loading={listed.isFetchingNextPage}
            onClick={() => void listed.fetchNextPage()}
          >
            Show more
          </Button>
        )}
      </Panel>
    </div>
  );
};

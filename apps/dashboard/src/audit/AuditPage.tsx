import { Button, Skeleton } from "@mantine/core";
import { useDocumentTitle } from "@mantine/hooks";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { sentenceOf } from "../hub/answer.ts";
import lines from "../shell/Lines.module.css";
import { Notice } from "../shell/Notice.tsx";
import { Panel } from "../shell/Panel.tsx";
import { membersQuery } from "../tenants/members.ts";
import { useHere } from "../tenants/useHere.ts";
import { auditQuery } from "./audit.ts";
import { filterIn } from "./filter.ts";
import styles from "./Audit.module.css";
import { EntryLine } from "./EntryLine.tsx";
import { FilterForm } from "./FilterForm.tsx";
import { VerificationPanel } from "./VerificationPanel.tsx";

/** Who changed what in the organisation, and proof of it. */
export const AuditPage = () => {
  useDocumentTitle("Audit · Atoll");
  const filter = filterIn(useSearch({ strict: false }));
  const { tenantId } = useHere();
  const { data: known } = useInfiniteQuery(membersQuery(tenantId));
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    auditQuery(tenantId, filter),
  );
  const members = known?.pages.flatMap(({ items }) => items) ?? [];
  const entries = data?.pages.flatMap(({ items }) => items) ?? [];
  const nameOf = (userId: string) => members.find((member) => member.userId === userId)?.displayName;
  return (
    <>
      <VerificationPanel />
      <Panel
        title="Audit trail"
        hint="Who changed what, newest first. That you read it is written down, too."
      >
        <div className={lines["form"]}>
          <FilterForm key={`${JSON.stringify(filter)} ${members.length}`} filter={filter} members={members} />
          {error !== null && (
            <Notice tone="bad" title="The list is not up to date">
              {sentenceOf(error)}
            </Notice>
          )}
          {data === undefined && error === null && <Skeleton height={160} radius="md" />}
          {data !== undefined && entries.length === 0 && (
            <p className={lines["dim"]}>No entry fits. Leave one of the fields empty.</p>
          )}
          <ol className={styles["entries"]} aria-label="Entries">
            {entries.map((entry) => (
              <EntryLine key={entry.id} entry={entry} filter={filter} nameOf={nameOf} />
            ))}
          </ol>
          {hasNextPage && (
            <div>
              <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
                Older entries
              </Button>
            </div>
          )}
        </div>
      </Panel>
    </>
  );
};

import { useDocumentTitle } from "@mantine/hooks";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { useEffect } from "react";
import lines from "../shell/Lines.module.css";
import { Listed } from "../shell/Listed.tsx";
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
  const known = useInfiniteQuery(membersQuery(tenantId));
  const { hasNextPage, isFetching, error, fetchNextPage } = known;
  // All of them: any may have done something, and is there to choose.
  useEffect(() => {
    if (hasNextPage && !isFetching && error === null) void fetchNextPage();
  }, [hasNextPage, isFetching, error, fetchNextPage]);
  const listed = useInfiniteQuery(auditQuery(tenantId, filter));
  const members = known.data?.pages.flatMap(({ items }) => items) ?? [];
  const entries = listed.data?.pages.flatMap(({ items }) => items) ?? [];
  const nameOf = (userId: string) => members.find((member) => member.userId === userId)?.displayName;
  return (
    <>
      <VerificationPanel />
      <Panel
        title="Audit trail"
        hint="Who changed what, newest first. That you read it is written down, too."
      >
        <div className={lines["form"]}>
          <FilterForm key={JSON.stringify(filter)} filter={filter} members={members} />
          <Listed
            query={listed}
            isEmpty={entries.length === 0}
            empty={
              Object.keys(filter).length === 0
                ? "Nothing is written down yet."
                : "No entry fits. Leave one of the fields empty."
            }
            more="Older entries"
          >
            <ol className={styles["entries"]} aria-label="Entries">
              {entries.map((entry) => (
                <EntryLine key={entry.id} entry={entry} filter={filter} nameOf={nameOf} />
              ))}
            </ol>
          </Listed>
        </div>
      </Panel>
    </>
  );
};

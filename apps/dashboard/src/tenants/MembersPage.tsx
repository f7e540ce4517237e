import { Button, Skeleton } from "@mantine/core";
import { useDocumentTitle } from "@mantine/hooks";
import { useInfiniteQuery } from "@tanstack/react-query";
import { sentenceOf } from "../hub/answer.ts";
import styles from "../shell/Lines.module.css";
import { Notice } from "../shell/Notice.tsx";
import { Panel } from "../shell/Panel.tsx";
import { LeavePanel } from "./LeavePanel.tsx";
import { MemberLine } from "./MemberLine.tsx";
import { membersQuery } from "./members.ts";
import { TransferPanel } from "./TransferPanel.tsx";
import { useHere } from "./useHere.ts";

export const MembersPage = () => {
  useDocumentTitle("Members · Atoll");
  const { tenantId, userId, may } = useHere();
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    membersQuery(tenantId),
  );
  const members = data?.pages.flatMap(({ items }) => items) ?? [];
  const others = members.filter((member) => member.userId !== userId);
  return (
    <>
      <Panel title="Members" hint="A change counts at once, wherever the person is signed in.">
        <div className={styles["form"]}>
          {error !== null && (
            <Notice tone="bad" title="The list is not up to date">
              {sentenceOf(error)}
            </Notice>
          )}
          {data === undefined && error === null && <Skeleton height={96} radius="md" />}
          <ul className={styles["lines"]}>
            {members.map((member) => (
              <MemberLine key={member.userId} member={member} />
            ))}
          </ul>
          {hasNextPage && (
            <div>
              <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
                More members
              </Button>
            </div>
          )}
        </div>
      </Panel>
      {may("tenants:transfer") && others.length > 0 && <TransferPanel members={others} />}
      <LeavePanel />
    </>
  );
};

import { useDocumentTitle } from "@mantine/hooks";
import { useInfiniteQuery } from "@tanstack/react-query";
import styles from "../shell/Lines.module.css";
import { Listed } from "../shell/Listed.tsx";
import { Panel } from "../shell/Panel.tsx";
import { LeavePanel } from "./LeavePanel.tsx";
import { MemberLine } from "./MemberLine.tsx";
import { membersQuery } from "./members.ts";
import { TransferPanel } from "./TransferPanel.tsx";
import { useHere } from "./useHere.ts";

export const MembersPage = () => {
  useDocumentTitle("Members · Atoll");
  const { tenantId, userId, may } = useHere();
  const listed = useInfiniteQuery(membersQuery(tenantId));
  const members = listed.data?.pages.flatMap(({ items }) => items) ?? [];
  const others = members.filter((member) => member.userId !== userId);
  return (
    <>
      <Panel title="Members" hint="A change counts at once, wherever the person is signed in.">
        <div className={styles["form"]}>
          <Listed query={listed} isEmpty={members.length === 0} more="More members">
            <ul className={styles["lines"]} aria-label="Members">
              {members.map((member) => (
                <MemberLine key={member.userId} member={member} />
              ))}
            </ul>
          </Listed>
        </div>
      </Panel>
      {may("tenants:transfer") && others.length > 0 && (
        <TransferPanel members={others} areMore={listed.hasNextPage} />
      )}
      <LeavePanel />
    </>
  );
};

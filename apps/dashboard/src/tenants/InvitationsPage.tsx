import { Button, Skeleton } from "@mantine/core";
import { useDocumentTitle } from "@mantine/hooks";
import { useInfiniteQuery } from "@tanstack/react-query";
import { sentenceOf } from "../hub/answer.ts";
import styles from "../shell/Lines.module.css";
import { Notice } from "../shell/Notice.tsx";
import { Panel } from "../shell/Panel.tsx";
import { InvitationLine } from "./InvitationLine.tsx";
import { invitationsQuery } from "./invitations.ts";
import { LinkForm, MailForm } from "./InviteForms.tsx";
import { givableBy } from "./roles.ts";
import { useHere } from "./useHere.ts";

export const InvitationsPage = () => {
  useDocumentTitle("Invitations · Atoll");
  const { tenantId, role, may } = useHere();
  const { data, dataUpdatedAt, error, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    invitationsQuery(tenantId),
  );
  const invitations = data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      {may("invitations:create") && givableBy(role).length > 0 && (
        <>
          <MailForm />
          <LinkForm />
        </>
      )}
      <Panel title="Invitations" hint="Whoever has joined stays, whatever becomes of the invitation.">
        <div className={styles["form"]}>
          {error !== null && (
            <Notice tone="bad" title="The list is not up to date">
              {sentenceOf(error)}
            </Notice>
          )}
          {data === undefined && error === null && <Skeleton height={96} radius="md" />}
          {data !== undefined && invitations.length === 0 && (
            <p className={styles["dim"]}>Nobody is invited yet.</p>
          )}
          <ul className={styles["lines"]}>
            {invitations.map((invitation) => (
              <InvitationLine key={invitation.id} invitation={invitation} asOf={dataUpdatedAt} />
            ))}
          </ul>
          {hasNextPage && (
            <div>
              <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
                More invitations
              </Button>
            </div>
          )}
        </div>
      </Panel>
    </>
  );
};

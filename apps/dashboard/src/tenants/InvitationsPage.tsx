import { useDocumentTitle } from "@mantine/hooks";
import { useInfiniteQuery } from "@tanstack/react-query";
import styles from "../shell/Lines.module.css";
import { Listed } from "../shell/Listed.tsx";
import { Panel } from "../shell/Panel.tsx";
import { InvitationLine } from "./InvitationLine.tsx";
import { invitationsQuery } from "./invitations.ts";
import { LinkForm, MailForm } from "./InviteForms.tsx";
import { givableBy } from "./roles.ts";
import { useHere } from "./useHere.ts";

export const InvitationsPage = () => {
  useDocumentTitle("Invitations · Atoll");
  const { tenantId, role, may } = useHere();
  const listed = useInfiniteQuery(invitationsQuery(tenantId));
  const invitations = listed.data?.pages.flatMap(({ items }) => items) ?? [];
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
          <Listed
            query={listed}
            isEmpty={invitations.length === 0}
            empty="Nobody is invited yet."
            more="More invitations"
          >
            <ul className={styles["lines"]} aria-label="Invitations">
              {invitations.map((invitation) => (
                <InvitationLine key={invitation.id} invitation={invitation} asOf={listed.dataUpdatedAt} />
              ))}
            </ul>
          </Listed>
        </div>
      </Panel>
    </>
  );
};

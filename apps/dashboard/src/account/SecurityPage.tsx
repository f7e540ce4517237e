import { Skeleton } from "@mantine/core";
import { useDocumentTitle } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { SecondFactorsPanel } from "../factors/SecondFactorsPanel.tsx";
import { sessionQuery } from "../identity/session.ts";
import { Failure } from "../shell/Failure.tsx";
import { profileQuery } from "./account.ts";
import styles from "./Account.module.css";
import { DeactivationPanel } from "./DeactivationPanel.tsx";
import { LinkedAccountsPanel } from "./LinkedAccountsPanel.tsx";
import { PasswordPanel } from "./PasswordPanel.tsx";
import { ProfilePanel } from "./ProfilePanel.tsx";
import { SessionsPanel } from "./SessionsPanel.tsx";

export const SecurityPage = () => {
  useDocumentTitle("Account and security · Atoll");
  const { data: profile, error } = useQuery(profileQuery);
  const { data: session } = useQuery(sessionQuery);
  return (
    <div className={styles["page"]}>
      <h1>Account and security</h1>
      <Failure title="Your account cannot be shown now" of={error} />
      {profile === undefined && error === null && <Skeleton height={180} radius="md" />}
      {profile !== undefined && (
        <>
          <ProfilePanel profile={profile} />
          <PasswordPanel profile={profile} />
        </>
      )}
      <SecondFactorsPanel />
      {session !== null && session !== undefined && <LinkedAccountsPanel tenantId={session.tenant.id} />}
      <SessionsPanel />
      <DeactivationPanel />
    </div>
  );
};

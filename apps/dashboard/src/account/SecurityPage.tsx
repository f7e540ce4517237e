import { Skeleton } from "@mantine/core";
import { useDocumentTitle } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { sentenceOf } from "../hub/answer.ts";
import { Notice } from "../shell/Notice.tsx";
import { profileQuery } from "./account.ts";
import styles from "./Account.module.css";
import { DeactivationPanel } from "./DeactivationPanel.tsx";
import { PasswordPanel } from "./PasswordPanel.tsx";
import { ProfilePanel } from "./ProfilePanel.tsx";
import { SessionsPanel } from "./SessionsPanel.tsx";

export const SecurityPage = () => {
  useDocumentTitle("Account and security · Atoll");
  const { data: profile, error } = useQuery(profileQuery);
  return (
    <div className={styles["page"]}>
      <h1>Account and security</h1>
      {error !== null && (
        <Notice tone="bad" title="Your account cannot be shown now">
          {sentenceOf(error)}
        </Notice>
      )}
      {profile === undefined && error === null && <Skeleton height={180} radius="md" />}
      {profile !== undefined && (
        <>
          <ProfilePanel profile={profile} />
          <PasswordPanel profile={profile} />
        </>
      )}
      <SessionsPanel />
      <DeactivationPanel />
    </div>
  );
};

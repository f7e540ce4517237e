import { Anchor } from "@mantine/core";
import { useDocumentTitle } from "@mantine/hooks";
import styles from "./Shell.module.css";

export const NotFoundPage = () => {
  useDocumentTitle("Nothing here · Atoll");
  return (
    <main className={styles["message"]}>
      <h1>There is nothing at this address</h1>
      <p>The link may be old, or a letter of it is missing.</p>
      <Anchor href="/analyses">Go to the analyses</Anchor>
    </main>
  );
};

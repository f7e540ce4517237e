import { Button } from "@mantine/core";
import { useDocumentTitle } from "@mantine/hooks";
import { useRouter } from "@tanstack/react-router";
import type { ErrorComponentProps } from "@tanstack/react-router";
import { sentenceOf } from "../hub/answer.ts";
import styles from "./Shell.module.css";

export const FailurePage = ({ error, reset }: ErrorComponentProps) => {
  useDocumentTitle("Not available · Atoll");
  const router = useRouter();
  const again = () => {
    reset();
    void router.invalidate();
  };
  return (
    <main className={styles["message"]}>
      <h1>This page cannot be shown now</h1>
      <p role="alert">{sentenceOf(error)}</p>
      <Button onClick={again}>Try again</Button>
    </main>
  );
};

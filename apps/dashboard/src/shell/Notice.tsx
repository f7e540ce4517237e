import { useId } from "react";
import type { ReactNode } from "react";
import styles from "./Notice.module.css";

/** A failure or a warning, read out as soon as it appears. */
export const Notice = (notice: {
  readonly tone: "bad" | "warn" | "calm";
  readonly title: string;
  readonly children: ReactNode;
}) => {
  const id = useId();
  return (
    <div role="alert" aria-labelledby={id} className={`${styles["notice"]} ${styles[notice.tone]}`}>
      <strong id={id}>{notice.title}</strong>
      <p>{notice.children}</p>
    </div>
  );
};

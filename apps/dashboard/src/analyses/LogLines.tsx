import { useEffect, useRef } from "react";
import type { AnalysisActivity } from "../hub/hub.ts";
import { formatTime } from "./format.ts";
import styles from "./LogLines.module.css";

/** The latest lines, oldest first, kept at the end while the reader has not scrolled away from it. */
export const LogLines = ({ activity: { logs, nodes } }: { readonly activity: AnalysisActivity }) => {
  const box = useRef<HTMLElement>(null);
  const atEnd = useRef(true);
  const last = logs.at(-1)?.id;
  useEffect(() => {
    const element = box.current;
    if (element !== null && atEnd.current) element.scrollTop = element.scrollHeight;
  }, [last]);
  const watch = () => {
    const element = box.current;
    if (element === null) return;
    atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < 24;
  };
  if (logs.length === 0) return <p className={styles["none"]}>Nothing logged yet.</p>;
  const nameOf = (id: string | null) =>
    id === null ? "Hub" : (nodes.find(({ nodeId }) => nodeId === id)?.nodeName ?? "A former site");
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keys
    <section ref={box} className={styles["box"]} aria-label="Log lines" tabIndex={0} onScroll={watch}>
      <ol>
        {logs.map(({ id, createdAt, nodeId, level, message }) => (
          <li key={id} className={styles[level]}>
            <time dateTime={createdAt}>{formatTime(createdAt)}</time>
            <span className={styles["who"]}>{nameOf(nodeId)}</span>
            <span className={styles["text"]}>
              {(level === "warning" || level === "error") && <strong>{level}: </strong>}
              {message}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
};

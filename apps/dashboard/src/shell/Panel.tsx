import { useId } from "react";
import type { ReactNode } from "react";
import styles from "./Panel.module.css";

export const Panel = (panel: {
  readonly title: string;
  readonly hint?: string;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}) => {
  const id = useId();
  return (
    <section className={styles["panel"]} aria-labelledby={id}>
      <div className={styles["head"]}>
        <div>
          <h2 id={id}>{panel.title}</h2>
          {panel.hint !== undefined && <p>{panel.hint}</p>}
        </div>
        {panel.aside}
      </div>
      {panel.children}
    </section>
  );
};

import { useDocumentTitle } from "@mantine/hooks";
import type { ReactNode } from "react";
import { ColorSchemeButton } from "../shell/ColorSchemeButton.tsx";
import { DocumentLinks } from "../shell/DocumentLinks.tsx";
import { Mark } from "../shell/Mark.tsx";
import { useArrival } from "../shell/useArrival.ts";
import styles from "./Entrance.module.css";

/** A page for whoever is not signed in: one card, and under it where else to go. */
export const Entrance = (page: {
  /** Of the browser's tab, where it is not the heading. */
  readonly title?: string;
  readonly heading: string;
  readonly hint: string;
  readonly children: ReactNode;
  readonly links?: ReactNode;
}) => {
  useDocumentTitle(`${page.title ?? page.heading} · Atoll`);
  const main = useArrival();
  return (
    <div className={styles["page"]}>
      <div className={styles["corner"]}>
        <ColorSchemeButton />
      </div>
      <main ref={main} tabIndex={-1} className={styles["card"]}>
        <div className={styles["head"]}>
          <Mark size={44} />
          <h1>{page.heading}</h1>
          <p>{page.hint}</p>
        </div>
        {page.children}
        {page.links !== undefined && (
          <nav aria-label="Instead" className={styles["links"]}>
            {page.links}
          </nav>
        )}
      </main>
      <DocumentLinks />
    </div>
  );
};

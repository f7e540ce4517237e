import { Anchor } from "@mantine/core";
import styles from "./Shell.module.css";

export const DocumentLinks = () => (
  <footer className={styles["footer"]}>
    <nav aria-label="Documents">
      <Anchor href="/docs" size="sm">
        Interface documentation
      </Anchor>
      <Anchor href="/openapi.json" size="sm">
        OpenAPI document
      </Anchor>
    </nav>
  </footer>
);

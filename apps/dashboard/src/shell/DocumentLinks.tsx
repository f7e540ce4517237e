import { Anchor } from "@mantine/core";
import styles from "./Shell.module.css";

const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();

export const DocumentLinks = () => (
  <footer className={styles["footer"]}>
    <p>Times are in the time zone of this computer: {timeZone}</p>
    <nav aria-label="Documents">
      <Anchor href="/docs" size="sm">
        API documentation
      </Anchor>
      <Anchor href="/openapi.json" size="sm">
        OpenAPI document
      </Anchor>
    </nav>
  </footer>
);

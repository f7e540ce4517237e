import styles from "./JsonText.module.css";

/** Any result that the page knows no better way to show. */
export const JsonText = ({ value }: { readonly value: unknown }) => (
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keys
  <section className={styles["text"]} aria-label="Result as JSON" tabIndex={0}>
    <pre>{JSON.stringify(value, null, 2)}</pre>
  </section>
);

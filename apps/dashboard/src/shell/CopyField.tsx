import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import styles from "./Lines.module.css";

/** A text to take elsewhere. Where the browser refuses to copy, the text is selected by clicking into it. */
export const CopyField = (field: {
  readonly label: string;
  readonly description?: string;
  readonly text: string;
}) => {
  const [said, setSaid] = useState({ of: "", words: "" });
  const say = (words: string) => setSaid({ of: field.text, words });
  const copy = () =>
    navigator.clipboard.writeText(field.text).then(
      () => say("Copied."),
      () => say("The browser does not let this page copy. Select the text and copy it."),
    );
  return (
    <div className={styles["copy"]}>
      <TextInput
        label={field.label}
        description={field.description}
        value={field.text}
        readOnly
        onFocus={(event) => event.currentTarget.select()}
      />
      <Button variant="default" aria-label={`Copy: ${field.label}`} onClick={() => void copy()}>
        Copy
      </Button>
      <output>{said.of === field.text && said.words}</output>
    </div>
  );
};

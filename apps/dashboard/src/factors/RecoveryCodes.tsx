import { Button } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { Notice } from "../shell/Notice.tsx";
import { saveFile } from "../shell/saveFile.ts";
import styles from "./Factors.module.css";

/** The one time that they are shown. `onKept`: the person says that they are in a safe place. */
export const RecoveryCodes = ({
  codes,
  onKept,
}: {
  readonly codes: ReadonlyArray<string>;
  readonly onKept: () => void;
}) => {
  const [said, say] = useState("");
  const place = useRef<HTMLDivElement>(null);
  // What asked for them may be further down, or gone.
  useEffect(() => place.current?.focus(), []);
  const text = codes.join("\n");
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => say("Copied."),
      () => say("The browser does not let this page copy. Download the codes instead."),
    );
  return (
    <div ref={place} tabIndex={-1} className={styles["setup"]}>
      <Notice tone="warn" title="Keep your recovery codes">
        They are shown this once. Each signs you in once when you have lost your other factors.
      </Notice>
      <ol className={styles["codes"]} aria-label="Recovery codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <output>{said}</output>
      <div className={styles["buttons"]}>
        <Button variant="default" onClick={() => void copy()}>
          Copy
        </Button>
        <Button
          variant="default"
          onClick={() =>
            saveFile(new Blob([`${text}\n`], { type: "text/plain" }), "atoll-recovery-codes.txt")
          }
        >
          Download
        </Button>
        <Button onClick={onKept}>I have kept them</Button>
      </div>
    </div>
  );
};

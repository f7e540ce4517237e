import { Button } from "@mantine/core";
import { useEffect, useRef } from "react";
import type { ApiKeyGrant } from "../hub/hub.ts";
import { CopyField } from "../shell/CopyField.tsx";
import styles from "../shell/Lines.module.css";
import { Notice } from "../shell/Notice.tsx";

/** The one time that a key is shown. */
export const KeyShown = ({ grant, onKept }: { readonly grant: ApiKeyGrant; readonly onKept: () => void }) => {
  const place = useRef<HTMLDivElement>(null);
  // A rotation is asked for further down.
  useEffect(() => {
    place.current?.focus({ preventScroll: true });
    void place.current?.scrollIntoView({ block: "center" });
  }, [grant]);
  return (
    <div ref={place} tabIndex={-1} className={styles["form"]}>
      <Notice tone="warn" title={`The key ${grant.name} is ready`}>
        It is shown this once. Copy it to where your program finds it.
      </Notice>
      <CopyField label="API key" text={grant.key} />
      <div className={styles["end"]}>
        <Button onClick={onKept}>I have kept it</Button>
      </div>
    </div>
  );
};

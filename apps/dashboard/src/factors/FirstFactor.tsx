import { Button } from "@mantine/core";
import { useState } from "react";
import styles from "../shell/Lines.module.css";
import type { Added } from "./factors.ts";
import { PasskeyForm } from "./PasskeyForm.tsx";
import { TotpSetup } from "./TotpSetup.tsx";

/** Whoever owes a factor has signed in just now. */
const confirmed = <T,>(call: () => Promise<T>): Promise<T> => call();

/** A choice between an authenticator app and a passkey, for whoever has neither. */
export const FirstFactor = ({ onAdded }: { readonly onAdded: (added: Added) => void }) => {
  const [byApp, setByApp] = useState(false);
  if (byApp) {
    const cancel = (
      <Button variant="default" onClick={() => setByApp(false)}>
        Back
      </Button>
    );
    return <TotpSetup confirmed={confirmed} cancel={cancel} onAdded={onAdded} />;
  }
  return (
    <div className={styles["form"]}>
      <p>An authenticator app on your phone shows codes. A passkey is kept by your device.</p>
      <Button onClick={() => setByApp(true)}>Set up an authenticator app</Button>
      <PasskeyForm confirmed={confirmed} onAdded={onAdded} />
    </div>
  );
};

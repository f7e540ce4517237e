import { Button } from "@mantine/core";
import { useEffect, useId, useRef, useState } from "react";
import type { ReactNode } from "react";
import styles from "./Lines.module.css";

interface Question {
  readonly title: string;
  /** What will happen, and what will not come back. */
  readonly text: string;
  /** What the button does. */
  readonly action: string;
  /** What the other button reads, where "Cancel" could be the deed itself. */
  readonly refusal?: string;
}

const ConfirmationDialog = (
  question: Question & { readonly answered: (goesOn: boolean) => void },
): ReactNode => {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  const text = useId();
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      className={styles["dialog"]}
      aria-labelledby={heading}
      aria-describedby={text}
      onClose={() => question.answered(dialog.current?.returnValue === "yes")}
    >
      <div className={styles["form"]}>
        <h2 id={heading}>{question.title}</h2>
        <p id={text}>{question.text}</p>
        <div className={styles["end"]}>
          <Button variant="default" onClick={() => dialog.current?.close("")}>
            {question.refusal ?? "Cancel"}
          </Button>
          <Button onClick={() => dialog.current?.close("yes")}>{question.action}</Button>
        </div>
      </div>
    </dialog>
  );
};

/** `agreed` shows `dialog` and tells whether the person wants it; Escape means no. */
export const useConfirmation = (): {
  readonly agreed: (question: Question) => Promise<boolean>;
  readonly dialog: ReactNode;
} => {
  const [asked, setAsked] = useState<(Question & { readonly answered: (yes: boolean) => void }) | null>(null);
  return {
    agreed: (question) =>
      new Promise<boolean>((resolve) => {
        setAsked({ ...question, answered: resolve });
      }).finally(() => setAsked(null)),
    dialog: asked === null ? null : <ConfirmationDialog {...asked} />,
  };
};

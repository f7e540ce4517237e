import { Button, PasswordInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useId, useRef, useState } from "react";
import type { FormEvent, ReactNode } from "react";
import { isProblem, sentenceOf } from "../hub/answer.ts";
import { field } from "../identity/fields.ts";
import { sessionQuery } from "../identity/session.ts";
import { Notice } from "../shell/Notice.tsx";
import { stepUp } from "./account.ts";
import styles from "./Account.module.css";

/** The person closed the dialog: the call was not repeated, and nothing was changed. */
export class NotConfirmed extends Error {
  override readonly name = "NotConfirmed";
}

interface Asked {
  readonly confirmed: () => void;
  readonly declined: () => void;
}

const StepUpDialog = ({ confirmed, declined }: Asked) => {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  const queryClient = useQueryClient();
  const confirm = useMutation({
    mutationFn: stepUp,
    onSuccess: (session) => {
      queryClient.setQueryData(sessionQuery.queryKey, session);
      confirmed();
    },
  });
  useEffect(() => dialog.current?.showModal(), []);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    confirm.mutate(field(event.currentTarget, "currentPassword"));
  };
  return (
    <dialog ref={dialog} className={styles["dialog"]} aria-labelledby={heading} onClose={declined}>
      <form onSubmit={submit} className={styles["form"]}>
        <h2 id={heading}>Confirm that it is you</h2>
        <p>This is hard to undo. For the next ten minutes you are not asked again.</p>
        <PasswordInput
          label="Your password"
          name="currentPassword"
          autoComplete="current-password"
          required
          visibilityToggleButtonProps={{ "aria-label": "Show or hide your password" }}
        />
        {confirm.isError && (
          <Notice tone="bad" title="Not confirmed">
            {sentenceOf(confirm.error)}
          </Notice>
        )}
        <div className={styles["buttons"]}>
          <Button variant="default" onClick={() => dialog.current?.close()}>
            Cancel
          </Button>
          <Button type="submit" loading={confirm.isPending}>
            Confirm
          </Button>
        </div>
      </form>
    </dialog>
  );
};

/**
 * `confirmed` makes a call; where the hub asks who one is (`step-up-required`), it shows `dialog`, and makes the call
 * once more after the answer. Rejects with `NotConfirmed` where the person declines.
 */
export const useStepUp = (): {
  readonly confirmed: <T>(call: () => Promise<T>) => Promise<T>;
  readonly dialog: ReactNode;
} => {
  const [asked, setAsked] = useState<Asked | null>(null);
  const ask = () =>
    new Promise<void>((resolve, reject) => {
      setAsked({ confirmed: resolve, declined: () => reject(new NotConfirmed()) });
    }).finally(() => setAsked(null));
  return {
    confirmed: async (call) => {
      try {
        return await call();
      } catch (error) {
        if (!isProblem(error, "step-up-required")) throw error;
        await ask();
        return call();
      }
    },
    dialog: asked === null ? null : <StepUpDialog {...asked} />,
  };
};

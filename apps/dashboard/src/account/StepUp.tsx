import { Button, Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useId, useRef, useState } from "react";
import type { ReactNode } from "react";
import { profileQuery } from "./account.ts";
import { isProblem } from "../hub/answer.ts";
import { NotConfirmed } from "../hub/NotConfirmed.ts";
import { Failure } from "../shell/Failure.tsx";
import styles from "../shell/Lines.module.css";
import { secondFactorsQuery } from "../factors/factors.ts";
import { ProofForm } from "../factors/ProofForm.tsx";
import { secondProofsOf } from "../factors/proofs.ts";

interface Asked {
  readonly confirmed: () => void;
  readonly declined: () => void;
}

const StepUpDialog = ({ confirmed, declined }: Asked) => {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  const profile = useQuery(profileQuery);
  const held = useQuery(secondFactorsQuery);
  useEffect(() => dialog.current?.showModal(), []);
  const isKnown = profile.data !== undefined && held.data !== undefined;
  const proofs = isKnown
    ? [...(profile.data.hasPassword ? (["password"] as const) : []), ...secondProofsOf(held.data)]
    : [];
  const cancel = (
    <Button variant="default" onClick={() => dialog.current?.close()}>
      Cancel
    </Button>
  );
  return (
    <dialog ref={dialog} className={styles["dialog"]} aria-labelledby={heading} onClose={declined}>
      <div className={styles["form"]}>
        <h2 id={heading}>Confirm that it is you</h2>
        <p>This is hard to undo. For the next ten minutes you are not asked again.</p>
        <Failure title="You cannot confirm it now" of={profile.error ?? held.error} />
        {!isKnown && profile.error === null && held.error === null && <Skeleton height={60} radius="md" />}
        {proofs.length > 0 ? (
          <ProofForm
            proofs={proofs}
            action="Confirm"
            refused="Not confirmed"
            beside={cancel}
            onShown={confirmed}
          />
        ) : (
          <>
            {isKnown && <p>Sign out, and sign in again by your provider. Then try once more.</p>}
            <div className={styles["end"]}>{cancel}</div>
          </>
        )}
      </div>
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

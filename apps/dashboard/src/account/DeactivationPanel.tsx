import { Button } from "@mantine/core";
import { useStepUp } from "./StepUp.tsx";
import { NotConfirmed } from "../hub/NotConfirmed.ts";
import { useLeaving } from "../identity/useLeaving.ts";
import { Failure } from "../shell/Failure.tsx";
import { Panel } from "../shell/Panel.tsx";
import { useConfirmation } from "../shell/useConfirmation.tsx";
import { deactivate, removeAccount } from "./account.ts";
import styles from "../shell/Lines.module.css";

/** One way to end the account: asks whether it is meant, then who one is, and leaves. */
const Ending = (ending: {
  readonly name: string;
  readonly hint: string;
  /** What happens, said before it does. */
  readonly consequence: string;
  readonly action: string;
  readonly failure: string;
  readonly end: () => Promise<void>;
}) => {
  const stepUp = useStepUp();
  const confirmation = useConfirmation();
  const leave = useLeaving(async () => {
    const question = { title: `${ending.action}?`, text: ending.consequence, action: ending.action };
    if (!(await confirmation.agreed(question))) throw new NotConfirmed();
    await stepUp.confirmed(ending.end);
  });
  return (
    <>
      <div className={styles["line"]}>
        <div>
          <strong>{ending.name}</strong>
          <p>{ending.hint}</p>
        </div>
        <Button size="xs" variant="default" onClick={() => leave.mutate()}>
          {ending.action}
        </Button>
      </div>
      <Failure title={ending.failure} of={leave.error} />
      {confirmation.dialog}
      {stepUp.dialog}
    </>
  );
};

export const DeactivationPanel = () => (
  <Panel title="Leave Atoll">
    <div className={styles["lines"]}>
      <Ending
        name="Deactivate the account"
        hint="Ends every session. You come back by resetting your password."
        consequence="You are signed out everywhere. Resetting your password by mail makes the account active again."
        action="Deactivate my account"
        failure="Your account is still active"
        end={deactivate}
      />
      <Ending
        name="Delete the account"
        hint="For good. What you made stays with your organisations, without your name."
        consequence="All that says who you were is gone for good: name, address, factors and keys. Nobody can bring it back."
        action="Delete my account"
        failure="Your account is still there"
        end={removeAccount}
      />
    </div>
  </Panel>
);

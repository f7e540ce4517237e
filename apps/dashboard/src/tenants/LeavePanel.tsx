import { Button } from "@mantine/core";
import { NotConfirmed } from "../hub/NotConfirmed.ts";
import { useLeaving } from "../identity/useLeaving.ts";
import { Failure } from "../shell/Failure.tsx";
import styles from "../shell/Lines.module.css";
import { Panel } from "../shell/Panel.tsx";
import { useConfirmation } from "../shell/useConfirmation.tsx";
import { leaveTenant } from "./tenants.ts";
import { useHere } from "./useHere.ts";

export const LeavePanel = () => {
  const { tenantId, tenantName } = useHere();
  const { agreed, dialog } = useConfirmation();
  const leave = useLeaving(async () => {
    const isMeant = await agreed({
      title: `Leave ${tenantName}?`,
      text: "You are signed out. To come back you need an invitation. What you made stays here.",
      action: "Leave",
    });
    if (!isMeant) throw new NotConfirmed();
    await leaveTenant(tenantId);
  });
  return (
    <Panel title="Leave" hint="Your account stays, and so do your other organisations.">
      <div className={styles["form"]}>
        <Failure title="You are still a member" of={leave.error} />
        <div>
          <Button variant="default" onClick={() => leave.mutate()}>
            Leave the organisation
          </Button>
        </div>
      </div>
      {dialog}
    </Panel>
  );
};

import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { sentenceOf } from "../hub/answer.ts";
import { sessionQuery } from "../identity/session.ts";
import styles from "../shell/Lines.module.css";
import { Notice } from "../shell/Notice.tsx";
import { Panel } from "../shell/Panel.tsx";
import { useConfirmation } from "../shell/useConfirmation.tsx";
import { leaveTenant } from "./tenants.ts";
import { useHere } from "./useHere.ts";

export const LeavePanel = () => {
  const { tenantId, tenantName } = useHere();
  const router = useRouter();
  const queryClient = useQueryClient();
  const { agreed, dialog } = useConfirmation();
  const leave = useMutation({
    mutationFn: async () => {
      const isMeant = await agreed({
        title: `Leave ${tenantName}?`,
        text: "You are signed out. To come back you need an invitation. What you made stays here.",
        action: "Leave",
      });
      if (isMeant) await leaveTenant(tenantId);
      return isMeant;
    },
    onSuccess: async (hasLeft) => {
      if (!hasLeft) return;
      queryClient.setQueryData(sessionQuery.queryKey, null);
      await router.navigate({ to: "/login" });
      queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== "session" });
    },
  });
  return (
    <Panel title="Leave" hint="Your account stays, and so do your other organisations.">
      <div className={styles["form"]}>
        {leave.isError && (
          <Notice tone="bad" title="You are still a member">
            {sentenceOf(leave.error)}
          </Notice>
        )}
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

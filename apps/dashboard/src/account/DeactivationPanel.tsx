import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { sentenceOf } from "../hub/answer.ts";
import { sessionQuery } from "../identity/session.ts";
import { Notice } from "../shell/Notice.tsx";
import { Panel } from "../shell/Panel.tsx";
import { deactivate } from "./account.ts";
import styles from "./Account.module.css";
import { NotConfirmed, useStepUp } from "./StepUp.tsx";

export const DeactivationPanel = () => {
  const router = useRouter();
  const queryClient = useQueryClient();
  const { confirmed, dialog } = useStepUp();
  const leave = useMutation({
    mutationFn: () => confirmed(deactivate),
    onSuccess: async () => {
      queryClient.setQueryData(sessionQuery.queryKey, null);
      await router.navigate({ to: "/login" });
      queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== "session" });
    },
  });
  return (
    <Panel
      title="Deactivate the account"
      hint="Ends every session. Whoever resets its password by mail makes it active again."
    >
      <div className={styles["form"]}>
        {leave.isError && !(leave.error instanceof NotConfirmed) && (
          <Notice tone="bad" title="Your account is still active">
            {sentenceOf(leave.error)}
          </Notice>
        )}
        <div>
          <Button variant="default" loading={leave.isPending} onClick={() => leave.mutate()}>
            Deactivate my account
          </Button>
        </div>
      </div>
      {dialog}
    </Panel>
  );
};

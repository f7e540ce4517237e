import { Button, NativeSelect } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useStepUp } from "../account/StepUp.tsx";
import { NotConfirmed } from "../hub/NotConfirmed.ts";
import { sentenceOf } from "../hub/answer.ts";
import type { Member } from "../hub/hub.ts";
import { sessionQuery } from "../identity/session.ts";
import styles from "../shell/Lines.module.css";
import { Notice } from "../shell/Notice.tsx";
import { Panel } from "../shell/Panel.tsx";
import { useConfirmation } from "../shell/useConfirmation.tsx";
import { membersQuery } from "./members.ts";
import { ownTenantsQuery, permissionsQuery, transferTenant } from "./tenants.ts";
import { useHere } from "./useHere.ts";

/** For an owner: makes another member the owner in its place. */
export const TransferPanel = ({
  members,
  areMore,
}: {
  readonly members: ReadonlyArray<Member>;
  /** The list above does not show all yet. */
  readonly areMore: boolean;
}) => {
  const { tenantId, tenantName } = useHere();
  const queryClient = useQueryClient();
  const [chosen, setChosen] = useState("");
  const { agreed, dialog } = useConfirmation();
  const stepUp = useStepUp();
  const transfer = useMutation({
    mutationFn: () => stepUp.confirmed(() => transferTenant(tenantId, chosen)),
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey }),
        queryClient.invalidateQueries({ queryKey: permissionsQuery(tenantId).queryKey }),
        queryClient.invalidateQueries({ queryKey: membersQuery(tenantId).queryKey }),
        queryClient.invalidateQueries({ queryKey: ownTenantsQuery.queryKey }),
      ]),
  });
  // Before the call: a button that waits has no focus to come back to.
  const ask = async () => {
    const isMeant = await agreed({
      title: `Hand ${tenantName} over?`,
      text: [
        `${members.find(({ userId }) => userId === chosen)?.displayName ?? ""} becomes the owner at once,`,
        "and you become an administrator. Only the new owner can give it back. Both of you get a mail.",
      ].join(" "),
      action: "Hand over",
    });
    if (isMeant) transfer.mutate();
  };
  return (
    <Panel title="Hand over" hint="Another member becomes the owner, and you become an administrator.">
      <div className={styles["form"]}>
        <NativeSelect
          label="New owner"
          description={areMore && "For somebody who is not here, show more members above."}
          value={chosen}
          onChange={(event) => setChosen(event.currentTarget.value)}
          data={[
            { value: "", label: "Choose a member" },
            ...members.map(({ userId, displayName, email }) => ({
              value: userId,
              label: `${displayName}, ${email}`,
            })),
          ]}
        />
        {transfer.isError && !(transfer.error instanceof NotConfirmed) && (
          <Notice tone="bad" title="You are still the owner">
            {sentenceOf(transfer.error)}
          </Notice>
        )}
        <div>
          <Button
            variant="default"
            disabled={chosen === ""}
            loading={transfer.isPending}
            onClick={() => void ask()}
          >
            Hand the organisation over
          </Button>
        </div>
      </div>
      {dialog}
      {stepUp.dialog}
    </Panel>
  );
};

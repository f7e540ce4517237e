import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useStepUp } from "../account/StepUp.tsx";
import { NotConfirmed } from "../hub/NotConfirmed.ts";
import { sentenceOf } from "../hub/answer.ts";
import type { Tenant } from "../hub/hub.ts";
import styles from "../shell/Lines.module.css";
import { Notice } from "../shell/Notice.tsx";
import { Panel } from "../shell/Panel.tsx";
import { useConfirmation } from "../shell/useConfirmation.tsx";
import { archiveTenant, ownTenantsQuery, permissionsQuery, restoreTenant, tenantQuery } from "./tenants.ts";

const archiving = {
  title: "Archive",
  hint: "Nothing of the organisation answers any more, for anybody. An owner can restore it for a while.",
  action: "Archive the organisation",
  failed: "The organisation is not archived",
};

const restoring = {
  title: "Restore",
  hint: "Everything of the organisation answers again, as it was.",
  action: "Restore the organisation",
  failed: "The organisation is still archived",
};

/** For an owner. */
export const LifecyclePanel = ({ tenant }: { readonly tenant: Tenant }) => {
  const queryClient = useQueryClient();
  const { agreed, dialog } = useConfirmation();
  const stepUp = useStepUp();
  const isArchived = tenant.state === "archived";
  const words = isArchived ? restoring : archiving;
  const move = useMutation({
    mutationFn: async () => {
      const isMeant =
        isArchived ||
        (await agreed({
          title: `Archive ${tenant.name}?`,
          text: "From now on people, nodes and keys get no answers from it. You can restore it until it is purged.",
          action: "Archive",
        }));
      if (!isMeant) return;
      await stepUp.confirmed(() => (isArchived ? restoreTenant(tenant.id) : archiveTenant(tenant.id)));
    },
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: tenantQuery(tenant.id).queryKey }),
        queryClient.invalidateQueries({ queryKey: permissionsQuery(tenant.id).queryKey }),
        queryClient.invalidateQueries({ queryKey: ownTenantsQuery.queryKey }),
      ]),
  });
  return (
    <Panel title={words.title} hint={words.hint}>
      <div className={styles["form"]}>
        {move.isError && !(move.error instanceof NotConfirmed) && (
          <Notice tone="bad" title={words.failed}>
            {sentenceOf(move.error)}
          </Notice>
        )}
        <div>
          <Button variant="default" onClick={() => move.mutate()}>
            {words.action}
          </Button>
        </div>
      </div>
      {dialog}
      {stepUp.dialog}
    </Panel>
  );
};

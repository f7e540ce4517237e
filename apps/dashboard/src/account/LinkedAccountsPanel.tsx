import { Button, Skeleton } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { formatInstant } from "../analyses/format.ts";
import { useStepUp } from "./StepUp.tsx";
import type { LinkedAccount } from "../hub/hub.ts";
import { goToLink, offeredQuery } from "../identity/providers.ts";
import { Failure } from "../shell/Failure.tsx";
import styles from "../shell/Lines.module.css";
import { Panel } from "../shell/Panel.tsx";
import { useConfirmation } from "../shell/useConfirmation.tsx";
import { ownSessionsQuery } from "./account.ts";
import { linkedAccountsQuery, unlink } from "./linkedAccounts.ts";

const Line = ({ account }: { readonly account: LinkedAccount }) => {
  const queryClient = useQueryClient();
  const stepUp = useStepUp();
  const confirmation = useConfirmation();
  const name = account.email ?? account.issuer;
  const remove = useMutation({
    mutationFn: () => stepUp.confirmed(() => unlink(account.id)),
    onSuccess: () =>
      Promise.all(
        [linkedAccountsQuery, ownSessionsQuery].map(({ queryKey }) =>
          queryClient.invalidateQueries({ queryKey }),
        ),
      ),
  });
  const ask = async () => {
    const agreed = await confirmation.agreed({
      title: `Unlink ${name}?`,
      text: "You sign in with it no longer, and all sessions that began at a provider end.",
      action: "Unlink it",
    });
    if (agreed) remove.mutate();
  };
  return (
    <li>
      <div className={styles["line"]}>
        <div>
          <strong>{name}</strong>
          <p>
            At {account.issuer}, linked {formatInstant(account.createdAt)}
          </p>
        </div>
        <Button
          size="xs"
          variant="default"
          aria-label={`Unlink: ${name}`}
          loading={remove.isPending}
          onClick={() => void ask()}
        >
          Unlink
        </Button>
      </div>
      <Failure title="The account is still linked" of={remove.error} />
      {confirmation.dialog}
      {stepUp.dialog}
    </li>
  );
};

/** `tenantId`: whose providers one can link an account of; nothing is shown where there is none to link or unlink. */
export const LinkedAccountsPanel = ({ tenantId }: { readonly tenantId: string }) => {
  const { confirmed, dialog } = useStepUp();
  const linked = useQuery(linkedAccountsQuery);
  const offered = useQuery(offeredQuery(tenantId));
  const link = useMutation({ mutationFn: (id: string) => confirmed(() => goToLink(id)) });
  const isKnown = linked.data !== undefined && offered.data !== undefined;
  const error = linked.error ?? offered.error;
  if (isKnown && linked.data.length === 0 && offered.data.length === 0) return null;
  return (
    <Panel title="Linked accounts" hint="You sign in at these providers as well.">
      <div className={styles["form"]}>
        <Failure title="Your linked accounts cannot be shown now" of={error} />
        {!isKnown && error === null && <Skeleton height={48} radius="md" />}
        {linked.data?.length === 0 && <p className={styles["dim"]}>No account is linked yet.</p>}
        <ul className={styles["lines"]} aria-label="Linked accounts">
          {linked.data?.map((account) => (
            <Line key={account.id} account={account} />
          ))}
        </ul>
        <Failure title="No account was linked" of={link.error} />
        <div className={styles["buttons"]}>
          {offered.data?.map(({ id, name }) => (
            <Button
              key={id}
              size="xs"
              variant="default"
              // The page is left: another click would begin a second time.
              loading={link.variables === id && !link.isError}
              onClick={() => link.mutate(id)}
            >
              Link an account at {name}
            </Button>
          ))}
        </div>
      </div>
      {dialog}
    </Panel>
  );
};

import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useStepUp } from "../account/StepUp.tsx";
import { StateBadge } from "../analyses/StateBadge.tsx";
import type { LoginProvider } from "../hub/hub.ts";
import { offeredQuery } from "../identity/providers.ts";
import { CopyField } from "../shell/CopyField.tsx";
import { Failure } from "../shell/Failure.tsx";
import styles from "../shell/Lines.module.css";
import { Notice } from "../shell/Notice.tsx";
import { useConfirmation } from "../shell/useConfirmation.tsx";
import { nameOf } from "../tenants/roles.ts";
import { useHere } from "../tenants/useHere.ts";
import {
  enableProvider,
  kindNames,
  providersQuery,
  redirectAddress,
  removeProvider,
  testProvider,
} from "./providers.ts";

type Deed = "enable" | "disable" | "remove";

const questions = (name: string) => ({
  disable: {
    title: `Disable ${name}?`,
    text: "Nobody signs in there from now on, its tokens are worth nothing, and the organisation's sessions that began at providers end.",
    action: "Disable",
  },
  remove: {
    title: `Remove ${name}?`,
    text: "The organisation's sessions that began at providers end, and its client secret is forgotten.",
    action: "Remove",
  },
});

const Deeds = ({ provider }: { readonly provider: LoginProvider }) => {
  const { tenantId, may } = useHere();
  const queryClient = useQueryClient();
  const { agreed, dialog } = useConfirmation();
  const stepUp = useStepUp();
  const { id, name, enabled } = provider;
  const deal = useMutation({
    mutationFn: (deed: Deed): Promise<void> =>
      stepUp.confirmed(async () => {
        await (deed === "remove" ? removeProvider(id) : enableProvider(id, deed === "enable"));
      }),
    // What one can link an account of, and what this browser's sign-in page offers, is another list.
    onSettled: () =>
      Promise.all(
        [providersQuery(tenantId), offeredQuery(tenantId)].map(({ queryKey }) =>
          queryClient.invalidateQueries({ queryKey }),
        ),
      ),
  });
  const ask = async (deed: "disable" | "remove") => {
    if (await agreed(questions(name)[deed])) deal.mutate(deed);
  };
  const test = useMutation({ mutationFn: () => stepUp.confirmed(() => testProvider(id)) });
  return (
    <div className={styles["form"]}>
      <div className={styles["buttons"]}>
        {may("providers:update") && (
          <>
            <Button
              size="xs"
              variant="default"
              aria-label={`${enabled ? "Disable" : "Enable"} ${name}`}
              loading={deal.isPending && deal.variables !== "remove"}
              onClick={() => (enabled ? void ask("disable") : deal.mutate("enable"))}
            >
              {enabled ? "Disable" : "Enable"}
            </Button>
            <Button
              size="xs"
              variant="default"
              loading={test.isPending}
              aria-label={`Test ${name}`}
              onClick={() => test.mutate()}
            >
              Test
            </Button>
          </>
        )}
        {may("providers:delete") && (
          <Button
            size="xs"
            variant="default"
            aria-label={`Remove ${name}`}
            loading={deal.isPending && deal.variables === "remove"}
            onClick={() => void ask("remove")}
          >
            Remove
          </Button>
        )}
      </div>
      <Failure title={`${name} is still ${enabled ? "enabled" : "disabled"}`} of={deal.error} />
      <Failure title={`${name} was not tested`} of={test.error} />
      {test.isSuccess && (
        <Notice
          tone={test.data.usable ? "calm" : "warn"}
          title={
            test.data.usable ? "The provider describes itself as expected" : "The provider cannot be used yet"
          }
        >
          {test.data.fault ??
            "Whether it knows the client id and the redirect address, the first sign-in shows."}
        </Notice>
      )}
      {dialog}
      {stepUp.dialog}
    </div>
  );
};

export const ProviderLine = ({ provider }: { readonly provider: LoginProvider }) => {
  const { kind, name, issuer, clientId, allowedDomains, autoJoin, defaultRole, enabled, acceptsTokensFor } =
    provider;
  const domains = allowedDomains.length === 0 ? "no domain" : allowedDomains.join(", ");
  return (
    <li className={styles["form"]}>
      <div>
        <h3>
          {name}{" "}
          <StateBadge
            word={enabled ? { text: "Enabled", tone: "good" } : { text: "Disabled", tone: "calm" }}
          />
        </h3>
        <p className={styles["dim"]}>
          {kindNames[kind]} at {issuer}, client {clientId}
        </p>
        <p className={styles["dim"]}>
          Speaks for {domains}.{" "}
          {autoJoin
            ? `Its people join as ${nameOf(defaultRole)} by signing in.`
            : "Its people need an invitation."}
        </p>
        {acceptsTokensFor !== null && (
          <p className={styles["dim"]}>Its access tokens for {acceptsTokensFor} are taken from programs.</p>
        )}
      </div>
      <CopyField
        label={`Redirect address of ${name}`}
        description="Register it at the provider, as it stands here."
        text={redirectAddress(provider)}
      />
      <Deeds provider={provider} />
    </li>
  );
};

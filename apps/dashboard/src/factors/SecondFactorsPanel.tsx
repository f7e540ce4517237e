import { Badge, Button, Skeleton } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { sessionQuery } from "../identity/session.ts";
import { Failure } from "../shell/Failure.tsx";
import styles from "../shell/Lines.module.css";
import { Panel } from "../shell/Panel.tsx";
import { useConfirmation } from "../shell/useConfirmation.tsx";
import { hasFactor, renewRecoveryCodes, secondFactorsQuery } from "./factors.ts";
import type { Added } from "./factors.ts";
import { PasskeyForm } from "./PasskeyForm.tsx";
import { PasskeyList } from "./PasskeyList.tsx";
import { RecoveryCodes } from "./RecoveryCodes.tsx";
import { useStepUp } from "../account/StepUp.tsx";
import { TotpRemoval } from "./TotpRemoval.tsx";
import { TotpSetup } from "./TotpSetup.tsx";
import { useFactorChange } from "./useFactorChange.ts";

const TotpLine = ({ on, onAdded }: { readonly on: boolean; readonly onAdded: (added: Added) => void }) => {
  const [open, setOpen] = useState(false);
  const { confirmed, dialog } = useStepUp();
  const changed = useFactorChange();
  const close = () => setOpen(false);
  if (!open) {
    return (
      <div className={styles["line"]}>
        <div>
          <strong>Authenticator app</strong> {on && <Badge variant="default">On</Badge>}
          <p>{on ? "Its codes are asked for beside your password." : "Codes from an app on your phone."}</p>
        </div>
        <Button size="xs" variant="default" onClick={() => setOpen(true)}>
          {on ? "Remove the app" : "Set up an app"}
        </Button>
      </div>
    );
  }
  const cancel = (
    <Button variant="default" onClick={close}>
      Cancel
    </Button>
  );
  return (
    <>
      {on ? (
        <TotpRemoval
          confirmed={confirmed}
          onCancel={close}
          onRemoved={() => {
            close();
            void changed();
          }}
        />
      ) : (
        <TotpSetup
          confirmed={confirmed}
          cancel={cancel}
          onAdded={(added) => {
            close();
            onAdded(added);
          }}
        />
      )}
      {dialog}
    </>
  );
};

const RecoveryLine = (line: {
  readonly left: number;
  readonly onRenewed: (codes: ReadonlyArray<string>) => void;
}) => {
  const stepUp = useStepUp();
  const confirmation = useConfirmation();
  const renew = useMutation({
    mutationFn: () => stepUp.confirmed(renewRecoveryCodes),
    onSuccess: line.onRenewed,
  });
  const ask = async () => {
    const agreed = await confirmation.agreed({
      title: "Get new recovery codes?",
      text: "The ones you have no longer work from then on.",
      action: "Get new codes",
    });
    if (agreed) renew.mutate();
  };
  return (
    <>
      <div className={styles["line"]}>
        <div>
          <strong>Recovery codes</strong>
          <p>{line.left} of 10 are left. Each signs you in once in place of another factor.</p>
        </div>
        <Button size="xs" variant="default" loading={renew.isPending} onClick={() => void ask()}>
          Get new codes
        </Button>
      </div>
      <Failure title="Your codes are the same as before" of={renew.error} />
      {confirmation.dialog}
      {stepUp.dialog}
    </>
  );
};

export const SecondFactorsPanel = () => {
  const queryClient = useQueryClient();
  const changed = useFactorChange();
  const { confirmed, dialog } = useStepUp();
  const { data: held, error } = useQuery(secondFactorsQuery);
  const [codes, setCodes] = useState<ReadonlyArray<string>>([]);
  const added = ({ recoveryCodes, session }: Added) => {
    queryClient.setQueryData(sessionQuery.queryKey, session);
    setCodes(recoveryCodes);
    void changed();
  };
  const renewed = (fresh: ReadonlyArray<string>) => {
    setCodes(fresh);
    void changed();
  };
  return (
    <Panel
      title="Second factors and passkeys"
      hint="Asked for beside your password. A passkey signs you in without one as well."
    >
      <div className={styles["form"]}>
        <Failure title="Your second factors cannot be shown now" of={error} />
        {held === undefined && error === null && <Skeleton height={120} radius="md" />}
        {codes.length > 0 && <RecoveryCodes codes={codes} onKept={() => setCodes([])} />}
        {held !== undefined && (
          <>
            <TotpLine on={held.totp} onAdded={added} />
            {hasFactor(held) && <RecoveryLine left={held.recoveryCodes} onRenewed={renewed} />}
            <PasskeyList />
            <PasskeyForm confirmed={confirmed} onAdded={added} />
          </>
        )}
      </div>
      {dialog}
    </Panel>
  );
};

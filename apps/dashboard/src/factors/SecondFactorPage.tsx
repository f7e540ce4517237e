import { Button, Skeleton } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, useRouter } from "@tanstack/react-router";
import { useState } from "react";
import { Entrance } from "../identity/Entrance.tsx";
import { logout, sessionQuery } from "../identity/session.ts";
import { useLeaving } from "../identity/useLeaving.ts";
import { Failure } from "../shell/Failure.tsx";
import styles from "../shell/Lines.module.css";
import { hasFactor, secondFactorsQuery } from "./factors.ts";
import type { Added } from "./factors.ts";
import { FirstFactor } from "./FirstFactor.tsx";
import { ProofForm } from "./ProofForm.tsx";
import { secondProofsOf } from "./proofs.ts";
import { RecoveryCodes } from "./RecoveryCodes.tsx";

const route = getRouteApi("/second-factor");

/** For whoever has shown the first factor and owes the second: show it, set it up where there is none, or leave. */
export const SecondFactorPage = () => {
  const { next = "/" } = route.useSearch();
  const router = useRouter();
  const queryClient = useQueryClient();
  const { data: held, error } = useQuery(secondFactorsQuery);
  const [codes, setCodes] = useState<ReadonlyArray<string> | null>(null);
  const leaving = useLeaving(logout);
  const goOn = () => {
    queryClient.removeQueries({ queryKey: secondFactorsQuery.queryKey });
    return router.navigate({ href: next });
  };
  const added = ({ recoveryCodes, session }: Added) => {
    queryClient.setQueryData(sessionQuery.queryKey, session);
    setCodes(recoveryCodes);
  };
  const isNew = codes !== null || (held !== undefined && !hasFactor(held));
  const proofs = held === undefined ? [] : secondProofsOf(held);
  return (
    <Entrance
      title="Second factor"
      heading={isNew ? "Set up a second factor" : "Confirm that it is you"}
      hint={isNew ? "Your organisation asks for one." : "One more step, and you are signed in."}
    >
      <div className={styles["form"]}>
        <Failure title="You cannot go on now" of={error} />
        {held === undefined && error === null && <Skeleton height={90} radius="md" />}
        {codes !== null && <RecoveryCodes codes={codes} onKept={() => void goOn()} />}
        {codes === null && isNew && <FirstFactor onAdded={added} />}
        {!isNew && proofs.length > 0 && (
          <ProofForm
            proofs={proofs}
            action="Sign in"
            refused="You are not signed in"
            onShown={() => void goOn()}
          />
        )}
        {!isNew && held !== undefined && proofs.length === 0 && (
          <p>This browser knows no passkeys. Sign in with another one.</p>
        )}
        {codes === null && (
          <>
            <Failure title="You are not signed out" of={leaving.error} />
            <Button variant="default" loading={leaving.isPending} onClick={() => leaving.mutate()}>
              Sign out
            </Button>
          </>
        )}
      </div>
    </Entrance>
  );
};

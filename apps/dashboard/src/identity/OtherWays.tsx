import { Button } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { hasPasskeys, signInByPasskey } from "../factors/passkeys.ts";
import { Failure } from "../shell/Failure.tsx";
import styles from "./Entrance.module.css";
import { goToProvider, offeredQuery } from "./providers.ts";
import { useEntering } from "./useEntering.ts";

/** Ways to sign in without a password of the hub's. */
export const OtherWays = (ways: {
  readonly next: string;
  /** Whose providers are offered. */
  readonly organisation: string | undefined;
}) => {
  const enter = useEntering();
  const offered = useQuery(offeredQuery(ways.organisation));
  const byPasskey = useMutation({
    mutationFn: signInByPasskey,
    onSuccess: (session) => enter(session, ways.next),
  });
  const byProvider = useMutation({ mutationFn: (id: string) => goToProvider(id, ways.next) });
  const providers = offered.data ?? [];
  if (!hasPasskeys && providers.length === 0 && offered.error === null) return null;
  return (
    <div className={styles["ways"]}>
      <p>or</p>
      {hasPasskeys && (
        <Button variant="default" fullWidth loading={byPasskey.isPending} onClick={() => byPasskey.mutate()}>
          Continue with a passkey
        </Button>
      )}
      {providers.map(({ id, name }) => (
        <Button
          key={id}
          variant="default"
          fullWidth
          // The page is left: another click would begin a second time.
          loading={byProvider.variables === id && !byProvider.isError}
          onClick={() => byProvider.mutate(id)}
        >
          Continue with {name}
        </Button>
      ))}
      <Failure title="You are not signed in" of={byPasskey.error ?? byProvider.error} />
      <Failure title="The providers of your organisation cannot be shown now" of={offered.error} />
    </div>
  );
};

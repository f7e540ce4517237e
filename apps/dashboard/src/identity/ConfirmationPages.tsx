import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { sentenceOf } from "../hub/answer.ts";
import { Notice } from "../shell/Notice.tsx";
import { confirmEmail, verifyEmail } from "./accounts.ts";
import { CutOffLink } from "./CutOffLink.tsx";
import { Entrance } from "./Entrance.tsx";
import styles from "./Entrance.module.css";
import { sessionQuery } from "./session.ts";
import { useLinkToken } from "./useLinkToken.ts";

/** Asks for a click: programs that look into mails open links too, and a link is good once. */
const Confirmation = (page: {
  readonly heading: string;
  readonly hint: string;
  readonly confirmed: string;
  readonly confirm: (token: string) => Promise<void>;
}) => {
  const token = useLinkToken();
  const queryClient = useQueryClient();
  const confirm = useMutation({
    mutationFn: page.confirm,
    onSuccess: () => queryClient.resetQueries({ queryKey: sessionQuery.queryKey }),
  });
  return (
    <Entrance heading={page.heading} hint={page.hint} links={<Link to="/login">Sign in</Link>}>
      <div className={styles["form"]}>
        {token === "" && <CutOffLink />}
        {confirm.isError && (
          <Notice tone="bad" title="The address is not confirmed">
            {sentenceOf(confirm.error)}
          </Notice>
        )}
        {confirm.isSuccess && (
          <Notice tone="calm" title="The address is confirmed">
            {page.confirmed}
          </Notice>
        )}
        {token !== "" && !confirm.isSuccess && (
          <Button size="md" fullWidth loading={confirm.isPending} onClick={() => confirm.mutate(token)}>
            Confirm this address
          </Button>
        )}
      </div>
    </Entrance>
  );
};

export const VerifyEmailPage = () => (
  <Confirmation
    heading="Confirm your address"
    hint="One click, and your account can be used."
    confirmed="You can sign in now."
    confirm={verifyEmail}
  />
);

export const ConfirmEmailPage = () => (
  <Confirmation
    heading="Confirm your new address"
    hint="From then on you sign in with it."
    confirmed="It is the address of your account from now on."
    confirm={confirmEmail}
  />
);

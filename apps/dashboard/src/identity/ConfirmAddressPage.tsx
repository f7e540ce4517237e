import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link, useLocation } from "@tanstack/react-router";
import { isProblem } from "../hub/answer.ts";
import { Failure } from "../shell/Failure.tsx";
import { Notice } from "../shell/Notice.tsx";
import { confirmEmail, verifyEmail } from "./accounts.ts";
import { CutOffLink } from "./CutOffLink.tsx";
import { Entrance } from "./Entrance.tsx";
import styles from "./Entrance.module.css";
import { sessionQuery } from "./session.ts";
import { useLinkToken } from "./useLinkToken.ts";

/** The two mails that lead here: of a new account, and of an account that gets another address. */
const mails = {
  "/verify-email": {
    heading: "Confirm your address",
    hint: "One click, and your account can be used.",
    confirmed: "You can sign in now.",
    again: "For a new link, sign in with your password: it is offered there.",
    confirm: verifyEmail,
  },
  "/confirm-email": {
    heading: "Confirm your new address",
    hint: "From then on you sign in with it.",
    again: "For a new link, sign in and change the address once more under Account and security.",
    confirmed: "It is the address of your account from now on.",
    confirm: confirmEmail,
  },
};

/** Asks for a click: programs that look into mails open links too, and a link is good once. */
export const ConfirmAddressPage = () => {
  const { pathname } = useLocation();
  const mail = mails[pathname === "/confirm-email" ? pathname : "/verify-email"];
  const token = useLinkToken();
  const queryClient = useQueryClient();
  const confirm = useMutation({
    mutationFn: mail.confirm,
    onSuccess: () => queryClient.resetQueries({ queryKey: sessionQuery.queryKey }),
  });
  return (
    <Entrance heading={mail.heading} hint={mail.hint} links={<Link to="/login">Sign in</Link>}>
      <div className={styles["form"]}>
        {token === "" && <CutOffLink />}
        <Failure title="The address is not confirmed" of={confirm.error} />
        {isProblem(confirm.error, "link-invalid") && <p>{mail.again}</p>}
        {confirm.isSuccess && (
          <Notice tone="calm" title="The address is confirmed">
            {mail.confirmed}
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

import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link, useRouter } from "@tanstack/react-router";
import { isProblem, sentenceOf } from "../hub/answer.ts";
import type { CurrentSession } from "../hub/hub.ts";
import { forgetPerson } from "../identity/forgetPerson.ts";
import { logout, sessionQuery } from "../identity/session.ts";
import { Notice } from "../shell/Notice.tsx";

const toLogin = { to: "/login", search: { next: "/invitation" } } as const;

/** For whoever is not signed in: who signs in comes back here, who makes an account joins by it. */
export const EnterFirst = ({ bound }: { readonly bound: boolean }) => (
  <>
    <p>
      {bound
        ? "Sign in with the account of the address that the invitation was sent to, or create one, which belongs to the organisation."
        : "Sign in and accept, or create an account, which belongs to the organisation."}
    </p>
    <Button size="md" fullWidth renderRoot={(props) => <Link {...toLogin} {...props} />}>
      Sign in
    </Button>
    <Button size="md" variant="default" fullWidth renderRoot={(props) => <Link to="/register" {...props} />}>
      Create an account
    </Button>
  </>
);

const Failure = (failed: {
  readonly failure: Error;
  readonly bound: boolean;
  readonly session: CurrentSession;
}) => {
  const { failure, bound, session } = failed;
  if (isProblem(failure, "already-member")) {
    return (
      <Notice tone="calm" title="You belong to this organisation already">
        Your role there stays as it is.
      </Notice>
    );
  }
  if (bound && isProblem(failure, "invitation-not-found")) {
    return (
      <Notice tone="warn" title="This invitation was sent to another address">
        You are signed in as {session.user.email}. Sign in with the account of the address it was sent to.
      </Notice>
    );
  }
  return (
    <Notice tone="bad" title="You have not joined">
      {sentenceOf(failure)}
    </Notice>
  );
};

/** For whoever is signed in: accepts with this account, or goes to sign in with another one. */
export const AcceptInvitation = (page: {
  readonly session: CurrentSession;
  readonly bound: boolean;
  readonly failure: Error | null;
  readonly isPending: boolean;
  readonly accept: () => void;
}) => {
  const { session, bound, failure } = page;
  const router = useRouter();
  const queryClient = useQueryClient();
  const change = useMutation({
    mutationFn: logout,
    onSuccess: async () => {
      queryClient.setQueryData(sessionQuery.queryKey, null);
      await router.navigate(toLogin);
      forgetPerson(queryClient);
    },
  });
  return (
    <>
      <p>
        You are signed in as {session.user.displayName}, {session.user.email}.
      </p>
      {failure !== null && <Failure failure={failure} bound={bound} session={session} />}
      {change.isError && (
        <Notice tone="bad" title="You are still signed in">
          {sentenceOf(change.error)}
        </Notice>
      )}
      <Button size="md" fullWidth loading={page.isPending} onClick={page.accept}>
        Accept
      </Button>
      <Button variant="default" fullWidth loading={change.isPending} onClick={() => change.mutate()}>
        Use another account
      </Button>
    </>
  );
};

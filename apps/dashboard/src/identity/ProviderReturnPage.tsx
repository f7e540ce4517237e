import { Skeleton } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Link, useRouter } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { linkedAccountsQuery } from "../account/linkedAccounts.ts";
import type { ProviderAnswer } from "../hub/hub.ts";
import { Failure } from "../shell/Failure.tsx";
import { Entrance } from "./Entrance.tsx";
import { finishLink, finishSignIn, isLink } from "./providers.ts";
import { sessionQuery } from "./session.ts";

const account = "/account/security";

const route = getRouteApi("/sign-in/callback/$providerId");

/** What the hub wants of the address; providers add things of their own. */
const answerIn = (search: Readonly<Record<string, unknown>>): ProviderAnswer => {
  const text = (name: string) => {
    const value = search[name];
    return typeof value === "string" && value !== "" ? { [name]: value } : {};
  };
  const state = typeof search["state"] === "string" ? search["state"] : "";
  return { state, ...text("code"), ...text("iss"), ...text("error"), ...text("displayName") };
};

/** Where a provider sends a person back to: finishes what was begun, once, and goes on or says why not. */
export const ProviderReturnPage = () => {
  const { providerId } = route.useParams();
  const search: Readonly<Record<string, unknown>> = route.useSearch();
  const [answer] = useState(() => answerIn(search));
  const router = useRouter();
  const queryClient = useQueryClient();
  const [linking] = useState(() => isLink(answer));
  const finish = useMutation({
    mutationFn: async (): Promise<string> => {
      if (linking) {
        await finishLink(providerId, answer);
        await queryClient.invalidateQueries({ queryKey: linkedAccountsQuery.queryKey });
        return account;
      }
      const { redirect, session } = await finishSignIn(providerId, answer);
      queryClient.setQueryData(sessionQuery.queryKey, session);
      return redirect;
    },
    // In place of this address, whose answer is used up.
    onSuccess: (href) => router.navigate({ href, replace: true }),
  });
  const begun = useRef(false);
  useEffect(() => {
    if (!begun.current) finish.mutate();
    begun.current = true;
  });
  return (
    <Entrance
      heading={linking ? "Linking your account" : "Signing you in"}
      hint={finish.isError ? "It did not work." : "Your provider has answered. One moment."}
      links={
        linking ? (
          <Link to={account}>Back to your account</Link>
        ) : (
          <Link to="/login">Sign in in another way</Link>
        )
      }
    >
      {finish.isError ? (
        <Failure title={linking ? "The account is not linked" : "You are not signed in"} of={finish.error} />
      ) : (
        <Skeleton height={60} radius="md" />
      )}
    </Entrance>
  );
};

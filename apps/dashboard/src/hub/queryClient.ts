import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { hasStatus, isProblem } from "./answer.ts";
import { HubProblem } from "./HubProblem.ts";

/** `onSignedOut` runs when the hub no longer knows the session that a call was sent with. */
export const makeQueryClient = (onSignedOut: () => void): QueryClient =>
  new QueryClient({
    queryCache: new QueryCache({
      onError: (error) => {
        if (hasStatus(error, 401)) onSignedOut();
      },
    }),
    // By its name: a wrong password is answered with 401 as well.
    mutationCache: new MutationCache({
      onError: (error) => {
        if (isProblem(error, "unauthenticated")) onSignedOut();
      },
    }),
    defaultOptions: {
      queries: {
        networkMode: "always",
        refetchOnWindowFocus: false,
        retry: (failures, error) => failures < 2 && (!(error instanceof HubProblem) || error.status >= 500),
      },
      // What was sent (a password, a code) goes with the form that sent it.
      mutations: { networkMode: "always", gcTime: 0 },
    },
  });

import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { UseMutationResult } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import type { CurrentSession } from "../hub/hub.ts";
import { isOfPerson } from "../identity/forgetPerson.ts";
import { sessionQuery } from "../identity/session.ts";
import { switchTenant } from "./tenants.ts";

/** Goes on in another organisation, at its analyses. Nothing of the one before stays in the page. */
export const useGoOnIn = (): ((session: CurrentSession) => Promise<void>) => {
  const router = useRouter();
  const queryClient = useQueryClient();
  return async (session) => {
    queryClient.setQueryData(sessionQuery.queryKey, session);
    queryClient.removeQueries({ predicate: isOfPerson, type: "inactive" });
    await router.navigate({ to: "/analyses" });
    await router.invalidate();
    await queryClient.resetQueries({ predicate: isOfPerson, type: "active" });
  };
};

/** Ends this session and begins one in the other organisation. */
export const useSwitchTenant = (): UseMutationResult<CurrentSession, Error, string> =>
  useMutation({ mutationFn: switchTenant, onSuccess: useGoOnIn() });

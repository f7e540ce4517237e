import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { Query, UseMutationResult } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import type { CurrentSession } from "../hub/hub.ts";
import { sessionQuery } from "../identity/session.ts";
import { switchTenant } from "./tenants.ts";

const ofTenant = ({ queryKey }: Query): boolean => queryKey[0] !== "session";

/** Goes on in another organisation, at its analyses. Nothing of the one before stays in the page. */
export const useSwitchTenant = (): UseMutationResult<CurrentSession, Error, string> => {
  const router = useRouter();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: switchTenant,
    onSuccess: async (session) => {
      queryClient.setQueryData(sessionQuery.queryKey, session);
      queryClient.removeQueries({ predicate: ofTenant, type: "inactive" });
      await router.navigate({ to: "/analyses" });
      await router.invalidate();
      await queryClient.resetQueries({ predicate: ofTenant, type: "active" });
    },
  });
};

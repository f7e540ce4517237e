import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { pendingInvitation } from "../tenants/pendingInvitation.ts";
import { forgetPerson } from "./forgetPerson.ts";
import { sessionQuery } from "./session.ts";

/** A call that ends this session; the page shows the sign-in afterwards, and nothing of the person. */
export const useLeaving = (call: () => Promise<void>) => {
  const router = useRouter();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: call,
    onSuccess: async () => {
      pendingInvitation.forget();
      queryClient.setQueryData(sessionQuery.queryKey, null);
      await router.navigate({ to: "/login" });
      forgetPerson(queryClient);
    },
  });
};

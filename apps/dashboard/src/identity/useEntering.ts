import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import type { CurrentSession } from "../hub/hub.ts";
import { forgetPerson } from "./forgetPerson.ts";
import { sessionQuery } from "./session.ts";

/** Goes on as whoever has signed in. Nothing stays that was read for somebody else before. */
export const useEntering = (): ((session: CurrentSession, href: string) => Promise<void>) => {
  const router = useRouter();
  const queryClient = useQueryClient();
  return (session, href) => {
    forgetPerson(queryClient);
    queryClient.setQueryData(sessionQuery.queryKey, session);
    return router.navigate({ href });
  };
};

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useEffect, useEffectEvent } from "react";
import type { CurrentSession } from "../hub/hub.ts";
import { askSession, sessionQuery, showSignIn } from "../identity/session.ts";
import { useGoOnIn } from "../tenants/useSwitchTenant.ts";

/**
 * The session that the page was entered with, as it is now. All tabs of a browser share one: in another tab its person
 * may have signed out, or gone to another organisation. Whoever comes back to this tab is shown that at once.
 */
export const useLiveSession = (entered: CurrentSession): CurrentSession => {
  const router = useRouter();
  const queryClient = useQueryClient();
  const goOnIn = useGoOnIn();
  const { data } = useQuery(sessionQuery);
  const session = data ?? entered;
  const look = useEffectEvent(async () => {
    // A hub that does not answer says nothing about the session.
    const now = await askSession().catch(() => undefined);
    if (now === undefined) return;
    if (now === null) await showSignIn(queryClient, router);
    else if (now.user.id === session.user.id && now.tenant.id === session.tenant.id) {
      queryClient.setQueryData(sessionQuery.queryKey, now);
    } else await goOnIn(now);
  });
  useEffect(() => {
    const looked = () => {
      if (document.visibilityState === "visible") void look();
    };
    document.addEventListener("visibilitychange", looked);
    return () => document.removeEventListener("visibilitychange", looked);
  }, []);
  return session;
};

import { queryOptions } from "@tanstack/react-query";
import { answer, done } from "../hub/answer.ts";
import { hub } from "../hub/hub.ts";

export const linkedAccountsQuery = queryOptions({
  queryKey: ["linked-accounts"],
  queryFn: async ({ signal }) => (await answer(hub.GET("/api/v1/auth/linked-accounts", { signal }))).items,
});

/** Ends all sessions that began at a provider. */
export const unlink = (linkedAccountId: string): Promise<void> =>
  done(
    hub.DELETE("/api/v1/auth/linked-accounts/{linkedAccountId}", { params: { path: { linkedAccountId } } }),
  );

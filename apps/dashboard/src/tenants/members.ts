import { infiniteQueryOptions } from "@tanstack/react-query";
import { answer, done } from "../hub/answer.ts";
import { hub } from "../hub/hub.ts";
import type { BuiltInRole } from "../hub/hub.ts";

export const pageOf = (cursor: string) => (cursor === "" ? {} : { cursor });

export const membersQuery = (tenantId: string) =>
  infiniteQueryOptions({
    queryKey: ["members", tenantId],
    queryFn: ({ pageParam, signal }) =>
      answer(
        hub.GET("/api/v1/tenants/{tenantId}/members", {
          params: { path: { tenantId }, query: { limit: "100", ...pageOf(pageParam) } },
          signal,
        }),
      ),
    initialPageParam: "",
    getNextPageParam: ({ nextCursor }) => nextCursor,
    enabled: tenantId !== "",
  });

export const changeMember = (tenantId: string, userId: string, role: BuiltInRole): Promise<void> =>
  done(
    hub.PATCH("/api/v1/tenants/{tenantId}/members/{userId}", {
      params: { path: { tenantId, userId } },
      body: { role },
    }),
  );

export const removeMember = (tenantId: string, userId: string): Promise<void> =>
  done(hub.DELETE("/api/v1/tenants/{tenantId}/members/{userId}", { params: { path: { tenantId, userId } } }));

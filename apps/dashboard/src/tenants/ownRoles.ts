import { infiniteQueryOptions } from "@tanstack/react-query";
import { answer, done } from "../hub/answer.ts";
import { hub } from "../hub/hub.ts";
import type { CustomRole } from "../hub/hub.ts";
import { pageOf } from "./members.ts";

/** The roles that the organisation made itself. */
export const ownRolesQuery = (tenantId: string) =>
  infiniteQueryOptions({
    queryKey: ["roles", tenantId],
    queryFn: ({ pageParam, signal }) =>
      answer(hub.GET("/api/v1/roles", { params: { query: pageOf(pageParam) }, signal })),
    initialPageParam: "",
    getNextPageParam: ({ nextCursor }) => nextCursor,
    enabled: tenantId !== "",
  });

type Wanted = Pick<CustomRole, "name" | "rights">;

export const createRole = (body: Wanted) => answer(hub.POST("/api/v1/roles", { body }));

/** Counts for all who have it, at once. */
export const changeRole = (roleId: string, body: Wanted) =>
  answer(hub.PATCH("/api/v1/roles/{roleId}", { params: { path: { roleId } }, body }));

export const removeRole = (roleId: string): Promise<void> =>
  done(hub.DELETE("/api/v1/roles/{roleId}", { params: { path: { roleId } } }));

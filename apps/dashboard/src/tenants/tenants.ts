import { queryOptions } from "@tanstack/react-query";
import { answer, done } from "../hub/answer.ts";
import { hub } from "../hub/hub.ts";
import type { CurrentSession, Tenant } from "../hub/hub.ts";

/** What the signed-in person may do in the organisation, as the hub explains it. */
export const permissionsQuery = (tenantId: string) =>
  queryOptions({
    queryKey: ["permissions", tenantId],
    queryFn: ({ signal }) =>
      answer(hub.GET("/api/v1/tenants/{tenantId}/permissions", { params: { path: { tenantId } }, signal })),
    enabled: tenantId !== "",
    staleTime: 60_000,
  });

export const tenantQuery = (tenantId: string) =>
  queryOptions({
    queryKey: ["tenant", tenantId],
    queryFn: ({ signal }) =>
      answer(hub.GET("/api/v1/tenants/{tenantId}", { params: { path: { tenantId } }, signal })),
    enabled: tenantId !== "",
  });

/** Of the revision that was read, and no other. */
export const changeTenant = (
  { id: tenantId, revision }: Tenant,
  body: Pick<Tenant, "name" | "settings">,
): Promise<Tenant> =>
  answer(
    hub.PATCH("/api/v1/tenants/{tenantId}", {
      params: { path: { tenantId }, header: { "if-match": `"${revision}"` } },
      body,
    }),
  );

export const archiveTenant = (tenantId: string): Promise<Tenant> =>
  answer(hub.POST("/api/v1/tenants/{tenantId}/archive", { params: { path: { tenantId } } }));

export const restoreTenant = (tenantId: string): Promise<Tenant> =>
  answer(hub.POST("/api/v1/tenants/{tenantId}/restore", { params: { path: { tenantId } } }));

/** The organisations that the signed-in person belongs to. */
export const ownTenantsQuery = queryOptions({
  queryKey: ["own-tenants"],
  queryFn: ({ signal }) => answer(hub.GET("/api/v1/tenants", { signal })),
  staleTime: 60_000,
});

export const foundTenant = (name: string) => answer(hub.POST("/api/v1/tenants", { body: { name } }));

/** Ends this session and begins one in the other organisation. */
export const switchTenant = async (tenantId: string): Promise<CurrentSession> => {
  const { user, tenant, role, assurance, expiresAt } = await answer(
    hub.POST("/api/v1/auth/switch-tenant", { body: { tenantId } }),
  );
  return { user, tenant, role, assurance, expiresAt };
};

/** Ends this session. */
export const leaveTenant = (tenantId: string): Promise<void> =>
  done(hub.POST("/api/v1/tenants/{tenantId}/leave", { params: { path: { tenantId } } }));

/** Makes the member an owner and the caller an administrator. */
export const transferTenant = (tenantId: string, userId: string): Promise<void> =>
  done(hub.POST("/api/v1/tenants/{tenantId}/transfer", { params: { path: { tenantId } }, body: { userId } }));

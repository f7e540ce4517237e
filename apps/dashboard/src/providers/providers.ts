import { queryOptions } from "@tanstack/react-query";
import { answer, done } from "../hub/answer.ts";
import { hub } from "../hub/hub.ts";
import type { LoginProvider, NewLoginProvider } from "../hub/hub.ts";

export const providersQuery = (tenantId: string) =>
  queryOptions({
    queryKey: ["providers", tenantId],
    queryFn: async ({ signal }) => (await answer(hub.GET("/api/v1/login-providers", { signal }))).items,
    enabled: tenantId !== "",
  });

export const addProvider = (body: NewLoginProvider) => answer(hub.POST("/api/v1/login-providers", { body }));

/** Disabling ends the organisation's sessions that began at providers. */
export const enableProvider = (providerId: string, enabled: boolean) =>
  answer(
    hub.PATCH("/api/v1/login-providers/{providerId}", {
      params: { path: { providerId } },
      body: { enabled },
    }),
  );

export const removeProvider = (providerId: string): Promise<void> =>
  done(hub.DELETE("/api/v1/login-providers/{providerId}", { params: { path: { providerId } } }));

export const testProvider = (providerId: string) =>
  answer(hub.POST("/api/v1/login-providers/{providerId}/test", { params: { path: { providerId } } }));

/** Where the provider sends people back to; it has to know this address. Apple posts its answer. */
export const redirectAddress = ({ id, kind }: LoginProvider): string =>
  kind === "apple"
    ? `${window.location.origin}/api/v1/auth/providers/${id}/relay`
    : `${window.location.origin}/sign-in/callback/${id}`;

export const kindNames: Readonly<Record<LoginProvider["kind"], string>> = {
  oidc: "OpenID Connect",
  github: "GitHub",
  google: "Google",
  microsoft: "Microsoft",
  apple: "Apple",
};

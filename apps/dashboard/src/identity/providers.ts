import { queryOptions } from "@tanstack/react-query";
import { answer } from "../hub/answer.ts";
import { hub } from "../hub/hub.ts";
import type { CurrentSession, ProviderAnswer } from "../hub/hub.ts";
import { sessionOf } from "./session.ts";

/** Where people of the organisation can sign in as well; nothing where none is known. */
export const offeredQuery = (tenantId: string | undefined) =>
  queryOptions({
    queryKey: ["offered-providers", tenantId ?? null],
    queryFn: async ({ signal }) => {
      if (tenantId === undefined) return [];
      const path = { tenantId };
      return (
        await answer(hub.GET("/api/v1/auth/tenants/{tenantId}/providers", { params: { path }, signal }))
      ).items;
    },
    staleTime: 60_000,
  });

const linkingKey = "atoll-linking";

/** The `state` (RFC 6749 §4.1.1) by which the provider's answer is known again. */
const stateOf = (url: string): string => new URL(url).searchParams.get("state") ?? "";

/** Leaves this page for the provider's. `redirect` is where to go on once signed in. */
export const goToProvider = async (providerId: string, redirect: string): Promise<void> => {
  const params = { path: { providerId } };
  const { url } = await answer(
    hub.POST("/api/v1/auth/providers/{providerId}/begin", { params, body: { redirect } }),
  );
  window.location.assign(url);
};

/** As `goToProvider`, to link the identity there with one's own account. */
export const goToLink = async (providerId: string): Promise<void> => {
  const params = { path: { providerId } };
  const { url } = await answer(hub.POST("/api/v1/auth/providers/{providerId}/link", { params, body: {} }));
  sessionStorage.setItem(linkingKey, stateOf(url));
  window.location.assign(url);
};

/** Whether the answer belongs to a link that was begun in this tab, not to a sign-in. */
export const isLink = ({ state }: ProviderAnswer): boolean => sessionStorage.getItem(linkingKey) === state;

/** The provider's answer counts once: whatever comes of it, another needs another beginning. */
export const finishSignIn = async (
  providerId: string,
  body: ProviderAnswer,
): Promise<{ readonly redirect: string; readonly session: CurrentSession }> => {
  const params = { path: { providerId } };
  const { redirect, session } = await answer(
    hub.POST("/api/v1/auth/providers/{providerId}/finish", { params, body }),
  );
  return { redirect, session: sessionOf(session) };
};

export const finishLink = async (providerId: string, body: ProviderAnswer): Promise<void> => {
  sessionStorage.removeItem(linkingKey);
  const params = { path: { providerId } };
  await answer(hub.POST("/api/v1/auth/providers/{providerId}/link/finish", { params, body }));
};

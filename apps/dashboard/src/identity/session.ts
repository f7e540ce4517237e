import { queryOptions } from "@tanstack/react-query";
import type { QueryClient } from "@tanstack/react-query";
import { answer, done, hasStatus } from "../hub/answer.ts";
import { hub } from "../hub/hub.ts";
import type { CurrentSession, SessionGrant } from "../hub/hub.ts";
import { forgetPerson } from "./forgetPerson.ts";

/** Who is signed in, or null. The session is in a cookie that scripts cannot read, so only the hub knows. */
export const askSession = async (signal?: AbortSignal): Promise<CurrentSession | null> => {
  try {
    return await answer(hub.GET("/api/v1/auth/me", { ...(signal && { signal }) }));
  } catch (error) {
    if (hasStatus(error, 401)) return null;
    throw error;
  }
};

export const sessionQuery = queryOptions({
  queryKey: ["session"],
  queryFn: ({ signal }) => askSession(signal),
  staleTime: 60_000,
});

/** After the hub has ended the session: shows the sign-in, which leads back here, and keeps nothing of the person. */
export const showSignIn = async (
  queryClient: QueryClient,
  router: { readonly invalidate: () => Promise<void> },
): Promise<void> => {
  queryClient.setQueryData(sessionQuery.queryKey, null);
  await router.invalidate();
  forgetPerson(queryClient);
};

/** All but the token, which the page has no use for: the browser has it in the cookie. */
export const sessionOf = ({ user, tenant, role, assurance, expiresAt }: SessionGrant): CurrentSession => ({
  user,
  tenant,
  role,
  assurance,
  expiresAt,
});

export interface Credentials {
  readonly email: string;
  readonly password: string;
}

/** The session is pending where the person has a second factor, or owes one. */
export const login = async ({ email, password }: Credentials): Promise<CurrentSession> =>
  sessionOf(await answer(hub.POST("/api/v1/auth/login", { body: { email, password } })));

export const logout = (): Promise<void> => done(hub.POST("/api/v1/auth/logout"));

/** Succeeds whether the address has an account or not. */
export const askVerification = (email: string) =>
  answer(hub.POST("/api/v1/auth/verification", { body: { email } }));

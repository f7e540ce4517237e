import { answer, done } from "../hub/answer.ts";
import { hub } from "../hub/hub.ts";
import type { CurrentSession, SessionGrant } from "../hub/hub.ts";

export interface NewAccount {
  readonly email: string;
  readonly password: string;
  readonly displayName: string;
  readonly tenantName: string;
}

export type InvitedAccount = Omit<NewAccount, "tenantName"> & { readonly token: string };

const sessionIn = (answered: SessionGrant | { readonly email: string }): CurrentSession | null => {
  if (!("token" in answered)) return null;
  const { user, tenant, role, assurance, expiresAt } = answered;
  return { user, tenant, role, assurance, expiresAt };
};

/** Null: a mail was sent, and the account can be used once its address is confirmed. */
export const register = async (account: NewAccount): Promise<CurrentSession | null> =>
  sessionIn(await answer(hub.POST("/api/v1/auth/register", { body: account })));

/** Null as there; of an invitation that was mailed to the address the account can be used at once. */
export const registerInvited = async (account: InvitedAccount): Promise<CurrentSession | null> =>
  sessionIn(await answer(hub.POST("/api/v1/invitations/register", { body: account })));

/** Succeeds whether the address has an account or not. */
export const forgotPassword = (email: string) =>
  answer(hub.POST("/api/v1/auth/forgot-password", { body: { email } }));

export const resetPassword = (body: { readonly token: string; readonly password: string }): Promise<void> =>
  done(hub.POST("/api/v1/auth/reset-password", { body }));

export const verifyEmail = (token: string): Promise<void> =>
  done(hub.POST("/api/v1/auth/verify-email", { body: { token } }));

export const confirmEmail = (token: string): Promise<void> =>
  done(hub.POST("/api/v1/auth/confirm-email", { body: { token } }));

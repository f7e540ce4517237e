import { Redacted } from "effect";

/** Pages of the dashboard that mails lead to. */
const pages = {
  verifyEmail: "/verify-email",
  resetPassword: "/reset-password",
  confirmEmail: "/confirm-email",
  invitation: "/invitation",
  forgotPassword: "/forgot-password",
  security: "/account/security",
  apiKeys: "/account/api-keys",
  tenant: "/tenant",
} as const;
export type MailPage = keyof typeof pages;

/**
 * A page of the hub, with the token behind `#` where it needs one: what stands there no browser sends to a server, so it
 * is in no access log and no `Referer` (RFC 3986 §3.5).
 */
export const linkTo = (hub: URL, page: MailPage, token?: Redacted.Redacted): URL => {
  const url = new URL(pages[page], hub);
  if (token !== undefined) url.hash = new URLSearchParams({ token: Redacted.value(token) }).toString();
  return url;
};

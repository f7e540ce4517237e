import { Authentication } from "@atoll/contract/Authentication";
import type { MailedTo } from "@atoll/contract/identity/AuthApi";
import type { SessionGrant } from "@atoll/contract/identity/Session";
import { DateTime, Duration, Effect } from "effect";
import { HttpApiBuilder } from "effect/http-api";

/** Sent over HTTPS only, hidden from scripts, to this host only, and never with a request of another site. */
const options = { secure: true, httpOnly: true, sameSite: "strict", path: "/" } as const;

const cookie = Authentication.security.session;

/** Puts the session into the browser until it expires. Programs take the token from the body instead. */
export const set = ({ token, expiresAt }: SessionGrant) =>
  HttpApiBuilder.securitySetCookie(cookie, token, { ...options, expires: DateTime.toDateUtc(expiresAt) });

/** After a registration: with the address still to be confirmed there is no session yet. */
export const setIfSignedIn = (answer: SessionGrant | typeof MailedTo.Type) =>
  "token" in answer ? set(answer) : Effect.void;

export const clear = HttpApiBuilder.securitySetCookie(cookie, "", { ...options, maxAge: Duration.zero });

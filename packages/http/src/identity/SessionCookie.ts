import { Authentication } from "@atoll/contract/Authentication";
import type { SessionGrant } from "@atoll/contract/identity/Session";
import { DateTime, Duration } from "effect";
import { HttpApiBuilder } from "effect/http-api";

/** Sent over HTTPS only, hidden from scripts, to this host only, and never with a request of another site. */
const options = { secure: true, httpOnly: true, sameSite: "strict", path: "/" } as const;

const cookie = Authentication.security.session;

/** Puts the session into the browser until it expires. Programs take the token from the body instead. */
export const set = ({ token, expiresAt }: SessionGrant) =>
  HttpApiBuilder.securitySetCookie(cookie, token, { ...options, expires: DateTime.toDateUtc(expiresAt) });

export const clear = HttpApiBuilder.securitySetCookie(cookie, "", { ...options, maxAge: Duration.zero });

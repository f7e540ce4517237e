import type { Begun } from "@atoll/domain/identity/SignInAttempts";
import { Effect } from "effect";
import { HttpServerRequest } from "effect/http";
import { HttpApiBuilder, HttpApiSecurity } from "effect/http-api";

const cookie = HttpApiSecurity.apiKey({ key: "__Host-atoll-sign-in", in: "cookie" });

/** Strict although people come back from elsewhere: it is our own page that finishes, by a request of its own. */
const options = { secure: true, httpOnly: true, sameSite: "strict", path: "/" } as const;

/** What the browser holds of a sign-in that was begun in it. */
export const read = Effect.map(HttpServerRequest.HttpServerRequest, ({ cookies }) => cookies[cookie.key]);

/** Binds a sign-in at a provider to the browser that begins it. */
export const set = ({ browser, lifetime }: Begun) =>
  HttpApiBuilder.securitySetCookie(cookie, browser, { ...options, maxAge: lifetime });

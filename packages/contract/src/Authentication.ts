import { HttpApiMiddleware, HttpApiSecurity } from "effect/http-api";
import {
  CommonProblems,
  Forbidden,
  SecondFactorRequired,
  ServiceUnavailable,
  StepUpRequired,
  Unauthenticated,
} from "./CommonProblems.ts";
import { TenantGone, TenantSuspended } from "./tenants/TenantProblems.ts";

/**
 * The cookie of a browser session. The `__Host-` prefix binds it to this host over HTTPS (RFC 6265bis
 * §4.1.3).
 */
export const sessionCookie = "__Host-atoll-session";

/**
 * Reads the credential and sets `CurrentRequest`. A bearer token decides alone: the session cookie counts
 * only without one. A write with the cookie must come from this origin, or it is `Forbidden`.
 */
export class Authentication extends HttpApiMiddleware.Service<Authentication>()(
  "@atoll/contract/Authentication",
  {
    error: [Unauthenticated, Forbidden, ServiceUnavailable, TenantSuspended, TenantGone],
    security: {
      bearer: HttpApiSecurity.bearer,
      session: HttpApiSecurity.apiKey({ key: sessionCookie, in: "cookie" }),
    },
  },
) {}

/** Holds the caller against the endpoint's `Policy` before its handler runs. */
export class Authorization extends HttpApiMiddleware.Service<Authorization>()(
  "@atoll/contract/Authorization",
  { error: [Forbidden, SecondFactorRequired, StepUpRequired, ServiceUnavailable] },
) {}

/** Turns requests that do not fit the contract, and failures nobody named, into problems. */
export class Problems extends HttpApiMiddleware.Service<Problems>()("@atoll/contract/Problems", {
  error: CommonProblems,
}) {}

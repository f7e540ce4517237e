import { Schema } from "effect";
import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema, OpenApi } from "effect/http-api";
import { Unaudited } from "../Audited.ts";
import { Authentication, Authorization } from "../Authentication.ts";
import { evenPendingWith, everyone, Policy } from "../EndpointPolicy.ts";
import { Idempotency, Replay } from "../Idempotency.ts";
import { Rate, RateAccount, RateLimits } from "../RateClass.ts";
import { AvailableIn, whateverState } from "../tenants/AvailableIn.ts";
import { TenantId, TenantName } from "../tenants/Tenant.ts";
import { TenantGone, TenantSuspended } from "../tenants/TenantProblems.ts";
import { Name, Text } from "../Text.ts";
import {
  EmailTaken,
  EmailUnverified,
  InvalidClient,
  InvalidCredentials,
  InvalidScope,
  TooManyAttempts,
  WeakPassword,
} from "./IdentityProblems.ts";
import { CurrentSession, SessionGrant } from "./Session.ts";
import { Email, NewPassword } from "./User.ts";

export const Registration = Schema.Struct({
  email: Email,
  password: NewPassword,
  displayName: Name,
  /** The organisation that the new user founds and owns. */
  tenantName: TenantName,
}).annotate({
  identifier: "Registration",
  examples: [
    {
      email: "ana@lagoon.example",
      password: "correct horse battery",
      displayName: "Ana",
      tenantName: "Lagoon Institute",
    },
  ],
});

/**
 * A mail is on its way to the address: to confirm it, or to say that it has an account already. Which of the two is in
 * the mail only, so that nobody else learns who has an account (ASVS 5.0, 6.3.8).
 */
export const MailedTo = Schema.Struct({ email: Email }).annotate({ identifier: "MailedTo" });

export const Login = Schema.Struct({
  email: Email,
  password: Text({ min: 1, max: 128 }),
  /** Which of the user's tenants becomes active; the oldest membership when absent. */
  tenantId: Schema.optionalKey(TenantId),
}).annotate({
  identifier: "Login",
  examples: [{ email: "ana@lagoon.example", password: "correct horse battery" }],
});

/** RFC 6749 §4.4 with client authentication by RFC 7523 §2.2, as form fields. */
export const TokenRequest = Schema.Struct({
  grant_type: Schema.Literal("client_credentials"),
  /** Absent for the node itself; a `runScope` for one of its runs (RFC 6749 §3.3). */
  scope: Schema.optionalKey(Text({ min: 1, max: 200 })),
  client_assertion_type: Schema.Literal("urn:ietf:params:oauth:client-assertion-type:jwt-bearer"),
  client_assertion: Text({ min: 1, max: 4_096 }),
}).annotate({ identifier: "TokenRequest" });

/** RFC 6749 §5.1; `expires_in` in seconds. */
export const TokenResponse = Schema.Struct({
  access_token: Schema.String,
  token_type: Schema.Literal("Bearer"),
  expires_in: Schema.Int,
}).annotate({ identifier: "TokenResponse" });

const describe = (summary: string, description?: string) =>
  OpenApi.annotations(description === undefined ? { summary } : { summary, description });

export class AuthApi extends HttpApiGroup.make("auth")
  .add(
    HttpApiEndpoint.post("register", "/auth/register", {
      payload: Registration,
      success: [SessionGrant.pipe(HttpApiSchema.status(201)), MailedTo.pipe(HttpApiSchema.status(202))],
      error: [EmailTaken, WeakPassword],
    })
      .annotate(Policy, everyone)
      .annotate(Rate, "auth")
      .annotate(RateAccount, "email")
      .annotateMerge(
        describe(
          "Register a user and found its organisation",
          "202: a mail was sent, whether the address has an account or not, and the account can be used once its address is confirmed. Where the hub does not verify addresses (development) 201 with a session, and 409 for an address that has an account.",
        ),
      )
      .middleware(RateLimits),
    HttpApiEndpoint.post("login", "/auth/login", {
      payload: Login,
      success: SessionGrant,
      error: [InvalidCredentials, TooManyAttempts, EmailUnverified],
    })
      .annotate(Policy, everyone)
      .annotate(Rate, "auth")
      .annotate(RateAccount, "email")
      .annotateMerge(
        describe("Sign in with a password", "Answers with a bearer token and sets the session cookie."),
      )
      .middleware(RateLimits),
    HttpApiEndpoint.post("token", "/auth/token", {
      payload: TokenRequest.pipe(HttpApiSchema.asFormUrlEncoded()),
      success: TokenResponse,
      error: [InvalidClient, InvalidScope, TenantSuspended, TenantGone],
    })
      .annotate(Policy, everyone)
      .annotate(Unaudited, "Nodes call it every few minutes; the token's row keeps when.")
      .annotate(Rate, "token")
      .annotateMerge(
        describe(
          "Get an access token for a node or one of its runs",
          "private_key_jwt, RFC 7523. With the scope `run:<id>` the token is that run's: good for its own analysis, for five minutes, and while the node holds the run under the lease of its latest claim. Asking again gives another one.",
        ),
      )
      .middleware(RateLimits),
    HttpApiEndpoint.post("logout", "/auth/logout", { success: HttpApiSchema.NoContent })
      .annotate(Policy, evenPendingWith({ interactive: true }))
      .annotate(AvailableIn, whateverState)
      .annotateMerge(describe("End the current session"))
      .middleware(Replay)
      .middleware(Authorization)
      .middleware(Idempotency)
      .middleware(RateLimits)
      .middleware(Authentication),
    HttpApiEndpoint.get("me", "/auth/me", { success: CurrentSession })
      .annotate(Policy, evenPendingWith({ interactive: true }))
      .annotate(AvailableIn, whateverState)
      .annotateMerge(describe("Who am I, and in which organisation"))
      .middleware(Replay)
      .middleware(Authorization)
      .middleware(Idempotency)
      .middleware(RateLimits)
      .middleware(Authentication),
  )
  .annotateMerge(OpenApi.annotations({ title: "Auth", description: "Accounts, sessions and node tokens" })) {}

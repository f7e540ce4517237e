import { Schema } from "effect";
import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema, OpenApi } from "effect/http-api";
import { Unaudited } from "../Audited.ts";
import { Authentication, Authorization } from "../Authentication.ts";
import { InvalidRequest } from "../CommonProblems.ts";
import { Policy, userWith } from "../EndpointPolicy.ts";
import { EachTime, Idempotency, Replay } from "../Idempotency.ts";
import { RateLimits } from "../RateClass.ts";
import { LoginProviderNotFound } from "./FederationProblems.ts";
import { LoginProvider, LoginProviderChange, LoginProviderId, NewLoginProvider } from "./LoginProvider.ts";

const params = { providerId: LoginProviderId };

/** Who may sign in at all hangs on them. */
const inPerson = { interactive: true, stepUp: true } as const;

/** What asking the provider for its description came to. */
export const LoginProviderTest = Schema.Struct({
  usable: Schema.Boolean,
  /** What is wrong; null when nothing was found. */
  fault: Schema.NullOr(Schema.String),
}).annotate({ identifier: "LoginProviderTest" });
export type LoginProviderTest = typeof LoginProviderTest.Type;

const describe = (summary: string, description?: string) =>
  OpenApi.annotations(description === undefined ? { summary } : { summary, description });

export class LoginProvidersApi extends HttpApiGroup.make("loginProviders")
  .add(
    HttpApiEndpoint.get("list", "/login-providers", {
      success: Schema.Struct({ items: Schema.Array(LoginProvider) }),
    })
      .annotate(Policy, userWith("providers:read"))
      .annotateMerge(describe("List the organisation's login providers")),
    HttpApiEndpoint.post("create", "/login-providers", {
      payload: NewLoginProvider,
      success: LoginProvider.pipe(HttpApiSchema.status(201)),
      error: InvalidRequest,
    })
      .annotate(Policy, userWith("providers:create", inPerson))
      .annotateMerge(describe("Set up a login provider", "Up to 20. Nothing is asked of it yet: see test.")),
    HttpApiEndpoint.patch("update", "/login-providers/:providerId", {
      params,
      payload: LoginProviderChange,
      success: LoginProvider,
      error: [LoginProviderNotFound, InvalidRequest],
    })
      .annotate(Policy, userWith("providers:update", inPerson))
      .annotateMerge(
        describe(
          "Change a login provider",
          "Disabling it ends the organisation's sessions that began at providers.",
        ),
      ),
    HttpApiEndpoint.delete("remove", "/login-providers/:providerId", {
      params,
      success: HttpApiSchema.NoContent,
      error: LoginProviderNotFound,
    })
      .annotate(Policy, userWith("providers:delete", inPerson))
      .annotateMerge(
        describe("Remove a login provider", "Its people's links stay, and are good for nothing."),
      ),
    HttpApiEndpoint.post("test", "/login-providers/:providerId/test", {
      params,
      success: LoginProviderTest,
      error: LoginProviderNotFound,
    })
      .annotate(EachTime, true)
      .annotate(Policy, userWith("providers:update", inPerson))
      .annotate(Unaudited, "It asks the provider to describe itself, and changes nothing.")
      .annotateMerge(
        describe(
          "Ask a login provider to describe itself",
          "Says what is wrong with it, and nothing of what it answered.",
        ),
      ),
  )
  .middleware(Replay)
  .middleware(Authorization)
  .middleware(Idempotency)
  .middleware(RateLimits)
  .middleware(Authentication)
  .annotateMerge(
    OpenApi.annotations({ title: "Login providers", description: "Where else people can sign in" }),
  ) {}

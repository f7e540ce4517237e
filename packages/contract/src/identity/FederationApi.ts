import { Schema } from "effect";
import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema, OpenApi } from "effect/http-api";
import { onlyBegins, Unaudited } from "../Audited.ts";
import { everyone, Policy } from "../EndpointPolicy.ts";
import { Rate, RateLimits } from "../RateClass.ts";
import { TenantId } from "../tenants/Tenant.ts";
import { Text } from "../Text.ts";
import {
  LoginAttemptInvalid,
  LoginProviderNotFound,
  LoginProviderUnavailable,
  NoLinkedAccount,
  ProviderSignInRefused,
} from "./FederationProblems.ts";
import { LoginProviderId, OfferedProvider } from "./LoginProvider.ts";
import { RedirectPath } from "./RedirectPath.ts";
import { SessionGrant } from "./Session.ts";

const params = { providerId: LoginProviderId };

export const ProviderSignIn = Schema.Struct({
  /** Where to go afterwards; the start page when absent. */
  redirect: Schema.optionalKey(RedirectPath),
}).annotate({ identifier: "ProviderSignIn", examples: [{ redirect: "/analyses" }] });
export type ProviderSignIn = typeof ProviderSignIn.Type;

/** Where to send the person. */
export const ProviderAddress = Schema.Struct({ url: Schema.String }).annotate({
  identifier: "ProviderAddress",
});

const returned = {
  state: Text({ min: 1, max: 200 }),
  code: Schema.optionalKey(Text({ min: 1, max: 4_000 })),
  /** RFC 9207. */
  iss: Schema.optionalKey(Text({ min: 1, max: 300 })),
  error: Schema.optionalKey(Text({ min: 1, max: 200 })),
};

/** What came back with the person in the address of our page. */
export const ProviderAnswer = Schema.Struct({
  ...returned,
  /** Apple tells it the first time only, beside the answer: it is taken for nothing but a name. */
  displayName: Schema.optionalKey(Text({ min: 1, max: 120 })),
}).annotate({
  identifier: "ProviderAnswer",
  examples: [{ state: "what the address holds", code: "what the address holds" }],
});
export type ProviderAnswer = typeof ProviderAnswer.Type;

/** A provider's answer by `response_mode=form_post`, as Apple sends it. */
export const PostedAnswer = Schema.Struct({
  ...returned,
  error_description: Schema.optionalKey(Text({ max: 2_000 })),
  id_token: Schema.optionalKey(Text({ max: 8_000 })),
  /** JSON with the person's name, the first time only. */
  user: Schema.optionalKey(Text({ max: 2_000 })),
}).annotate({ identifier: "PostedAnswer" });
export type PostedAnswer = typeof PostedAnswer.Type;

export const FinishedSignIn = Schema.Struct({ redirect: Schema.String, session: SessionGrant }).annotate({
  identifier: "FinishedSignIn",
});
export type FinishedSignIn = typeof FinishedSignIn.Type;

/** How a sign-in that was begun may end without an identity. */
export const notFinished = [
  LoginAttemptInvalid,
  LoginProviderNotFound,
  LoginProviderUnavailable,
  ProviderSignInRefused,
];

const describe = (summary: string, description?: string) =>
  OpenApi.annotations(description === undefined ? { summary } : { summary, description });

export class FederationApi extends HttpApiGroup.make("federation")
  .add(
    HttpApiEndpoint.get("offered", "/auth/tenants/:tenantId/providers", {
      params: { tenantId: TenantId },
      success: Schema.Struct({ items: Schema.Array(OfferedProvider) }),
    })
      .annotate(Policy, everyone)
      .annotateMerge(describe("List the providers that an organisation's sign-in page offers")),
    HttpApiEndpoint.post("begin", "/auth/providers/:providerId/begin", {
      params,
      payload: ProviderSignIn,
      success: ProviderAddress,
      error: [LoginProviderNotFound, LoginProviderUnavailable],
    })
      .annotate(Policy, everyone)
      .annotate(Unaudited, onlyBegins)
      .annotate(Rate, "token")
      .annotateMerge(
        describe("Begin to sign in at a provider", "Sets a cookie without which it cannot be finished."),
      ),
    HttpApiEndpoint.post("finish", "/auth/providers/:providerId/finish", {
      params,
      payload: ProviderAnswer,
      success: FinishedSignIn,
      error: [...notFinished, NoLinkedAccount],
    })
      .annotate(Policy, everyone)
      .annotate(Rate, "token")
      .annotateMerge(
        describe(
          "Finish signing in at a provider",
          "Within ten minutes, once, in the browser that began it. Sets the session cookie.",
        ),
      ),
    HttpApiEndpoint.post("relay", "/auth/providers/:providerId/relay", {
      params,
      payload: PostedAnswer.pipe(HttpApiSchema.asFormUrlEncoded()),
      success: HttpApiSchema.Empty(303),
    })
      .annotate(Policy, everyone)
      .annotate(Unaudited, onlyBegins)
      .annotate(Rate, "token")
      .annotateMerge(
        describe(
          "Take a provider's posted answer to our page",
          "Providers that post their answer (Apple) post it here; the browser goes on to the page that finishes.",
        ),
      ),
  )
  .middleware(RateLimits)
  .annotateMerge(
    OpenApi.annotations({ title: "Federation", description: "Signing in at other providers" }),
  ) {}

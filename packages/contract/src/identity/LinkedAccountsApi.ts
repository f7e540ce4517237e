import { Schema } from "effect";
import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema, OpenApi } from "effect/http-api";
import { onlyBegins, Unaudited } from "../Audited.ts";
import { Authentication, Authorization } from "../Authentication.ts";
import { Policy, signedInWith } from "../EndpointPolicy.ts";
import { EachTime, Idempotency, Replay } from "../Idempotency.ts";
import { RateLimits } from "../RateClass.ts";
import { notFinished, ProviderAddress, ProviderAnswer, ProviderSignIn } from "./FederationApi.ts";
import {
  IdentityLinkedElsewhere,
  LastWayToSignIn,
  LinkedAccountNotFound,
  LoginProviderNotFound,
  LoginProviderUnavailable,
} from "./FederationProblems.ts";
import { LinkedAccount, LinkedAccountId } from "./LinkedAccount.ts";
import { LoginProviderId } from "./LoginProvider.ts";

const params = { providerId: LoginProviderId };

const inPerson = signedInWith({ interactive: true });
const inPersonAnew = signedInWith({ interactive: true, stepUp: true });

const describe = (summary: string, description?: string) =>
  OpenApi.annotations(description === undefined ? { summary } : { summary, description });

export class LinkedAccountsApi extends HttpApiGroup.make("linkedAccounts")
  .add(
    HttpApiEndpoint.get("list", "/auth/linked-accounts", {
      success: Schema.Struct({ items: Schema.Array(LinkedAccount) }),
    })
      .annotate(Policy, inPerson)
      .annotateMerge(describe("List the identities linked with one's own account")),
    HttpApiEndpoint.post("begin", "/auth/providers/:providerId/link", {
      params,
      payload: ProviderSignIn,
      success: ProviderAddress,
      error: [LoginProviderNotFound, LoginProviderUnavailable],
    })
      .annotate(Policy, inPersonAnew)
      .annotate(EachTime, true)
      .annotate(Unaudited, onlyBegins)
      .annotateMerge(describe("Begin to link an identity elsewhere with one's own account")),
    HttpApiEndpoint.post("finish", "/auth/providers/:providerId/link/finish", {
      params,
      payload: ProviderAnswer,
      success: LinkedAccount,
      error: [...notFinished, IdentityLinkedElsewhere],
    })
      .annotate(Policy, inPerson)
      .annotate(EachTime, true)
      .annotateMerge(describe("Finish linking an identity elsewhere")),
    HttpApiEndpoint.delete("unlink", "/auth/linked-accounts/:linkedAccountId", {
      params: { linkedAccountId: LinkedAccountId },
      success: HttpApiSchema.NoContent,
      error: [LinkedAccountNotFound, LastWayToSignIn],
    })
      .annotate(Policy, inPersonAnew)
      .annotateMerge(
        describe("Unlink an identity from one's own account", "Ends all sessions that began at a provider."),
      ),
  )
  .middleware(Replay)
  .middleware(Authorization)
  .middleware(Idempotency)
  .middleware(RateLimits)
  .middleware(Authentication)
  .annotateMerge(
    OpenApi.annotations({ title: "Linked accounts", description: "One's own identities elsewhere" }),
  ) {}

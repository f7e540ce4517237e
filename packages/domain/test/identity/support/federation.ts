import { PgClient } from "@effect/sql-pg";
import type { ProviderAnswer } from "@atoll/contract/identity/FederationApi";
import type { LoginProvider, NewLoginProvider } from "@atoll/contract/identity/LoginProvider";
import { Invalidations } from "@atoll/platform/invalidations/Invalidations";
import { OidcClient } from "@atoll/platform/oidc/OidcClient";
import { OutboundHttp } from "@atoll/platform/outbound/OutboundHttp";
import { networks } from "@atoll/platform/outbound/PublicAddress";
import { KeyEncryptionKey } from "@atoll/security/KeyEncryptionKey";
import * as TestGithub from "@atoll/testing/oidc/TestGithub";
import * as TestIssuer from "@atoll/testing/oidc/TestIssuer";
import { TestPostgres } from "@atoll/testing/postgres/TestPostgres";
import { Context, Effect, Layer, Redacted, Result } from "effect";
import { Access } from "../../../src/access/Access.ts";
import { Entitlements } from "../../../src/access/Entitlements.ts";
import { Operators } from "../../../src/access/Operators.ts";
import { everyPermit } from "../../../src/Permit.ts";
import { AccountMails } from "../../../src/identity/AccountMails.ts";
import { Federation } from "../../../src/identity/Federation.ts";
import { IdentityConfig } from "../../../src/identity/IdentityConfig.ts";
import { LinkedAccounts } from "../../../src/identity/LinkedAccounts.ts";
import { LoginProviders } from "../../../src/identity/LoginProviders.ts";
import { OrganisationSignIn } from "../../../src/identity/OrganisationSignIn.ts";
import { ProviderAccounts } from "../../../src/identity/ProviderAccounts.ts";
import { ProviderSetups } from "../../../src/identity/ProviderSetups.ts";
import { TenantKeys } from "../../../src/keys/TenantKeys.ts";
import { Revocations } from "../../../src/revocation/Revocations.ts";
import { SecondFactorPolicy } from "../../../src/identity/SecondFactorPolicy.ts";
import { SessionOpening } from "../../../src/identity/SessionOpening.ts";
import { SignInAttempts } from "../../../src/identity/SignInAttempts.ts";
import { organisation } from "../../support/organisation.ts";
import * as TestDatabase from "../../support/TestDatabase.ts";

const origin = "https://hub.example";
const loopback = Result.getOrThrow(networks(["127.0.0.0/8"]));

/** Where people sign in elsewhere: two OpenID providers and a GitHub, each listening. */
export class Elsewhere extends Context.Service<
  Elsewhere,
  {
    readonly own: TestIssuer.TestIssuer;
    readonly other: TestIssuer.TestIssuer;
    readonly github: TestGithub.TestGithub;
  }
>()("test/Elsewhere") {
  static readonly layer = Layer.effect(
    Elsewhere,
    Effect.gen(function* () {
      const options = { clientId: "atoll", redirectUri: `${origin}/sign-in/callback/` };
      return Elsewhere.of({
        own: yield* TestIssuer.make(options),
        other: yield* TestIssuer.make(options),
        github: yield* TestGithub.make,
      });
    }),
  );
}

/** The services of one process. */
export const layerServices = Layer.mergeAll(
  Federation.layer,
  LinkedAccounts.layer,
  LoginProviders.layer,
  OrganisationSignIn.layer,
).pipe(
  Layer.provide([SignInAttempts.layer, ProviderAccounts.layer]),
  Layer.provide([ProviderSetups.layer, SessionOpening.layer, OidcClient.layer]),
  Layer.provide(Access.layer.pipe(Layer.provide([Entitlements.layer, Operators.layerNobody]))),
  Layer.provide([
    TenantKeys.layer,
    Revocations.layer,
    OutboundHttp.layerWith({ allowed: loopback }),
    IdentityConfig.layer(origin, false),
    SecondFactorPolicy.layerNone,
    // Nobody here signs in from a device that is told apart, so nobody is told of one.
    Layer.mock(AccountMails, { atHome: () => (change) => change }),
  ]),
  Layer.provide(Invalidations.layerMemory),
);

/** One process, its database, and the providers. */
export const layer = layerServices.pipe(
  Layer.provideMerge(Layer.mergeAll(TestDatabase.layer, KeyEncryptionKey.layerTest, Elsewhere.layer)),
);

/** What no service does: what a person did at another time, or what nobody may see. */
export const asSuperuser = <A, E>(use: (sql: PgClient.PgClient) => Effect.Effect<A, E>) =>
  Effect.gen(function* () {
    const { urls } = yield* TestPostgres;
    const client = PgClient.layer({ url: urls.superuser });
    return yield* Effect.provide(Effect.flatMap(PgClient.PgClient, use), client);
  });

/** An organisation with a provider at the test's issuer. */
export const withProvider = Effect.fnUntraced(function* (
  issuer: TestIssuer.TestIssuer,
  settings: Partial<NewLoginProvider> = {},
) {
  const owner = yield* organisation("Lagoon Institute");
  const providers = yield* LoginProviders;
  const provider = yield* owner
    .as(
      providers.create({
        kind: "oidc",
        issuer: issuer.issuer,
        name: "Single sign-on",
        clientId: issuer.clientId,
        clientSecret: Redacted.value(issuer.clientSecret),
        allowedDomains: ["lagoon.example"],
        autoJoin: true,
        ...settings,
      }),
    )
    .pipe(Effect.provide(everyPermit));
  return { owner, provider };
});

/** What our page reads of its address. */
export const answerOf = (url: URL): ProviderAnswer => {
  const { state = "", code, iss, error } = Object.fromEntries(url.searchParams);
  return {
    state,
    ...(code === undefined ? {} : { code }),
    ...(iss === undefined ? {} : { iss }),
    ...(error === undefined ? {} : { error }),
  };
};

/** A person's way to the provider and back, up to where it finishes. */
export const travel = Effect.fnUntraced(function* (
  issuer: TestIssuer.TestIssuer,
  provider: LoginProvider,
  subject: string,
) {
  const federation = yield* Federation;
  const begun = yield* federation.begin(provider.id, { redirect: "/analyses" }, undefined);
  const back = yield* issuer.signIn(new URL(begun.url), subject);
  return { answer: answerOf(back), browser: Redacted.value(begun.browser) };
});

/** A whole sign-in. */
export const signIn = Effect.fnUntraced(function* (
  issuer: TestIssuer.TestIssuer,
  provider: LoginProvider,
  subject: string,
) {
  const federation = yield* Federation;
  const { answer, browser } = yield* travel(issuer, provider, subject);
  return yield* federation.finish(provider.id, answer, browser);
});

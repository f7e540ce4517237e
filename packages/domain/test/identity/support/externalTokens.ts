import { Invalidations } from "@atoll/platform/invalidations/Invalidations";
import { IssuerKeys } from "@atoll/platform/oidc/IssuerKeys";
import { OutboundHttp } from "@atoll/platform/outbound/OutboundHttp";
import { networks } from "@atoll/platform/outbound/PublicAddress";
import { AccessTokenRefused } from "@atoll/security/AccessToken";
import { KeyEncryptionKey } from "@atoll/security/KeyEncryptionKey";
import * as IssuerKey from "@atoll/testing/oidc/IssuerKey";
import { tokensOf } from "@atoll/testing/oidc/TestClient";
import * as TestIssuer from "@atoll/testing/oidc/TestIssuer";
import { Clock, Context, Effect, Layer, Redacted, Ref, Result } from "effect";
import { AccessTokens } from "../../../src/identity/AccessTokens.ts";
import { Credentials } from "../../../src/identity/Credentials.ts";
import { ExternalCallers } from "../../../src/identity/ExternalCallers.ts";
import { IdentityConfig } from "../../../src/identity/IdentityConfig.ts";
import { ProviderAccounts } from "../../../src/identity/ProviderAccounts.ts";
import { Revocations } from "../../../src/revocation/Revocations.ts";
import * as TestDatabase from "../../support/TestDatabase.ts";
import { Elsewhere, layerServices } from "./federation.ts";

const hub = "https://hub.example";
/** What programs get tokens for, at the test's issuer. */
export const audience = "https://hub.example/lagoon";

/** An issuer whose key the test knows, so that it can write what the issuer would never sign. */
export class KnownIssuer extends Context.Service<
  KnownIssuer,
  { readonly issuer: TestIssuer.TestIssuer; readonly key: IssuerKey.IssuerKey }
>()("test/KnownIssuer") {
  static readonly layer = Layer.effect(
    KnownIssuer,
    Effect.gen(function* () {
      const key = yield* IssuerKey.make("known");
      const resource = { audience, scope: "analyses", accessTokenFormat: "jwt" } as const;
      const issuer = yield* TestIssuer.make({
        clientId: "atoll",
        redirectUri: `${hub}/sign-in/callback/`,
        configuration: {
          conformIdTokenClaims: false,
          jwks: key.jwks,
          features: {
            devInteractions: { enabled: false },
            resourceIndicators: {
              enabled: true,
              defaultResource: () => audience,
              useGrantedResource: () => true,
              getResourceServerInfo: () => resource,
            },
          },
        },
      });
      return KnownIssuer.of({ issuer, key });
    }),
  );
}

/** The addresses that the hub asked for, one after the other. */
export class Asked extends Context.Service<Asked, Ref.Ref<ReadonlyArray<string>>>()("test/Asked") {
  static readonly layer = Layer.effect(Asked, Ref.make<ReadonlyArray<string>>([]));
}

const countedHttp = Layer.effect(
  OutboundHttp,
  Effect.gen(function* () {
    const asked = yield* Asked;
    const http = yield* OutboundHttp;
    return OutboundHttp.of({
      send: (request) =>
        Effect.andThen(
          Ref.update(asked, (before) => [...before, request.url.href]),
          http.send(request),
        ),
    });
  }),
).pipe(Layer.provide(OutboundHttp.layerWith({ allowed: Result.getOrThrow(networks(["127.0.0.0/8"])) })));

/** What is no token of another issuer is held against the hub's own keys, which signed nothing here. */
const noOwnTokens = Layer.mock(AccessTokens, {
  verify: () => Effect.fail(new AccessTokenRefused({ reason: "key" })),
});

const credentials = Credentials.layer.pipe(
  Layer.provide(ExternalCallers.layer),
  Layer.provide([ProviderAccounts.layer, IssuerKeys.layer]),
  Layer.provide([countedHttp, IdentityConfig.layer(hub, false), noOwnTokens]),
  Layer.provideMerge(Revocations.layer),
  Layer.provide(Invalidations.layerMemory),
);

/** One process that takes such tokens, its database, and the issuers. */
export const layer = Layer.mergeAll(layerServices, credentials).pipe(
  Layer.provideMerge(
    Layer.mergeAll(TestDatabase.layer, KeyEncryptionKey.layerTest, Elsewhere.layer, KnownIssuer.layer),
  ),
  Layer.provideMerge(Asked.layer),
);

/** What the issuer itself gives a program for the person. */
export const given = Effect.fnUntraced(function* (subject: string) {
  const { issuer } = yield* KnownIssuer;
  return yield* tokensOf(issuer, { redirectUri: `${hub}/sign-in/callback/workbench`, subject });
});

/** Signed by the issuer's own key, or another: what it gives out, with some of it changed. */
export const written = Effect.fnUntraced(function* (
  claims: Readonly<Record<string, unknown>>,
  header: Readonly<Record<string, unknown>> = {},
  by?: IssuerKey.IssuerKey["privateKey"] | Uint8Array,
) {
  const { issuer, key } = yield* KnownIssuer;
  const now = Math.floor((yield* Clock.currentTimeMillis) / 1_000);
  const usual = { iss: issuer.issuer, aud: audience, iat: now, exp: now + 300, client_id: "workbench" };
  return yield* IssuerKey.sign(
    { ...usual, ...claims },
    { alg: "RS256", typ: "at+jwt", kid: key.kid, ...header },
    by ?? key.privateKey,
  );
});

export const callerBy = (token: string) =>
  Effect.flatMap(Credentials, ({ authenticate }) => authenticate(Redacted.make(token)));

export const refusal = (token: string) => Effect.map(Effect.flip(callerBy(token)), ({ _tag }) => _tag);

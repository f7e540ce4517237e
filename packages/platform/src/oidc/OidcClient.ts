import { Context, Effect, Layer, Option } from "effect";
import {
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  type Configuration,
  fetchUserInfo,
} from "openid-client";
import { accessTokenHash } from "./accessTokenHash.ts";
import { identityOf } from "./claims.ts";
import { githubIdentity } from "./githubIdentity.ts";
import { OidcConfigurations } from "./OidcConfigurations.ts";
import {
  type OidcFailure,
  type ProviderMisconfigured,
  type ProviderUnreachable,
  SignInRefused,
} from "./OidcErrors.ts";
import { signInFailure } from "./oidcFailure.ts";
import type { ExternalIdentity, ProviderSetup } from "./ProviderSetup.ts";

/** What only the browser that began and the hub know of one sign-in. */
export interface SignInSecrets {
  /** Comes back with the person; single use. */
  readonly state: string;
  /** Comes back inside the id token. */
  readonly nonce: string;
  /** RFC 7636; at least 43 characters. */
  readonly codeVerifier: string;
}

export interface AuthorizationRequest extends SignInSecrets {
  readonly redirectUri: string;
}

export interface Callback extends SignInSecrets {
  /** The one of the authorization request. */
  readonly redirectUri: string;
  /** `code`, `state`, `iss`, `error`…, as they came back. */
  readonly parameters: Readonly<Record<string, string>>;
}

const scopes = {
  github: "read:user user:email",
  google: "openid email profile",
  microsoft: "openid email profile",
  apple: "name email",
  oidc: "openid email profile",
} as const;

/** Sign-in at other providers: OpenID Connect, and GitHub's OAuth 2.0. */
export class OidcClient extends Context.Service<
  OidcClient,
  {
    /** Where to send the person. Nothing is kept here: the caller keeps the secrets for `exchange`. */
    readonly authorizationUrl: (
      setup: ProviderSetup,
      request: AuthorizationRequest,
    ) => Effect.Effect<URL, ProviderUnreachable | ProviderMisconfigured>;
    /**
     * Whom the provider signed in. Checked: `state`, `iss` (RFC 9207, where the provider says that it sends it, and
     * whenever it came), PKCE, the id token's signature by the issuer's keys, `iss`, `aud`, `azp`, times, `nonce` and
     * `at_hash`. Never repeated: the code is spent by the first attempt.
     *
     * Success says nothing of first use of `state`, nor of which browser came back: that is for the caller.
     */
    readonly exchange: (
      setup: ProviderSetup,
      callback: Callback,
    ) => Effect.Effect<ExternalIdentity, OidcFailure>;
    /** Asks the provider to describe itself, now. Success does not mean that it knows the client or its secret. */
    readonly check: (
      setup: ProviderSetup,
    ) => Effect.Effect<void, ProviderUnreachable | ProviderMisconfigured>;
  }
>()("@atoll/platform/oidc/OidcClient") {
  static readonly layer = Layer.effect(
    OidcClient,
    Effect.gen(function* () {
      const configurations = yield* OidcConfigurations;

      const authorizationUrl = Effect.fn("OidcClient.authorizationUrl")(function* (
        setup: ProviderSetup,
        request: AuthorizationRequest,
      ) {
        const configuration = yield* configurations.get(setup);
        const challenge = yield* Effect.promise(() => calculatePKCECodeChallenge(request.codeVerifier));
        return buildAuthorizationUrl(configuration, {
          redirect_uri: request.redirectUri,
          scope: scopes[setup.kind],
          state: request.state,
          code_challenge: challenge,
          code_challenge_method: "S256",
          ...(setup.kind === "github" ? {} : { nonce: request.nonce }),
          // Apple answers a request for name and address in no other way.
          ...(setup.kind === "apple" ? { response_mode: "form_post" } : {}),
        });
      });

      const redeem = (setup: ProviderSetup, configuration: Configuration, callback: Callback) => {
        const returned = new URL(callback.redirectUri);
        for (const [name, value] of Object.entries(callback.parameters)) {
          returned.searchParams.append(name, value);
        }
        const { state: expectedState, nonce, codeVerifier: pkceCodeVerifier } = callback;
        const checks = { expectedState, pkceCodeVerifier };
        return Effect.tryPromise({
          try: () =>
            authorizationCodeGrant(
              configuration,
              returned,
              setup.kind === "github" ? checks : { ...checks, expectedNonce: nonce, idTokenExpected: true },
            ),
          catch: signInFailure(setup.issuer),
        });
      };

      /** Providers may keep the address out of the id token (OpenID Connect Core §5.4). */
      const withUserInfo = Effect.fnUntraced(function* (
        setup: ProviderSetup,
        configuration: Configuration,
        accessToken: string,
        claims: { readonly sub: string; readonly email?: unknown },
      ) {
        const hasAddress = claims.email !== undefined;
        if (hasAddress || configuration.serverMetadata().userinfo_endpoint === undefined) return claims;
        const more = yield* Effect.tryPromise({
          try: () => fetchUserInfo(configuration, accessToken, claims.sub),
          catch: signInFailure(setup.issuer),
        });
        return { ...more, ...claims };
      });

      const exchange = Effect.fn("OidcClient.exchange")(function* (setup: ProviderSetup, callback: Callback) {
        const configuration = yield* configurations.get(setup);
        const tokens = yield* redeem(setup, configuration, callback);
        const { access_token: accessToken, id_token: idToken } = tokens;
        if (setup.kind === "github") return yield* githubIdentity(setup, configuration, accessToken);
        const claims = tokens.claims();
        if (claims === undefined || idToken === undefined)
          return yield* new SignInRefused({ reason: "no id token" });
        const { at_hash: hash } = claims;
        if (hash !== undefined && hash !== accessTokenHash(idToken, accessToken)) {
          return yield* new SignInRefused({ reason: "at_hash" });
        }
        const all = yield* withUserInfo(setup, configuration, accessToken, claims);
        return yield* Option.match(identityOf(setup, all), {
          onNone: () => Effect.fail(new SignInRefused({ reason: "issuer" })),
          onSome: Effect.succeed,
        });
      });

      const check = Effect.fn("OidcClient.check")(function* (setup: ProviderSetup) {
        yield* configurations.forget(setup);
        yield* configurations.get(setup);
      });

      return OidcClient.of({ authorizationUrl, exchange, check });
    }),
  ).pipe(Layer.provide(OidcConfigurations.layer));
}

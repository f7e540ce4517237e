import { createHash } from "node:crypto";
import { Clock, Context, Effect, Layer, Redacted } from "effect";
import {
  allowInsecureRequests,
  ClientSecretPost,
  Configuration,
  type CustomFetch,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
  type FetchBody,
} from "openid-client";
import * as LruMap from "../cache/LruMap.ts";
import { OutboundHttp } from "../outbound/OutboundHttp.ts";
import * as Resilience from "../resilience/Resilience.ts";
import { appleSecret } from "./appleSecret.ts";
import { askProvider } from "./askProvider.ts";
import { ProviderMisconfigured, type ProviderUnreachable } from "./OidcErrors.ts";
import { discoveryFailure } from "./oidcFailure.ts";
import type { ProviderSetup } from "./ProviderSetup.ts";

/** Milliseconds a description and the keys with it are believed. */
const freshFor = 600_000;
const mostConfigurations = 500;

/** Discovery documents and key sets are below 20 kB; a hundred e-mail addresses at GitHub are too. */
const maximumBytes = 256 * 1_024;
const timeout = 10_000;

const bodyOf = (body: FetchBody): string | Uint8Array | undefined =>
  body instanceof URLSearchParams
    ? body.toString()
    : typeof body === "string" || body instanceof Uint8Array
      ? body
      : undefined;

/** Which registration this is, the secret included, but readable from no dump. */
const keyOf = ({ kind, issuer, clientId, clientSecret, appleKey }: ProviderSetup) =>
  createHash("sha256")
    .update(JSON.stringify([kind, issuer, clientId, Redacted.value(clientSecret), appleKey]))
    .digest("base64url");

/** GitHub describes itself nowhere; its own server ("Enterprise") has the same paths. */
const ofGithub = ({ issuer }: ProviderSetup) => ({
  issuer: `${issuer}/login/oauth`,
  authorization_endpoint: `${issuer}/login/oauth/authorize`,
  token_endpoint: `${issuer}/login/oauth/access_token`,
});

const isWeb = (address: string | undefined, issuer: string) =>
  address !== undefined &&
  URL.canParse(address) &&
  // The browser is sent there: never to another scheme than the issuer's own, which is http in development only.
  ["https:", new URL(issuer).protocol].includes(new URL(address).protocol);

/** What a description must say, whoever wrote it. */
const faultOf = (configuration: Configuration, { issuer }: ProviderSetup): string | undefined => {
  const server = configuration.serverMetadata();
  if (!isWeb(server.authorization_endpoint, issuer)) return "it names no authorization endpoint";
  if (!isWeb(server.token_endpoint, issuer)) return "it names no token endpoint";
  const methods = server.code_challenge_methods_supported;
  return methods !== undefined && !methods.includes("S256")
    ? "it does not support PKCE with S256"
    : undefined;
};

/** What this process knows of providers: their descriptions and keys, asked for once in ten minutes. */
export class OidcConfigurations extends Context.Service<
  OidcConfigurations,
  {
    readonly get: (
      setup: ProviderSetup,
    ) => Effect.Effect<Configuration, ProviderUnreachable | ProviderMisconfigured>;
    /** For `get` to ask again. */
    readonly forget: (setup: ProviderSetup) => Effect.Effect<void>;
  }
>()("@atoll/platform/oidc/OidcConfigurations") {
  static readonly layer = Layer.effect(
    OidcConfigurations,
    Effect.gen(function* () {
      const http = yield* OutboundHttp;
      const run = Effect.runPromiseWith(yield* Effect.context<never>());
      const known = LruMap.make<Configuration>(mostConfigurations);
      const policy = yield* Resilience.make({ name: "login provider", timeout: "15 seconds" });

      const fetch: CustomFetch = (url, { method, headers, body, signal }) => {
        const content = bodyOf(body);
        const request = { url: new URL(url), method, headers, maximumBytes, timeout };
        return run(
          http.send(content === undefined ? request : { ...request, body: content }),
          signal === undefined ? undefined : { signal },
        );
      };

      const prepare = (configuration: Configuration) => {
        configuration[customFetch] = fetch;
        // `OutboundHttp` decides which addresses may be asked in the clear: those of this machine, in development.
        allowInsecureRequests(configuration);
        return configuration;
      };

      const discover = (setup: ProviderSetup, secret: string) =>
        Effect.tryPromise({
          try: () =>
            discovery(new URL(setup.issuer), setup.clientId, undefined, ClientSecretPost(secret), {
              [customFetch]: fetch,
              execute: [allowInsecureRequests, enableNonRepudiationChecks],
              timeout: timeout / 1_000,
            }),
          catch: discoveryFailure(setup.issuer),
        });

      const make = Effect.fnUntraced(function* (setup: ProviderSetup) {
        const { kind, issuer, clientId } = setup;
        if (!URL.canParse(issuer)) return yield* new ProviderMisconfigured({ issuer, reason: "no address" });
        const secret = kind === "apple" ? yield* appleSecret(setup) : Redacted.value(setup.clientSecret);
        const configuration =
          kind === "github"
            ? prepare(new Configuration(ofGithub(setup), clientId, undefined, ClientSecretPost(secret)))
            : yield* discover(setup, secret);
        const fault = faultOf(configuration, setup);
        if (fault !== undefined) return yield* new ProviderMisconfigured({ issuer, reason: fault });
        return configuration;
      });

      const get = Effect.fn("OidcConfigurations.get")(function* (setup: ProviderSetup) {
        const now = yield* Clock.currentTimeMillis;
        const present = known.get(keyOf(setup), now);
        if (present !== undefined) return present;
        const made = yield* askProvider(policy, setup.issuer)(make(setup));
        known.set(keyOf(setup), made, now + freshFor);
        return made;
      });

      return OidcConfigurations.of({
        get,
        forget: (setup) => Effect.sync(() => known.delete(keyOf(setup))),
      });
    }),
  );
}

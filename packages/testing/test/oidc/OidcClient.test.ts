import { assert, layer } from "@effect/vitest";
import { OidcClient } from "@atoll/platform/oidc/OidcClient";
import type { ProviderSetup } from "@atoll/platform/oidc/ProviderSetup";
import { OutboundHttp } from "@atoll/platform/outbound/OutboundHttp";
import { networks } from "@atoll/platform/outbound/PublicAddress";
import { Context, Effect, Layer, Redacted, Result } from "effect";
import { randomPKCECodeVerifier } from "openid-client";
import * as TestGithub from "../../src/oidc/TestGithub.ts";
import * as TestIssuer from "../../src/oidc/TestIssuer.ts";

const redirectUri = "https://hub.example/sign-in/callback/provider";

class Issuers extends Context.Service<
  Issuers,
  {
    readonly own: TestIssuer.TestIssuer;
    readonly other: TestIssuer.TestIssuer;
    readonly shy: TestIssuer.TestIssuer;
    readonly github: TestGithub.TestGithub;
  }
>()("test/Issuers") {
  static readonly layer = Layer.effect(
    Issuers,
    Effect.gen(function* () {
      const options = { clientId: "atoll", redirectUri };
      const shy = { ...options, configuration: { conformIdTokenClaims: true } };
      const open = { ...options, configuration: { conformIdTokenClaims: false } };
      return Issuers.of({
        own: yield* TestIssuer.make(open),
        other: yield* TestIssuer.make(open),
        shy: yield* TestIssuer.make(shy),
        github: yield* TestGithub.make,
      });
    }),
  );
}

const setupOf = (issuer: TestIssuer.TestIssuer): ProviderSetup => ({
  kind: "oidc",
  issuer: issuer.issuer,
  clientId: issuer.clientId,
  clientSecret: issuer.clientSecret,
  appleKey: null,
});

const secrets = () => ({
  state: crypto.randomUUID(),
  nonce: crypto.randomUUID(),
  codeVerifier: randomPKCECodeVerifier(),
});

const parametersOf = (url: URL) => Object.fromEntries(url.searchParams);

/** Ana's sign-in at an issuer, up to the moment she is back. */
const returned = Effect.fnUntraced(function* (issuer: TestIssuer.TestIssuer) {
  const client = yield* OidcClient;
  yield* issuer.register({
    subject: "ana",
    email: "ana@lagoon.example",
    emailVerified: true,
    name: "Ana",
  });
  const asked = { redirectUri, ...secrets() };
  const url = yield* client.authorizationUrl(setupOf(issuer), asked);
  const back = yield* issuer.signIn(url, "ana");
  return { client, url, callback: { ...asked, parameters: parametersOf(back) } };
});

const loopback = OutboundHttp.layerWith({ allowed: Result.getOrThrow(networks(["127.0.0.0/8"])) });
const strict = Layer.fresh(OidcClient.layer).pipe(
  Layer.provide(OutboundHttp.layerWith({ allowed: Result.getOrThrow(networks([])) })),
);

layer(Layer.mergeAll(Issuers.layer, OidcClient.layer.pipe(Layer.provide(loopback))), {
  excludeTestServices: true,
})("OidcClient", (it) => {
  it.effect("signs a person in with PKCE, state and nonce", () =>
    Effect.gen(function* () {
      const { own, shy } = yield* Issuers;
      for (const issuer of [own, shy]) {
        const { client, url, callback } = yield* returned(issuer);
        const asked = url.searchParams;
        assert.deepStrictEqual(
          [asked.get("code_challenge_method"), asked.get("response_type"), asked.get("state")],
          ["S256", "code", callback.state],
        );
        assert.deepStrictEqual(yield* client.exchange(setupOf(issuer), callback), {
          issuer: issuer.issuer,
          subject: "ana",
          email: "ana@lagoon.example",
          isEmailVerified: true,
          displayName: "Ana",
        });
        const again = yield* Effect.flip(client.exchange(setupOf(issuer), callback));
        assert.strictEqual(again._tag, "SignInRefused");
      }
    }),
  );

  it.effect("refuses another state, nonce, verifier, and an answer of another issuer", () =>
    Effect.gen(function* () {
      const { own, other } = yield* Issuers;
      const swaps = [
        { state: crypto.randomUUID() },
        { nonce: crypto.randomUUID() },
        { codeVerifier: randomPKCECodeVerifier() },
      ];
      for (const swap of swaps) {
        const { client, callback } = yield* returned(own);
        const error = yield* Effect.flip(client.exchange(setupOf(own), { ...callback, ...swap }));
        assert.strictEqual(error._tag, "SignInRefused", Object.keys(swap)[0]);
      }
      // Mix-up: the other issuer's code, and its code under our issuer's name (RFC 9207).
      const { client, callback } = yield* returned(other);
      const honest = yield* Effect.flip(client.exchange(setupOf(own), callback));
      const { iss: _, ...nameless } = callback.parameters;
      const silent = yield* Effect.flip(client.exchange(setupOf(own), { ...callback, parameters: nameless }));
      const lying = yield* Effect.flip(
        client.exchange(setupOf(own), {
          ...callback,
          parameters: { ...callback.parameters, iss: own.issuer },
        }),
      );
      assert.deepStrictEqual(
        [honest._tag, silent._tag, lying._tag],
        ["SignInRefused", "SignInRefused", "SignInRefused"],
      );
    }),
  );

  it.effect("tells what the person, the registration and the network are to blame for", () =>
    Effect.gen(function* () {
      const { own } = yield* Issuers;
      const { client, callback } = yield* returned(own);
      const { state } = callback;
      const denied = { ...callback, parameters: { error: "access_denied", state, iss: own.issuer } };
      const wrongSecret = { ...setupOf(own), clientSecret: Redacted.make("wrong") };
      const gone = { ...setupOf(own), issuer: "http://127.0.0.1:1" };
      const elsewhere = { ...setupOf(own), issuer: `${own.issuer}/elsewhere` };
      const errors = yield* Effect.all([
        Effect.flip(client.exchange(setupOf(own), denied)),
        Effect.flip(client.exchange(wrongSecret, callback)),
        Effect.flip(client.check(gone)),
        Effect.flip(client.check(elsewhere)),
      ]);
      assert.deepStrictEqual(
        errors.map(({ _tag }) => _tag),
        ["SignInDenied", "ProviderMisconfigured", "ProviderUnreachable", "ProviderMisconfigured"],
      );
    }),
  );

  it.effect("asks no issuer of this machine unless the installation allows it", () =>
    Effect.gen(function* () {
      const { own } = yield* Issuers;
      const error = yield* Effect.flip(Effect.flatMap(OidcClient, (client) => client.check(setupOf(own))));
      assert.strictEqual(error._tag, "ProviderMisconfigured");
    }).pipe(Effect.provide(strict)),
  );

  it.effect("takes a GitHub account by its number, and its primary address only when verified", () =>
    Effect.gen(function* () {
      const { github } = yield* Issuers;
      const client = yield* OidcClient;
      const setup: ProviderSetup = {
        kind: "github",
        issuer: github.url,
        clientId: "atoll",
        clientSecret: Redacted.make("secret"),
        appleKey: null,
      };
      const sign = Effect.fnUntraced(function* (verified: boolean) {
        const asked = { redirectUri, ...secrets() };
        const back = yield* github.signIn(yield* client.authorizationUrl(setup, asked), {
          id: 583_231,
          login: "ana",
          name: null,
          emails: [
            { email: "old@lagoon.example", primary: false, verified: true },
            { email: "ana@lagoon.example", primary: true, verified },
          ],
        });
        const callback = { ...asked, parameters: parametersOf(back) };
        return { callback, identity: yield* client.exchange(setup, callback) };
      });
      const { callback, identity } = yield* sign(true);
      assert.deepStrictEqual(identity, {
        issuer: github.url,
        subject: "583231",
        email: "ana@lagoon.example",
        isEmailVerified: true,
        displayName: "ana",
      });
      assert.isFalse((yield* sign(false)).identity.isEmailVerified);
      const again = yield* Effect.flip(client.exchange(setup, callback));
      assert.strictEqual(again._tag, "SignInRefused");
    }),
  );
});

import { MembershipRepository } from "@atoll/database/tenants/MembershipRepository";
import * as IssuerKey from "@atoll/testing/oidc/IssuerKey";
import { assert, layer } from "@effect/vitest";
import { Clock, Effect, Redacted, Ref } from "effect";
import { everyPermit } from "../../src/Permit.ts";
import { actingAs } from "../../src/caller.ts";
import { Credentials } from "../../src/identity/Credentials.ts";
import { LinkedAccounts } from "../../src/identity/LinkedAccounts.ts";
import { LoginProviders } from "../../src/identity/LoginProviders.ts";
import { Revocations, tagOf } from "../../src/revocation/Revocations.ts";
import { asSuperuser, signIn, withProvider } from "./support/federation.ts";
import {
  Asked,
  audience,
  callerBy,
  given,
  KnownIssuer,
  layer as layerExternal,
  refusal,
  written,
} from "./support/externalTokens.ts";

const tokensFor = { acceptsTokensFor: audience };

/** A member that joined by signing in at the provider of an organisation of its own. */
const member = Effect.fnUntraced(function* (settings: { readonly acceptsTokensFor?: string } = tokensFor) {
  const { issuer } = yield* KnownIssuer;
  const { owner, provider } = yield* withProvider(issuer, settings);
  const subject = crypto.randomUUID();
  yield* issuer.register({
    subject,
    email: `${subject}@lagoon.example`,
    emailVerified: true,
    name: "Ana",
  });
  const { session } = yield* signIn(issuer, provider, subject);
  return { owner, provider, subject, userId: session.user.id };
});

/** Somebody whom the hub has never seen, as the issuer speaks of it. */
const stranger = (settings: object = {}) => {
  const sub = crypto.randomUUID();
  return { sub, email: `${sub}@lagoon.example`, email_verified: true, name: "Bo", ...settings };
};

const count = Effect.flatMap(Asked, (asked) => Effect.map(Ref.get(asked), ({ length }) => length));

layer(layerExternal, { excludeTestServices: true, timeout: "60 seconds" })("a token of an issuer", (it) => {
  it.effect("speaks for the member that it is linked with, and is remembered", () =>
    Effect.gen(function* () {
      const { owner, provider, subject, userId } = yield* member();
      const { accessToken, idToken } = yield* given(subject);
      const { tenantId, actor } = yield* callerBy(accessToken);
      assert.strictEqual(tenantId, owner.tenantId);
      assert.deepStrictEqual(actor, {
        _tag: "User",
        userId,
        role: "member",
        roleId: null,
        credential: { _tag: "ExternalToken", loginProviderId: provider.id, assurance: "single" },
      });
      const { isRemembered } = yield* Credentials;
      assert.isTrue(yield* isRemembered(Redacted.make(accessToken)));
      // The issuer was asked for its description and its keys, and for neither again.
      const asked = yield* count;
      const other = yield* given(subject);
      assert.deepStrictEqual((yield* callerBy(other.accessToken)).actor, actor);
      assert.strictEqual(yield* count, asked);
      assert.strictEqual(yield* refusal(idToken), "Unauthenticated");
    }),
  );

  it.effect("is worth nothing when anybody else wrote it, or for anything else", () =>
    Effect.gen(function* () {
      const { subject: sub } = yield* member();
      const { key } = yield* KnownIssuer;
      yield* callerBy(yield* written({ sub }));
      const now = Math.floor((yield* Clock.currentTimeMillis) / 1_000);
      const own = yield* IssuerKey.make("own");
      const [, payload = ""] = (yield* written({ sub })).split(".");
      const none = Buffer.from('{"alg":"none"}').toString("base64url");
      const jku = "http://127.0.0.1:9/keys";
      const forgeries = [
        written({ sub, aud: "https://hub.example/other" }),
        written({ sub, aud: "atoll" }),
        written({ sub, iss: "https://hub.example" }),
        written({ sub, iss: "https://elsewhere.example" }),
        written({ sub, exp: now - 60, iat: now - 120 }),
        written({ sub, exp: now + 200_000 }),
        written({ sub, nbf: now + 120 }),
        written({ sub }, { typ: "logout+jwt" }),
        written({ sub, at_hash: "AA" }),
        written({ sub: `${sub}x` }),
        written({ sub }, { alg: "HS256" }, key.publicText),
        written({ sub }, {}, own.privateKey),
        written({ sub }, { jku }, own.privateKey),
        written({ sub }, { x5u: jku }, own.privateKey),
        written({ sub }, { jwk: { kty: "RSA" } }, own.privateKey),
        Effect.succeed(`${none}.${payload}.`),
        Effect.succeed(`${none}.${payload}.AA`),
      ];
      const asked = yield* count;
      for (const forgery of forgeries) {
        const token = yield* forgery;
        assert.strictEqual(yield* refusal(token), "Unauthenticated", token);
      }
      assert.strictEqual(yield* count, asked);
      // Keys that nobody has heard of: the issuer is asked once, whoever asks how often.
      const kids = yield* Effect.forEach(["../../keys", "a", "b", "c"], (kid) => written({ sub }, { kid }));
      const outcomes = yield* Effect.forEach(kids, refusal, { concurrency: "unbounded" });
      assert.deepStrictEqual([...new Set(outcomes)], ["Unauthenticated"]);
      assert.isAtMost((yield* count) - asked, 2);
    }),
  );

  it.effect("ends with the link, the membership, the provider and the organisation", () =>
    Effect.gen(function* () {
      const { owner, provider, subject: sub, userId } = yield* member();
      const providers = yield* LoginProviders;
      const members = yield* MembershipRepository;
      const links = yield* LinkedAccounts;
      const { tell } = yield* Revocations;
      const token = yield* written({ sub });
      const { actor } = yield* callerBy(token);
      const change = (settings: object) =>
        owner.as(providers.update(provider.id, settings)).pipe(Effect.provide(everyPermit));
      const ended = Effect.fnUntraced(function* <R>(
        end: Effect.Effect<unknown, unknown, R>,
        again: Effect.Effect<unknown, unknown, R>,
      ) {
        yield* end;
        assert.strictEqual(yield* refusal(token), "Unauthenticated");
        yield* again;
        yield* callerBy(token);
      });
      yield* ended(change({ enabled: false }), change({ enabled: true }));
      yield* ended(change({ acceptsTokensFor: "another" }), change({ acceptsTokensFor: audience }));
      yield* ended(
        Effect.andThen(owner.as(members.remove(userId)), tell(tagOf.user(userId))),
        owner.as(members.add(userId, "viewer")),
      );
      yield* asSuperuser((sql) => sql`update tenants set state = 'suspended' where id = ${owner.tenantId}`);
      yield* tell(tagOf.tenant(owner.tenantId));
      assert.strictEqual((yield* callerBy(token)).tenantState, "suspended");
      const settings = JSON.stringify({ mfaRequired: true });
      yield* asSuperuser(
        (sql) => sql`
          update tenants set state = 'active', settings = settings || ${settings}::jsonb where id = ${owner.tenantId}`,
      );
      yield* tell(tagOf.tenant(owner.tenantId));
      const owing = yield* callerBy(token);
      assert.deepInclude(Reflect.get(owing.actor, "credential"), { assurance: "pending" });
      yield* asSuperuser((sql) => sql`update users set password_hash = 'x' where id = ${userId}`);
      const [link] = yield* links.list().pipe(actingAs(owner.tenantId, actor));
      assert.isDefined(link);
      yield* links.unlink(link.id).pipe(actingAs(owner.tenantId, actor));
      assert.strictEqual(yield* refusal(token), "Unauthenticated");
    }),
  );

  it.effect("makes an account by the rules of a first sign-in, and opens none that there was", () =>
    Effect.gen(function* () {
      const { issuer } = yield* KnownIssuer;
      const first = "https://hub.example/first";
      const { owner, provider } = yield* withProvider(issuer, {
        acceptsTokensFor: first,
        defaultRole: "viewer",
      });
      const bo = stranger({ aud: first });
      const tokens = yield* Effect.all([written(bo), written({ ...bo, jti: "another" })]);
      const callers = yield* Effect.forEach(tokens, callerBy, { concurrency: "unbounded" });
      const [one, two] = callers.map(({ actor }) => Reflect.get(actor, "userId"));
      assert.isDefined(one);
      assert.strictEqual(one, two);
      assert.deepStrictEqual(
        callers.map(({ tenantId, actor }) => [tenantId, Reflect.get(actor, "role")])[0],
        [owner.tenantId, "viewer"],
      );
      yield* asSuperuser((sql) => sql`update users set email_verified_at = now() where id = ${owner.userId}`);
      const outside = [
        { email_verified: false },
        { email_verified: "true" },
        { email: "bo@coast.example" },
        { email: undefined },
        // An address proves nothing about whose account it is.
        { email: `${owner.userId}@lagoon.example` },
        { email: bo.email },
      ];
      for (const settings of outside) {
        const token = yield* written({ ...stranger({ aud: first }), ...settings });
        assert.strictEqual(yield* refusal(token), "Unauthenticated", JSON.stringify(settings));
      }
      const providers = yield* LoginProviders;
      yield* owner.as(providers.update(provider.id, { autoJoin: false })).pipe(Effect.provide(everyPermit));
      assert.strictEqual(yield* refusal(yield* written(stranger({ aud: first }))), "Unauthenticated");
    }),
  );

  it.effect("is for the organisation of its audience, and for none where several would have it", () =>
    Effect.gen(function* () {
      const shared = "https://hub.example/shared";
      const { owner, subject: sub, userId } = yield* member({ acceptsTokensFor: shared });
      const { owner: other } = yield* member({ acceptsTokensFor: shared });
      const token = yield* written({ sub, aud: [shared, "account"] });
      assert.strictEqual((yield* callerBy(token)).tenantId, owner.tenantId);
      assert.strictEqual(yield* refusal(yield* written(stranger({ aud: shared }))), "Unauthenticated");
      const members = yield* MembershipRepository;
      const { tell } = yield* Revocations;
      yield* other.as(members.add(userId, "owner"));
      yield* tell(tagOf.user(userId));
      assert.strictEqual(yield* refusal(token), "Unauthenticated");
    }),
  );

  it.effect("asks nobody whom no organisation has set up, and waits for an issuer that is away", () =>
    Effect.gen(function* () {
      const iss = "http://127.0.0.1:9";
      const token = yield* written({ sub: "ana", iss });
      const asked = yield* count;
      assert.strictEqual(yield* refusal(token), "Unauthenticated");
      assert.strictEqual(yield* count, asked);
      const { issuer } = yield* KnownIssuer;
      yield* withProvider({ ...issuer, issuer: iss }, tokensFor);
      assert.strictEqual(yield* refusal(token), "ServiceUnavailable");
      const after = yield* count;
      assert.strictEqual(yield* refusal(token), "ServiceUnavailable");
      assert.strictEqual(yield* count, after);
    }),
  );
});

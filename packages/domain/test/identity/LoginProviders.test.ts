import { assert, layer } from "@effect/vitest";
import type { NewLoginProvider } from "@atoll/contract/identity/LoginProvider";
import { RoleId } from "@atoll/contract/identity/Role";
import { Effect } from "effect";
import { actingAs, currentUser } from "../../src/caller.ts";
import { everyPermit } from "../../src/Permit.ts";
import { Federation } from "../../src/identity/Federation.ts";
import { LoginProviders } from "../../src/identity/LoginProviders.ts";
import { organisation } from "../support/organisation.ts";
import {
  asSuperuser,
  Elsewhere,
  layer as layerFederation,
  signIn,
  travel,
  withProvider,
} from "./support/federation.ts";

const google: NewLoginProvider = {
  kind: "google",
  name: "Google",
  clientId: "client",
  clientSecret: "canary-secret-of-the-provider",
};

layer(layerFederation, { excludeTestServices: true })("LoginProviders", (it) => {
  it.effect("keeps the secret to itself, and shows others no more than the button", () =>
    Effect.gen(function* () {
      const providers = yield* LoginProviders;
      const owner = yield* organisation("Lagoon");
      const made = yield* owner.as(providers.create(google));
      assert.deepInclude(made, {
        issuer: "https://accounts.google.com",
        autoJoin: false,
        defaultRole: "member",
        enabled: true,
        acceptsTokensFor: null,
      });
      const [listed] = yield* owner.as(providers.list());
      assert.deepStrictEqual(Object.keys(listed ?? {}).toSorted(), Object.keys(made).toSorted());
      assert.deepStrictEqual(yield* providers.offered(owner.tenantId), [
        { id: made.id, kind: "google", name: "Google" },
      ]);
      const leaks = yield* asSuperuser(
        (sql) => sql`
          select 1 from login_providers p where p::text like '%canary-secret%'
            or position('canary-secret'::bytea in client_secret_sealed) > 0`,
      );
      assert.strictEqual(leaks.length, 0);
    }).pipe(Effect.provide(everyPermit)),
  );

  it.effect("refuses what cannot work, and takes no more than a page can show", () =>
    Effect.gen(function* () {
      const providers = yield* LoginProviders;
      const owner = yield* organisation("Lagoon");
      const wrong: ReadonlyArray<NewLoginProvider> = [
        { ...google, kind: "oidc" },
        { ...google, issuer: "https://accounts.evil.example" },
        { ...google, kind: "apple" },
        { ...google, acceptsTokensFor: "hub" },
        { ...google, kind: "oidc", issuer: "https://sso.example", acceptsTokensFor: "client" },
      ];
      for (const input of wrong) {
        assert.strictEqual((yield* Effect.flip(owner.as(providers.create(input))))._tag, "InvalidRequest");
      }
      for (let count = 0; count < 20; count++) yield* owner.as(providers.create(google));
      assert.strictEqual((yield* Effect.flip(owner.as(providers.create(google))))._tag, "InvalidRequest");
      assert.strictEqual((yield* owner.as(providers.list())).length, 20);
    }).pipe(Effect.provide(everyPermit)),
  );

  it.effect("is set up by nobody who could give itself by it what it does not hold", () =>
    Effect.gen(function* () {
      const providers = yield* LoginProviders;
      const owner = yield* organisation("Lagoon");
      const { userId } = yield* organisation("Someone");
      const { id } = yield* owner.as(providers.create(google));
      const permits = [{ permission: "providers:create", scope: "tenant" }];
      const role = id;
      yield* asSuperuser((sql) =>
        Effect.andThen(
          sql`insert into roles (tenant_id, id, name, rights, created_by)
            values (${owner.tenantId}, ${role}, 'IT', ${JSON.stringify(permits)}::text::jsonb, ${owner.userId})`,
          sql`insert into memberships (tenant_id, user_id, role, role_id)
            values (${owner.tenantId}, ${userId}, 'custom', ${role})`,
        ),
      );
      const asNow = <A, E, R>(effect: Effect.Effect<A, E, R>) =>
        owner.as(
          Effect.flatMap(currentUser, (actor) =>
            actingAs(owner.tenantId, { ...actor, userId, role: "custom", roleId: RoleId.make(role) })(effect),
          ),
        );
      const refused = [
        yield* Effect.flip(asNow(providers.create(google))),
        yield* Effect.flip(asNow(providers.update(id, { defaultRole: "steward" }))),
      ];
      assert.deepStrictEqual(
        refused.map(({ _tag }) => _tag),
        ["Forbidden", "Forbidden"],
      );
    }).pipe(Effect.provide(everyPermit)),
  );

  it.effect("belongs to its organisation alone", () =>
    Effect.gen(function* () {
      const { own } = yield* Elsewhere;
      const providers = yield* LoginProviders;
      const { provider } = yield* withProvider(own);
      const stranger = yield* organisation("Stranger");
      const errors = [
        yield* Effect.flip(stranger.as(providers.update(provider.id, { name: "Mine" }))),
        yield* Effect.flip(stranger.as(providers.remove(provider.id))),
        yield* Effect.flip(stranger.as(providers.test(provider.id))),
      ];
      assert.deepStrictEqual([...new Set(errors.map(({ _tag }) => _tag))], ["LoginProviderNotFound"]);
      assert.deepStrictEqual(yield* stranger.as(providers.list()), []);
    }).pipe(Effect.provide(everyPermit)),
  );

  it.effect("says whether the provider can be used, and nothing of what it answered", () =>
    Effect.gen(function* () {
      const { own } = yield* Elsewhere;
      const providers = yield* LoginProviders;
      const { owner, provider } = yield* withProvider(own);
      assert.deepStrictEqual(yield* owner.as(providers.test(provider.id)), { usable: true, fault: null });
      const inside = yield* owner.as(
        providers.create({ ...google, kind: "oidc", issuer: "https://169.254.169.254/latest" }),
      );
      const { usable, fault } = yield* owner.as(providers.test(inside.id));
      assert.isFalse(usable);
      assert.include(fault ?? "", "its address is not public");
    }).pipe(Effect.provide(everyPermit)),
  );

  it.effect("ends what it began when it is disabled, and signs nobody in until it is enabled again", () =>
    Effect.gen(function* () {
      const { own } = yield* Elsewhere;
      const providers = yield* LoginProviders;
      const federation = yield* Federation;
      const { owner, provider } = yield* withProvider(own);
      yield* own.register({ subject: "member", email: "member@lagoon.example", emailVerified: true });
      yield* signIn(own, provider, "member");
      const underWay = yield* travel(own, provider, "member");
      yield* owner.as(providers.update(provider.id, { enabled: false }));
      const alive = yield* asSuperuser(
        (sql) => sql`select 1 from sessions where tenant_id = ${owner.tenantId} and revoked_at is null`,
      );
      assert.strictEqual(alive.length, 0);
      assert.deepStrictEqual(yield* providers.offered(owner.tenantId), []);
      const errors = [
        yield* Effect.flip(federation.begin(provider.id, {}, undefined)),
        yield* Effect.flip(federation.finish(provider.id, underWay.answer, underWay.browser)),
      ];
      assert.deepStrictEqual([...new Set(errors.map(({ _tag }) => _tag))], ["LoginProviderNotFound"]);
      yield* owner.as(providers.update(provider.id, { enabled: true, name: "Staff" }));
      yield* signIn(own, provider, "member");
      yield* owner.as(providers.remove(provider.id));
      assert.deepStrictEqual(yield* owner.as(providers.list()), []);
    }).pipe(Effect.provide(everyPermit)),
  );
});

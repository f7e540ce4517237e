import { assert, layer } from "@effect/vitest";
import { UserId } from "@atoll/contract/identity/User";
import { AccountRepository } from "@atoll/database/identity/AccountRepository";
import { PersonSessionRepository } from "@atoll/database/identity/PersonSessionRepository";
import { MembershipRepository } from "@atoll/database/tenants/MembershipRepository";
import { Effect, Redacted } from "effect";
import { Federation } from "../../src/identity/Federation.ts";
import { actingAs, currentUser } from "../../src/caller.ts";
import { LinkedAccounts } from "../../src/identity/LinkedAccounts.ts";
import { OrganisationSignIn } from "../../src/identity/OrganisationSignIn.ts";
import { organisation } from "../support/organisation.ts";
import {
  answerOf,
  asSuperuser,
  Elsewhere,
  layer as layerFederation,
  signIn,
  travel,
  withProvider,
} from "./support/federation.ts";

const verified = { emailVerified: true, name: "Ana" };

const addressOf = ({ userId }: { readonly userId: UserId }) => `${userId}@lagoon.example`;

const confirmAddress = ({ userId }: { readonly userId: UserId }) =>
  asSuperuser((sql) => sql`update users set email_verified_at = now() where id = ${userId}`);

layer(layerFederation, { excludeTestServices: true })("an account", (it) => {
  it.effect("is joined to an identity by its address only when all three vouch for it", () =>
    Effect.gen(function* () {
      const { own } = yield* Elsewhere;
      const { owner, provider } = yield* withProvider(own);
      const email = addressOf(owner);
      const refused = Effect.fnUntraced(function* (subject: string, account: object) {
        yield* own.register({ ...verified, email, subject, ...account });
        const error = yield* Effect.flip(signIn(own, provider, subject));
        assert.strictEqual(error._tag, "NoLinkedAccount", subject);
      });
      // Here nobody has confirmed the address: whoever registered it may have been somebody else.
      yield* refused("unconfirmed-here", {});
      yield* confirmAddress(owner);
      yield* refused("unverified-there", { emailVerified: false });
      yield* refused("fullwidth", { email: email.replace("lagoon", "ｌagoon") });
      yield* refused("no-address", { email: undefined });
      // Whoever may set up a provider would be the owner by it.
      for (const role of ["owner", "admin"]) {
        yield* asSuperuser(
          (sql) => sql`update memberships set role = ${role} where user_id = ${owner.userId}`,
        );
        yield* refused(role, { email: email.toUpperCase() });
      }
      yield* asSuperuser(
        (sql) => sql`update memberships set role = 'steward' where user_id = ${owner.userId}`,
      );
      yield* own.register({ ...verified, email: email.toUpperCase(), subject: "steward" });
      const { session } = yield* signIn(own, provider, "steward");
      assert.deepStrictEqual([session.user.id, session.role], [owner.userId, "steward"]);
      // The address was given to the next person: an identity is its subject, and the account has one there.
      yield* refused("successor", {});
    }),
  );

  it.effect(
    "is not opened by a provider that trusts another domain, nor by one of another organisation",
    () =>
      Effect.gen(function* () {
        const { own } = yield* Elsewhere;
        const { provider: elsewhere } = yield* withProvider(own, { allowedDomains: ["coast.example"] });
        const { provider: attackers } = yield* withProvider(own);
        const victim = yield* organisation("Victim");
        yield* confirmAddress(victim);
        yield* own.register({ ...verified, subject: "attacker", email: addressOf(victim) });
        for (const provider of [elsewhere, attackers]) {
          const error = yield* Effect.flip(signIn(own, provider, "attacker"));
          assert.strictEqual(error._tag, "NoLinkedAccount");
        }
      }),
  );

  it.effect("of several organisations is joined by none of them unasked", () =>
    Effect.gen(function* () {
      const { own } = yield* Elsewhere;
      const { owner, provider } = yield* withProvider(own);
      const victim = yield* organisation("Victim");
      yield* confirmAddress(victim);
      const memberships = yield* MembershipRepository;
      yield* owner.as(memberships.add(victim.userId, "member"));
      yield* own.register({ ...verified, subject: "two-homes", email: addressOf(victim) });
      const error = yield* Effect.flip(signIn(own, provider, "two-homes"));
      assert.strictEqual(error._tag, "NoLinkedAccount");
    }),
  );

  it.effect(
    "is made for nobody whom the provider may not let in, nor with an address it cannot vouch for",
    () =>
      Effect.gen(function* () {
        const { own } = yield* Elsewhere;
        const { provider: closed } = yield* withProvider(own, { autoJoin: false });
        const { provider: open } = yield* withProvider(own);
        yield* own.register({ ...verified, subject: "stranger", email: "stranger@lagoon.example" });
        const error = yield* Effect.flip(signIn(own, closed, "stranger"));
        assert.strictEqual(error._tag, "NoLinkedAccount");
        const { session } = yield* signIn(own, open, "stranger");
        // The issuer is one that the tenant has chosen: elsewhere in the hub its word on the address counts for nothing.
        const rows = yield* asSuperuser(
          (sql) => sql`select 1 from users where id = ${session.user.id} and email_verified_at is null`,
        );
        assert.strictEqual(rows.length, 1);
        // A member of one organisation is none of another by the same identity.
        const elsewhere = yield* Effect.flip(signIn(own, closed, "stranger"));
        assert.strictEqual(elsewhere._tag, "NoLinkedAccount");
      }),
  );

  it.effect("is of the provider's organisation alone for whoever signed in there by nothing else", () =>
    Effect.gen(function* () {
      const { own } = yield* Elsewhere;
      const { owner, provider } = yield* withProvider(own);
      const elsewhere = yield* organisation("Elsewhere");
      const memberships = yield* MembershipRepository;
      yield* own.register({ ...verified, subject: "guest", email: "guest@lagoon.example" });
      const { session } = yield* signIn(own, provider, "guest");
      const { id: userId } = session.user;
      const [begun] = yield* (yield* PersonSessionRepository).list(userId);
      if (begun === undefined) return assert.fail("a session began");
      const { id: sessionId } = begun;
      const as = <A, E, R>(assurance: "single" | "multi", effect: Effect.Effect<A, E, R>) =>
        owner.as(
          Effect.flatMap(currentUser, (actor) => {
            if (actor.credential._tag === "ApiKey") return effect;
            const credential = { ...actor.credential, sessionId, assurance };
            return actingAs(owner.tenantId, { ...actor, userId, credential })(effect);
          }),
        );
      const signIns = yield* OrganisationSignIn;
      yield* as("single", signIns.stays);
      yield* elsewhere.as(memberships.add(userId, "admin"));
      assert.strictEqual((yield* Effect.flip(as("single", signIns.stays)))._tag, "Forbidden");
      const links = (yield* LinkedAccounts).begin(provider.id, {}, undefined);
      assert.strictEqual((yield* Effect.flip(as("single", links)))._tag, "Forbidden");
      yield* as("multi", signIns.stays);
    }),
  );

  it.effect(
    "that is closed keeps its identity from being joined anew; one that is deleted gives it back",
    () =>
      Effect.gen(function* () {
        const { own } = yield* Elsewhere;
        const { provider } = yield* withProvider(own);
        const account = { ...verified, subject: "returning" };
        yield* own.register({ ...account, email: "returning@lagoon.example" });
        const { session } = yield* signIn(own, provider, "returning");
        const accounts = yield* AccountRepository;
        yield* accounts.setState(session.user.id, "deactivated");
        yield* own.register({ ...account, email: "renamed@lagoon.example" });
        const closed = yield* Effect.flip(signIn(own, provider, "returning"));
        assert.strictEqual(closed._tag, "NoLinkedAccount");
        assert.isTrue(yield* accounts.erase(session.user.id));
        const again = yield* signIn(own, provider, "returning");
        assert.notStrictEqual(again.session.user.id, session.user.id);
      }),
  );

  const link = Effect.fnUntraced(function* (
    { owner, provider }: Effect.Success<ReturnType<typeof withProvider>>,
    subject: string,
  ) {
    const { own } = yield* Elsewhere;
    const linked = yield* LinkedAccounts;
    const begun = yield* owner.as(linked.begin(provider.id, {}, undefined));
    const answer = answerOf(yield* own.signIn(new URL(begun.url), subject));
    return { answer, browser: Redacted.value(begun.browser) };
  });

  it.effect("gets an identity for good by linking it, whatever address it has", () =>
    Effect.gen(function* () {
      const { own } = yield* Elsewhere;
      const lagoon = yield* withProvider(own);
      const { owner, provider } = lagoon;
      const linked = yield* LinkedAccounts;
      yield* own.register({ subject: "linker", email: "private@elsewhere.example" });
      const { answer, browser } = yield* link(lagoon, "linker");
      const made = yield* owner.as(linked.finish(provider.id, answer, browser));
      assert.deepInclude(made, { issuer: own.issuer, email: "private@elsewhere.example" });
      assert.deepStrictEqual(yield* owner.as(linked.list()), [made]);
      assert.strictEqual((yield* signIn(own, provider, "linker")).session.user.id, owner.userId);
      // It is taken now, for everybody else.
      const coast = yield* withProvider(own);
      const second = yield* link(coast, "linker");
      const error = yield* Effect.flip(
        coast.owner.as(linked.finish(coast.provider.id, second.answer, second.browser)),
      );
      assert.strictEqual(error._tag, "IdentityLinkedElsewhere");
      assert.deepStrictEqual(yield* coast.owner.as(linked.list()), []);
    }),
  );

  it.effect("is linked by who began to, and an attempt to link signs nobody in", () =>
    Effect.gen(function* () {
      const { own } = yield* Elsewhere;
      const [lagoon, coast] = [yield* withProvider(own), yield* withProvider(own)];
      const linked = yield* LinkedAccounts;
      const federation = yield* Federation;
      yield* own.register({ ...verified, subject: "victim", email: "victim@lagoon.example" });
      const finish = linked.finish;
      const first = yield* link(lagoon, "victim");
      const byAnother = coast.owner.as(finish(lagoon.provider.id, first.answer, first.browser));
      const second = yield* link(lagoon, "victim");
      const asSignIn = federation.finish(lagoon.provider.id, second.answer, second.browser);
      const third = yield* travel(own, lagoon.provider, "victim");
      const asLink = lagoon.owner.as(finish(lagoon.provider.id, third.answer, third.browser));
      const errors = [
        yield* Effect.flip(byAnother),
        yield* Effect.flip(asSignIn),
        yield* Effect.flip(asLink),
      ];
      assert.deepStrictEqual([...new Set(errors.map(({ _tag }) => _tag))], ["LoginAttemptInvalid"]);
      const foreign = yield* Effect.flip(coast.owner.as(linked.begin(lagoon.provider.id, {}, undefined)));
      assert.strictEqual(foreign._tag, "LoginProviderNotFound");
    }),
  );

  it.effect("is unlinked, but for the last way to sign in, and ends what it began", () =>
    Effect.gen(function* () {
      const { own } = yield* Elsewhere;
      const lagoon = yield* withProvider(own);
      const { owner, provider } = lagoon;
      const linked = yield* LinkedAccounts;
      yield* own.register({ subject: "leaver", email: "leaver@elsewhere.example" });
      const { answer, browser } = yield* link(lagoon, "leaver");
      const { id } = yield* owner.as(linked.finish(provider.id, answer, browser));
      yield* signIn(own, provider, "leaver");
      const alive = asSuperuser(
        (sql) => sql`
          select 1 from sessions
          where user_id = ${owner.userId} and 'provider' = any(methods) and revoked_at is null`,
      );
      assert.strictEqual((yield* alive).length, 1);
      const stranger = yield* organisation("Stranger");
      const theirs = yield* Effect.flip(stranger.as(linked.unlink(id)));
      assert.strictEqual(theirs._tag, "LinkedAccountNotFound");
      yield* asSuperuser((sql) => sql`update users set password_hash = null where id = ${owner.userId}`);
      assert.strictEqual((yield* Effect.flip(owner.as(linked.unlink(id))))._tag, "LastWayToSignIn");
      assert.strictEqual((yield* alive).length, 1);
      yield* asSuperuser((sql) => sql`update users set password_hash = 'x' where id = ${owner.userId}`);
      yield* owner.as(linked.unlink(id));
      assert.strictEqual((yield* alive).length, 0);
      assert.strictEqual((yield* Effect.flip(signIn(own, provider, "leaver")))._tag, "NoLinkedAccount");
    }),
  );
});

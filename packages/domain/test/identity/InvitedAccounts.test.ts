import { KeyEncryptionKey } from "@atoll/security/KeyEncryptionKey";
import { assert, layer } from "@effect/vitest";
import { Effect, Layer, Redacted, Ref } from "effect";
import { InvitedAccounts } from "../../src/identity/InvitedAccounts.ts";
import { Accounts } from "../../src/identity/Accounts.ts";
import { Invitations } from "../../src/tenants/Invitations.ts";
import { Mails } from "../../src/mail/Mails.ts";
import { Quotas } from "../../src/tenants/Quotas.ts";
import { IdentityConfig } from "../../src/identity/IdentityConfig.ts";
import { Hashes, layerIdentity, linkTo, mailed, mailsTo, superuser } from "../support/identityProcess.ts";
import { organisation } from "../support/organisation.ts";
import { freshEmail, login, password, tagged, verified } from "../support/people.ts";
import { layerPostgres } from "../support/TestDatabase.ts";

const hub = InvitedAccounts.layer.pipe(
  Layer.provideMerge(Invitations.layer),
  Layer.provide([Quotas.layer, Mails.layer, IdentityConfig.layer("https://hub.example", true)]),
  Layer.provideMerge(layerIdentity()),
  Layer.provideMerge(Layer.mergeAll(layerPostgres, KeyEncryptionKey.layerTest)),
);

const register = (token: string, email: string) =>
  Effect.flatMap(InvitedAccounts, (service) =>
    service.register({ token, email, password, displayName: "Hana" }),
  );

/** An organisation, and the token that it has sent to the address. */
const mailedTo = Effect.fnUntraced(function* (email: string) {
  const invitations = yield* Invitations;
  const ana = yield* organisation("Lagoon");
  yield* ana.as(invitations.invite(ana.tenantId, { email, role: "member" }));
  const mail = yield* mailed(email, "Invitation");
  const token = "token" in mail ? Redacted.value(mail.token) : yield* Effect.die("no token");
  return { ana, token };
});

const linkOf = Effect.fnUntraced(function* (maximumUses: number) {
  const invitations = yield* Invitations;
  const ana = yield* organisation("Lagoon");
  const wanted = { role: "viewer", maximumUses, days: 1 } as const;
  const { token } = yield* ana.as(invitations.link(ana.tenantId, wanted));
  return { ana, token };
});

/** Of everybody with such an address: accounts, and memberships of any organisation. */
const counted = Effect.fnUntraced(function* (pattern: string) {
  const sql = yield* superuser;
  const [row] = yield* sql`
    select count(distinct u.id)::int as people, count(m.user_id)::int as memberships
    from users u left join memberships m on m.user_id = u.id where u.canonical_email like ${pattern}`;
  return row;
}, Effect.scoped);

layer(hub, { excludeTestServices: true, timeout: "60 seconds" })("who was invited", (it) => {
  it.effect("has an account of that organisation alone, at once when the invitation came by mail", () =>
    Effect.gen(function* () {
      const email = freshEmail();
      const { ana, token } = yield* mailedTo(email);
      assert.strictEqual(yield* tagged(register(token, freshEmail())), "InvitationNotFound");
      assert.deepStrictEqual(yield* register(token, email), { email });
      const { tenant, role } = yield* login(email);
      assert.deepStrictEqual([tenant.id, role], [ana.tenantId, "member"]);
      assert.deepStrictEqual(yield* counted(email), { people: 1, memberships: 1 });
      assert.strictEqual(yield* tagged(register(token, email)), "InvitationNotFound");
    }),
  );

  it.effect("confirms its address first when it came by a link", () =>
    Effect.gen(function* () {
      const accounts = yield* Accounts;
      const email = freshEmail();
      const { ana, token } = yield* linkOf(2);
      yield* register(token, email);
      assert.strictEqual(yield* tagged(login(email)), "EmailUnverified");
      yield* accounts.verifyEmail(yield* linkTo(email, "VerifyEmail"));
      assert.strictEqual((yield* login(email)).tenant.id, ana.tenantId);
    }),
  );

  it.effect("is answered alike after the same work whether it has an account, which stays as it is", () =>
    Effect.gen(function* () {
      const hashes = yield* Hashes;
      const known = yield* verified();
      const fresh = freshEmail();
      for (const invited of [mailedTo, () => linkOf(1)]) {
        const work = Effect.fnUntraced(function* (email: string) {
          const { token } = yield* invited(email);
          const before = yield* Ref.get(hashes);
          const answer = yield* register(token, email);
          assert.deepStrictEqual(answer, { email });
          return { token, hashes: (yield* Ref.get(hashes)) - before };
        });
        const one = yield* work(known);
        assert.strictEqual(one.hashes, (yield* work(invited === mailedTo ? fresh : freshEmail())).hashes);
        assert.strictEqual(
          (yield* Effect.flatMap(Invitations, (all) => all.preview(one.token))).tenantName,
          "Lagoon",
        );
      }
      yield* mailed(known, "AlreadyRegistered");
      assert.deepStrictEqual(yield* counted(known), { people: 1, memberships: 1 });
      assert.isFalse((yield* mailsTo(fresh)).some(({ _tag }) => _tag === "VerifyEmail"));
    }),
  );

  it.effect("leaves nothing behind when others were faster: one token, many at once", () =>
    Effect.gen(function* () {
      const { token } = yield* linkOf(3);
      const name = crypto.randomUUID();
      const outcomes = yield* Effect.forEach(
        Array.from({ length: 20 }, (_, place) => `${name}.${place}@lagoon.example`),
        (email) => tagged(register(token, email)),
        { concurrency: "unbounded" },
      );
      assert.strictEqual(outcomes.filter((outcome) => outcome === "done").length, 3);
      assert.deepStrictEqual([...new Set(outcomes)].toSorted(), ["InvitationNotFound", "done"]);
      assert.deepStrictEqual(yield* counted(`${name}%`), { people: 3, memberships: 3 });
      // Nobody is let in beyond what the organisation may have.
      const { ana, token: last } = yield* linkOf(3);
      const sql = yield* superuser;
      yield* sql`
        update tenants set quotas = quotas || '{"members": 1}'::jsonb where id = ${ana.tenantId}`;
      for (const email of [freshEmail(), yield* verified()]) {
        assert.strictEqual(yield* tagged(register(last, email)), "QuotaExceeded");
      }
    }).pipe(Effect.scoped),
  );
});

import { AccountRepository } from "@atoll/database/identity/AccountRepository";
import { UserRepository } from "@atoll/database/identity/UserRepository";
import { KeyEncryptionKey } from "@atoll/security/KeyEncryptionKey";
import { assert, layer } from "@effect/vitest";
import { Duration, Effect, Exit, Layer, Redacted, Ref } from "effect";
import { actingAs } from "../../src/caller.ts";
import { Accounts } from "../../src/identity/Accounts.ts";
import { Credentials } from "../../src/identity/Credentials.ts";
import { OwnAccount } from "../../src/identity/OwnAccount.ts";
import { PasswordChanges } from "../../src/identity/PasswordChanges.ts";
import { SessionOpening } from "../../src/identity/SessionOpening.ts";
import { Sessions } from "../../src/identity/Sessions.ts";
import {
  from,
  Hashes,
  layerIdentity,
  linkTo,
  mailed,
  mailsTo,
  superuser,
  withToken,
} from "../support/identityProcess.ts";
import {
  abroad,
  another,
  freshEmail,
  home,
  isAlive,
  login,
  password,
  registration,
  signedIn,
  tagged,
  verified,
} from "../support/people.ts";
import { layerPostgres } from "../support/TestDatabase.ts";

const base = Layer.mergeAll(layerPostgres, KeyEncryptionKey.layerTest);
const hub = layerIdentity().pipe(Layer.provideMerge(base));

layer(hub, { excludeTestServices: true, timeout: "60 seconds" })("an account", (it) => {
  it.effect("is answered alike after the same work, whether there is one or not", () =>
    Effect.gen(function* () {
      const accounts = yield* Accounts;
      const passwords = yield* PasswordChanges;
      const hashes = yield* Hashes;
      const known = yield* verified();
      const work = <R>(route: Effect.Effect<string, never, R>) =>
        Effect.gen(function* () {
          const before = yield* Ref.get(hashes);
          const answer = yield* route;
          return { answer, hashes: (yield* Ref.get(hashes)) - before };
        });
      const routes = {
        register: (email: string) => tagged(accounts.register(registration(email))),
        login: (email: string) => tagged(login(email, "not the password at all")),
        forgot: (email: string) => tagged(passwords.forgot(email)),
        verification: (email: string) => tagged(accounts.askVerification(email)),
      };
      for (const [name, route] of Object.entries(routes)) {
        const unknown = freshEmail();
        const one = yield* work(from(abroad)(route(known)));
        const other = yield* work(from(abroad)(route(unknown)));
        assert.deepStrictEqual(one, other, name);
        assert.strictEqual(one.hashes, name === "register" || name === "login" ? 1 : 0, name);
      }
      const said = yield* accounts.register(registration(known)).pipe(from(abroad));
      assert.deepStrictEqual(said, { email: known });
      yield* mailed(known, "AlreadyRegistered");
    }),
  );

  it.effect("signs in once its address is confirmed, by a link that works once", () =>
    Effect.gen(function* () {
      const accounts = yield* Accounts;
      const email = freshEmail();
      yield* accounts.register(registration(email)).pipe(from(home));
      assert.strictEqual(yield* tagged(login(email)), "EmailUnverified");
      assert.strictEqual(yield* tagged(login(email, another)), "InvalidCredentials");
      const link = yield* linkTo(email, "VerifyEmail");
      assert.strictEqual(
        yield* tagged(Effect.flatMap(PasswordChanges, ({ reset }) => reset(link, another))),
        "LinkInvalid",
      );
      yield* accounts.verifyEmail(link);
      assert.strictEqual(yield* tagged(accounts.verifyEmail(link)), "LinkInvalid");
      const grant = yield* login(` ${email.toUpperCase()}`).pipe(from(home));
      assert.strictEqual(grant.assurance, "single");
    }),
  );

  it.effect("takes no password that is easy to guess", () =>
    Effect.gen(function* () {
      const accounts = yield* Accounts;
      const weak = { ...registration(freshEmail()), password: "reef trust reef trust" };
      const refused = yield* Effect.flip(accounts.register(weak));
      assert.deepInclude(refused, { _tag: "WeakPassword", reason: "personal", minimumLength: 15 });
    }),
  );

  it.effect(
    "gets another token each time its person shows who it is, and one of before is worth nothing",
    () =>
      Effect.gen(function* () {
        const sessions = yield* Sessions;
        const { token } = yield* signedIn;
        assert.strictEqual(yield* tagged(withToken(token)(sessions.stepUp(another))), "WrongPassword");
        const stepped = yield* withToken(token)(sessions.stepUp(password));
        assert.notStrictEqual(stepped.token, token);
        assert.deepStrictEqual([yield* isAlive(token), yield* isAlive(stepped.token)], [false, true]);
        // A token that somebody gave it before is not made good by signing in.
        const planted = `atoll_s_${"A".repeat(43)}`;
        const credentials = yield* Credentials;
        assert.strictEqual(
          yield* tagged(credentials.authenticate(Redacted.make(planted))),
          "Unauthenticated",
        );
      }),
  );

  it.effect("changes its password by the current one, and stays signed in here only", () =>
    Effect.gen(function* () {
      const passwords = yield* PasswordChanges;
      const { email, token } = yield* signedIn;
      const elsewhere = yield* login(email).pipe(from(abroad));
      const change = (currentPassword: string, chosen: string) =>
        withToken(token)(passwords.change({ currentPassword, password: chosen }));
      assert.strictEqual(yield* tagged(change(another, another)), "WrongPassword");
      assert.strictEqual(yield* tagged(change(password, "lagoon.example")), "WeakPassword");
      const grant = yield* change(password, another);
      const alive = yield* Effect.forEach([token, elsewhere.token, grant.token], isAlive);
      assert.deepStrictEqual(alive, [false, false, true]);
      assert.strictEqual(yield* tagged(login(email)), "InvalidCredentials");
      assert.strictEqual(yield* tagged(login(email, another)), "done");
      yield* mailed(email, "PasswordChanged");
    }),
  );

  it.effect("is told of a sign-in with a device that it does not know, once", () =>
    Effect.gen(function* () {
      const { email } = yield* signedIn;
      const told = Effect.map(mailsTo(email), (mails) => mails.filter(({ _tag }) => _tag === "NewSignIn"));
      yield* login(email).pipe(from("192.0.2.250"));
      assert.lengthOf(yield* told, 0);
      yield* login(email).pipe(from(abroad));
      yield* login(email).pipe(from(abroad));
      const [mail, ...more] = yield* told;
      assert.lengthOf(more, 0);
      assert.deepInclude(mail?.origin, { address: abroad, userAgent: "Reef/1.0", by: "Ana" });
    }),
  );

  it.effect("lists where it is signed in, and ends one session or all others", () =>
    Effect.gen(function* () {
      const sessions = yield* Sessions;
      const { email, token } = yield* signedIn;
      const [second, third] = [yield* login(email).pipe(from(abroad)), yield* login(email)];
      const as = withToken(token);
      const listed = yield* as(sessions.list());
      assert.deepStrictEqual(
        listed
          .map(({ address, userAgent, current }) => ({ address, userAgent, current }))
          .toSorted((a, b) => String(a.address).localeCompare(String(b.address))),
        [
          { address: home, userAgent: "Reef/1.0", current: true },
          { address: abroad, userAgent: "Reef/1.0", current: false },
          { address: null, userAgent: null, current: false },
        ],
      );
      const other = yield* signedIn;
      const foreign = (yield* withToken(other.token)(sessions.list()))[0]?.id ?? assert.fail();
      assert.strictEqual(yield* tagged(as(sessions.revoke(foreign))), "SessionNotFound");
      const away = listed.find(({ address }) => address === abroad)?.id ?? assert.fail();
      yield* as(sessions.revoke(away));
      assert.isFalse(yield* isAlive(second.token));
      yield* as(sessions.revokeOthers());
      const alive = yield* Effect.forEach([token, third.token, other.token], isAlive);
      assert.deepStrictEqual(alive, [true, false, true]);
    }),
  );

  it.effect("goes on in another organisation no longer, and no surer, than in the first", () =>
    Effect.gen(function* () {
      const sessions = yield* Sessions;
      const [one, other] = [yield* signedIn, yield* signedIn];
      const { tenant, user } = yield* withToken(one.token)(sessions.me());
      const foreign = (yield* withToken(other.token)(sessions.me())).tenant.id;
      const go = withToken(one.token)(sessions.switchTenant(foreign));
      assert.strictEqual(yield* tagged(go), "TenantNotFound");
      const sql = yield* superuser;
      yield* sql`insert into memberships (tenant_id, user_id, role) values (${foreign}, ${user.id}, 'viewer')`;
      yield* sql`update sessions set authenticated_at = now() - interval '1 hour',
        expires_at = now() + interval '2 hours' where user_id = ${user.id}`;
      const grant = yield* go;
      assert.deepStrictEqual([grant.tenant.id, grant.role], [foreign, "viewer"]);
      assert.isFalse(yield* isAlive(one.token));
      const [session] = yield* withToken(grant.token)(sessions.list());
      const hours = Duration.toHours(
        Duration.millis(
          (session?.expiresAt.epochMilliseconds ?? 0) - (session?.authenticatedAt.epochMilliseconds ?? 0),
        ),
      );
      assert.closeTo(hours, 3, 0.1);
      const back = withToken(grant.token)(Effect.exit(sessions.switchTenant(tenant.id)));
      const exits = yield* Effect.replicateEffect(back, 5, { concurrency: "unbounded" });
      const gone = exits.filter(Exit.isSuccess);
      assert.deepStrictEqual(
        gone.map(({ value }) => value.role),
        ["owner"],
      );
      const last = gone[0]?.value.token ?? "";
      const { tenantId, actor } = yield* (yield* Credentials).authenticate(Redacted.make(last));
      if (actor._tag !== "User" || actor.credential._tag !== "Session") return assert.fail("a session");
      const credential = { ...actor.credential, _tag: "AccessToken" } as const;
      const byToken = actingAs(tenantId, { ...actor, credential })(sessions.switchTenant(foreign));
      assert.strictEqual(yield* tagged(byToken), "Forbidden");
    }).pipe(Effect.scoped),
  );

  it.effect("changes its address when the new one is confirmed, and the old one is told", () =>
    Effect.gen(function* () {
      const own = yield* OwnAccount;
      const { email, token } = yield* signedIn;
      const taken = yield* verified();
      const as = withToken(token);
      assert.deepStrictEqual(yield* as(own.changeEmail(taken)), { email: taken });
      assert.strictEqual(yield* tagged(own.confirmEmail(yield* linkTo(taken, "ChangeEmail"))), "LinkInvalid");
      const sql = yield* superuser;
      yield* sql`update one_time_tokens set created_at = created_at - interval '1 hour'`;
      const wanted = freshEmail();
      yield* as(own.changeEmail(wanted));
      assert.strictEqual((yield* as(own.get())).email, email);
      yield* own.confirmEmail(yield* linkTo(wanted, "ChangeEmail"));
      assert.strictEqual((yield* as(own.get())).email, wanted);
      yield* mailed(email, "EmailChanging");
      assert.strictEqual(yield* tagged(login(email)), "InvalidCredentials");
      assert.strictEqual(yield* tagged(login(wanted)), "done");
    }).pipe(Effect.scoped),
  );

  it.effect("keeps out whoever it was taken back from: no link and no sign-in of before counts", () =>
    Effect.gen(function* () {
      const [own, passwords] = [yield* OwnAccount, yield* PasswordChanges];
      const { email, token } = yield* signedIn;
      const [thiefs, wanted] = [freshEmail(), freshEmail()];
      yield* withToken(token)(own.changeEmail(thiefs));
      yield* passwords.forgot(email);
      yield* passwords.reset(yield* linkTo(email, "ResetPassword"), another);
      assert.strictEqual(
        yield* tagged(own.confirmEmail(yield* linkTo(thiefs, "ChangeEmail"))),
        "LinkInvalid",
      );
      // The mailbox of the address before chooses no password any more.
      yield* (yield* Accounts).register(registration(email));
      const old = yield* linkTo(email, "AlreadyRegistered");
      const { token: fresh } = yield* login(email, another);
      yield* withToken(fresh)(own.changeEmail(wanted));
      yield* own.confirmEmail(yield* linkTo(wanted, "ChangeEmail"));
      assert.strictEqual(yield* tagged(passwords.reset(old, password)), "LinkInvalid");
      // A sign-in whose password was checked before it was changed, and whose session begins after.
      const account = yield* (yield* AccountRepository).findByEmail(wanted);
      const known = yield* Effect.fromOption(account);
      const [membership] = yield* (yield* UserRepository).tenants(known.id);
      if (membership === undefined) return assert.fail("a member");
      const open = (passwordHash: string | null) =>
        Effect.flatMap(SessionOpening, (opening) =>
          opening.open({
            userId: known.id,
            tenantId: membership.tenantId,
            assurance: "single",
            methods: ["password"],
            passwordHash,
          }),
        );
      assert.strictEqual(yield* tagged(open("the hash of before")), "SignInOvertaken");
      assert.strictEqual(yield* tagged(open(known.passwordHash)), "done");
    }),
  );

  it.effect("is deactivated until its person resets the password", () =>
    Effect.gen(function* () {
      const [accounts, passwords] = [yield* Accounts, yield* PasswordChanges];
      const { email, token } = yield* signedIn;
      yield* withToken(token)(accounts.deactivate());
      assert.isFalse(yield* isAlive(token));
      assert.strictEqual(yield* tagged(login(email)), "InvalidCredentials");
      yield* mailed(email, "AccountDeactivated");
      yield* passwords.forgot(email);
      yield* passwords.reset(yield* linkTo(email, "ResetPassword"), another);
      assert.strictEqual(yield* tagged(login(email, another)), "done");
    }),
  );

  it.effect(
    "is deleted with all that says who it was, but not while it is an organisation's only owner",
    () =>
      Effect.gen(function* () {
        const [accounts, sessions] = [yield* Accounts, yield* Sessions];
        const { email, token } = yield* signedIn;
        const remove = withToken(token)(accounts.remove());
        assert.strictEqual(yield* tagged(remove), "OnlyOwner");
        const heir = yield* signedIn;
        const { tenant } = yield* withToken(token)(sessions.me());
        const { user } = yield* withToken(heir.token)(sessions.me());
        const sql = yield* superuser;
        yield* sql`insert into memberships (tenant_id, user_id, role) values (${tenant.id}, ${user.id}, 'owner')`;
        yield* remove;
        assert.isFalse(yield* isAlive(token));
        assert.strictEqual(yield* tagged(login(email)), "InvalidCredentials");
        yield* mailed(email, "AccountDeleted");
        const left = yield* sql`select * from users where email = ${email} or canonical_email = ${email}`;
        assert.lengthOf(left, 0);
      }).pipe(Effect.scoped),
  );
});

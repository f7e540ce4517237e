import type { FactorCode } from "@atoll/contract/identity/SecondFactor";
import { SecondFactorRepository } from "@atoll/database/identity/SecondFactorRepository";
import { KeyEncryptionKey } from "@atoll/security/KeyEncryptionKey";
import { authenticatorCode as codeOf } from "@atoll/testing/identity/authenticatorCode";
import { assert, layer } from "@effect/vitest";
import { Context, Effect, Layer } from "effect";
import { Accounts } from "../../src/identity/Accounts.ts";
import { PasswordChanges } from "../../src/identity/PasswordChanges.ts";
import { SecondFactors } from "../../src/identity/SecondFactors.ts";
import { demanding, layerFactors } from "../support/factorProcess.ts";
import { from, linkTo, mailed, mailsTo, withToken } from "../support/identityProcess.ts";
import { another, freshEmail, home, isAlive, login, registration, tagged } from "../support/people.ts";
import { layerPostgres } from "../support/TestDatabase.ts";

const base = Layer.mergeAll(layerPostgres, KeyEncryptionKey.layerTest);
const hub = layerFactors().pipe(Layer.provideMerge(base));

const service = SecondFactors;
const show = (token: string, code: FactorCode) =>
  withToken(token)(Effect.flatMap(service, (factors) => factors.show(code)));
const totp = (code: string) => ({ method: "totp", code }) as const;
const recovery = (code: string) => ({ method: "recovery-code", code }) as const;

/** A person who has signed in with a password. */
const newcomer = Effect.gen(function* () {
  const email = freshEmail();
  yield* Effect.flatMap(Accounts, (accounts) => accounts.register(registration(email))).pipe(from(home));
  const { token } = yield* from(home)(login(email));
  return { email, token };
});

/** The same with an authenticator app; its code of the step before this one is used up. */
const guarded = Effect.gen(function* () {
  const { email, token } = yield* newcomer;
  const factors = yield* service;
  const { secret } = yield* withToken(token)(factors.enrol());
  const code = yield* codeOf(secret, -1);
  const { recoveryCodes, session } = yield* withToken(token)(factors.confirm(code));
  return { email, secret, recoveryCodes, before: token, token: session.token };
});

layer(hub, { excludeTestServices: true, timeout: "60 seconds" })("an authenticator app", (it) => {
  it.effect("guards nothing until a code confirms it, and every sign-in from then on", () =>
    Effect.gen(function* () {
      const factors = yield* service;
      const { email, token } = yield* newcomer;
      const elsewhere = (yield* from(home)(login(email))).token;
      const { secret, uri, qrCode } = yield* withToken(token)(factors.enrol());
      assert.include(uri, `secret=${secret}`);
      assert.match(qrCode, /^<svg /);
      assert.notMatch(qrCode, /<script|href|style=/);
      assert.strictEqual((yield* from(home)(login(email))).assurance, "single");
      const wrong = yield* withToken(token)(tagged(factors.confirm("000000")));
      assert.strictEqual(wrong, "WrongCode");
      const code = yield* codeOf(secret);
      const { recoveryCodes, session } = yield* withToken(token)(factors.confirm(code));
      assert.strictEqual(new Set(recoveryCodes).size, 10);
      assert.strictEqual(session.assurance, "multi");
      assert.deepStrictEqual(yield* Effect.forEach([token, elsewhere, session.token], isAlive), [
        false,
        false,
        true,
      ]);
      assert.strictEqual((yield* from(home)(login(email))).assurance, "pending");
      assert.strictEqual(yield* withToken(session.token)(tagged(factors.enrol())), "TotpEnabled");
      const mail = yield* mailed(email, "SecondFactorChanged");
      assert.include(mail, { change: "totpEnabled" });
    }),
  );

  it.effect("turns a pending session into another one by a code, once", () =>
    Effect.gen(function* () {
      const { email, secret } = yield* guarded;
      const pending = yield* from(home)(login(email));
      const code = totp(yield* codeOf(secret));
      const session = yield* show(pending.token, code);
      assert.strictEqual(session.assurance, "multi");
      assert.notStrictEqual(session.token, pending.token);
      assert.isFalse(yield* isAlive(pending.token));
      const again = yield* from(home)(login(email));
      assert.strictEqual(yield* tagged(show(again.token, code)), "WrongCode");
      assert.strictEqual(yield* tagged(show(again.token, totp("12345"))), "WrongCode");
      const next = yield* show(again.token, totp(yield* codeOf(secret, 1)));
      const old = yield* tagged(show(next.token, code));
      assert.strictEqual(old, "WrongCode");
    }),
  );

  it.effect("gives a session that is signed in another token", () =>
    Effect.gen(function* () {
      const { secret, token } = yield* guarded;
      const renewed = yield* show(token, totp(yield* codeOf(secret)));
      assert.deepStrictEqual(yield* Effect.forEach([token, renewed.token], isAlive), [false, true]);
    }),
  );

  it.effect("holds guessing up: the fifth wrong code closes it for half a minute, the right one too", () =>
    Effect.gen(function* () {
      const { email, secret, recoveryCodes } = yield* guarded;
      const { token } = yield* from(home)(login(email));
      const wrong = yield* Effect.forEach(Array(5).fill("000000"), (code) => tagged(show(token, totp(code))));
      assert.deepStrictEqual(wrong, Array(5).fill("WrongCode"));
      const refused = yield* Effect.flip(show(token, totp(yield* codeOf(secret))));
      assert.include(refused, { _tag: "SecondFactorLocked" });
      assert.isTrue("retryAfterSeconds" in refused && refused.retryAfterSeconds > 25);
      const [code = ""] = recoveryCodes;
      assert.strictEqual(yield* tagged(show(token, recovery(code))), "SecondFactorLocked");
    }),
  );

  it.effect("cannot be got round from a pending session by setting up another one", () =>
    Effect.gen(function* () {
      const factors = yield* service;
      const { email } = yield* guarded;
      const { token } = yield* from(home)(login(email));
      const tried = withToken(token);
      assert.strictEqual(yield* tried(tagged(factors.enrol())), "SecondFactorRequired");
      assert.strictEqual(yield* tried(tagged(factors.confirm("123456"))), "SecondFactorRequired");
    }),
  );

  it.effect("is owed after a reset of the password: one mailbox does not stand for both", () =>
    Effect.gen(function* () {
      const changes = yield* PasswordChanges;
      const { email, token } = yield* guarded;
      yield* changes.forgot(email);
      yield* changes.reset(yield* linkTo(email, "ResetPassword"), another);
      assert.isFalse(yield* isAlive(token));
      const session = yield* from(home)(login(email, another));
      assert.strictEqual(session.assurance, "pending");
      const held = yield* Effect.flatMap(service, (factors) => withToken(session.token)(factors.held()));
      assert.include(held, { totp: true, recoveryCodes: 10 });
    }),
  );

  it.effect("is removed by a code only, and its recovery codes go with it", () =>
    Effect.gen(function* () {
      const factors = yield* service;
      const { email, secret, recoveryCodes, token } = yield* guarded;
      const person = withToken(token);
      assert.strictEqual(yield* person(tagged(factors.disable(totp("000000")))), "WrongCode");
      yield* person(factors.disable(totp(yield* codeOf(secret))));
      assert.deepStrictEqual(yield* person(factors.held()), {
        totp: false,
        passkeys: 0,
        recoveryCodes: 0,
        required: false,
      });
      assert.strictEqual(yield* person(tagged(factors.renewRecoveryCodes())), "SecondFactorMissing");
      const session = yield* from(home)(login(email));
      assert.strictEqual(session.assurance, "single");
      const [code = ""] = recoveryCodes;
      assert.strictEqual(yield* tagged(show(session.token, recovery(code))), "WrongCode");
      const mails = (yield* mailsTo(email)).filter(({ _tag }) => _tag === "SecondFactorChanged");
      assert.deepInclude(mails.at(-1), { change: "totpDisabled" });
    }),
  );
});

layer(hub, { excludeTestServices: true, timeout: "60 seconds" })("a recovery code", (it) => {
  it.effect("finishes signing in once, and its person is told how many are left", () =>
    Effect.gen(function* () {
      const { email, recoveryCodes } = yield* guarded;
      const [code = "", other = ""] = recoveryCodes;
      const first = yield* from(home)(login(email));
      const typed = recovery(code.toLowerCase().replaceAll("-", " "));
      assert.strictEqual((yield* show(first.token, typed)).assurance, "multi");
      assert.deepInclude(yield* mailed(email, "RecoveryCodeUsed"), { left: 9 });
      const { token } = yield* from(home)(login(email));
      assert.strictEqual(yield* tagged(show(token, recovery(code))), "WrongCode");
      assert.strictEqual((yield* show(token, recovery(other))).assurance, "multi");
    }),
  );

  it.effect("is no good to anybody else, nor after new ones were made", () =>
    Effect.gen(function* () {
      const factors = yield* service;
      const [ana, eve] = [yield* guarded, yield* guarded];
      const [code = ""] = ana.recoveryCodes;
      assert.strictEqual(yield* tagged(show(eve.token, recovery(code))), "WrongCode");
      const renewed = yield* withToken(ana.token)(factors.renewRecoveryCodes());
      assert.strictEqual(renewed.recoveryCodes.length, 10);
      assert.strictEqual(yield* tagged(show(ana.token, recovery(code))), "WrongCode");
    }),
  );
});

const Process = Layer.build(layerFactors());

layer(base, { excludeTestServices: true, timeout: "60 seconds" })("on two processes", (it) => {
  it.effect("fifty uses of one code, of one time step, and of one recovery code are one", () =>
    Effect.gen(function* () {
      const [one, two] = [yield* Process, yield* Process];
      const fifty = <A, E, R>(use: (process: typeof one) => Effect.Effect<A, E, R>) =>
        Effect.all(
          Array.from({ length: 50 }, (_, index) => use(index % 2 === 0 ? one : two)),
          { concurrency: "unbounded" },
        );
      const { secret, recoveryCodes, token } = yield* Effect.provideContext(guarded, one);
      const uses = yield* withToken(token)(
        Effect.gen(function* () {
          const shown = totp(yield* codeOf(secret));
          const sessions = yield* fifty((process) => tagged(Context.get(process, service).show(shown)));
          const steps = yield* fifty((process) =>
            Context.get(process, SecondFactorRepository).useTotpStep(2_000_000_000),
          );
          return { sessions, steps };
        }),
      ).pipe(Effect.provideContext(one));
      assert.strictEqual(uses.sessions.filter((answer) => answer === "done").length, 1);
      assert.strictEqual(uses.steps.filter((used) => used).length, 1);
      const other = yield* Effect.provideContext(guarded, two);
      const [code = ""] = other.recoveryCodes;
      const recovered = yield* withToken(other.token)(
        fifty((process) => tagged(Context.get(process, service).show(recovery(code)))),
      ).pipe(Effect.provideContext(two));
      assert.strictEqual(recovered.filter((answer) => answer === "done").length, 1);
      assert.strictEqual(recoveryCodes.length, 10);
    }).pipe(Effect.scoped),
  );

  it.effect(
    "an organisation that asks for a second factor lets its people set one up, and nothing else",
    () =>
      Effect.gen(function* () {
        const context = yield* Layer.build(layerFactors(demanding));
        yield* Effect.gen(function* () {
          const factors = yield* service;
          const { email, token } = yield* newcomer;
          const { secret } = yield* withToken(token)(factors.enrol());
          const { session } = yield* withToken(token)(factors.confirm(yield* codeOf(secret, -1)));
          assert.strictEqual(session.assurance, "multi");
          assert.isFalse(yield* isAlive(token));
          const again = yield* from(home)(login(email));
          const finished = yield* show(again.token, totp(yield* codeOf(secret)));
          assert.strictEqual(finished.assurance, "multi");
        }).pipe(Effect.provideContext(context));
      }).pipe(Effect.scoped),
  );
});

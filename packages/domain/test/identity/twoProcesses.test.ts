import { KeyEncryptionKey } from "@atoll/security/KeyEncryptionKey";
import { assert, layer } from "@effect/vitest";
import { Context, Effect, Layer, Ref, Schedule } from "effect";
import { Accounts } from "../../src/identity/Accounts.ts";
import { Login } from "../../src/identity/Login.ts";
import { PasswordChanges } from "../../src/identity/PasswordChanges.ts";
import { SecondFactorPolicy } from "../../src/identity/SecondFactorPolicy.ts";
import { Sessions } from "../../src/identity/Sessions.ts";
import {
  from,
  Hashes,
  layerIdentity,
  linkTo,
  mailed,
  mailsTo,
  withToken,
} from "../support/identityProcess.ts";
import {
  another,
  freshEmail,
  home,
  isAlive,
  login,
  password,
  registration,
  signedIn,
  tagged,
} from "../support/people.ts";
import { layerPostgres } from "../support/TestDatabase.ts";

const base = Layer.mergeAll(layerPostgres, KeyEncryptionKey.layerTest);

const Process = Layer.build(layerIdentity());

layer(base, { excludeTestServices: true, timeout: "60 seconds" })("on two processes", (it) => {
  it.effect("a reset counts once, ends every session within a second, and opens what was closed", () =>
    Effect.gen(function* () {
      const [one, two] = [yield* Process, yield* Process];
      const inOne = Effect.provideContext(one);
      const inTwo = Effect.provideContext(two);
      const { email, token } = yield* inOne(signedIn);
      assert.isTrue(yield* inTwo(isAlive(token)));
      yield* inOne(Effect.flatMap(PasswordChanges, ({ forgot }) => forgot(email)));
      const link = yield* linkTo(email, "ResetPassword");
      const uses = Array.from({ length: 50 }, (_, index) =>
        tagged(Context.get(index % 2 === 0 ? one : two, PasswordChanges).reset(link, another)),
      );
      const answers = yield* Effect.all(uses, { concurrency: "unbounded" });
      assert.deepStrictEqual(answers.toSorted(), [...Array(49).fill("LinkInvalid"), "done"]);
      const gone = { until: (alive: boolean) => !alive, schedule: Schedule.spaced("20 millis") };
      for (const process of [inOne, inTwo]) {
        const ended = Effect.repeat(process(isAlive(token)), gone).pipe(Effect.timeout("1 second"));
        assert.isFalse(yield* ended);
      }
      yield* mailed(email, "PasswordChanged");
    }).pipe(Effect.scoped),
  );

  it.effect(
    "an account is guessed at no more often by other spellings, routes, processes, or all at once",
    () =>
      Effect.gen(function* () {
        const [one, two] = [yield* Process, yield* Process];
        const { email, token } = yield* Effect.provideContext(one)(signedIn);
        const unknown = freshEmail();
        const spellings = (address: string) => [
          address,
          address.toUpperCase(),
          ` ${address}`,
          address.replace("lagoon", "ｌａｇｏｏｎ"),
        ];
        const hashed = Effect.map(
          Effect.all([Ref.get(Context.get(one, Hashes)), Ref.get(Context.get(two, Hashes))]),
          ([a, b]) => a + b,
        );
        const guess = (address: string, index: number, secret = "not the password at all") =>
          Context.get(index % 2 === 0 ? one : two, Login)
            .byPassword({ email: spellings(address)[index % 4] ?? address, password: secret })
            .pipe(from(`203.0.113.${index}`, "Guesser/1.0"));
        const refusals = yield* Effect.forEach([email, unknown], (address) =>
          Effect.gen(function* () {
            const before = yield* hashed;
            const guesses = Array.from({ length: 40 }, (_, index) => tagged(guess(address, index)));
            const answers = yield* Effect.all(guesses, { concurrency: "unbounded" });
            assert.strictEqual((yield* hashed) - before, 5);
            assert.strictEqual(answers.filter((tag) => tag === "TooManyAttempts").length, 35);
            return yield* Effect.flip(guess(address, 41));
          }),
        );
        for (const refused of refusals) assert.deepInclude(refused, { status: 429, retryAfterSeconds: 1 });
        // The right password waits as well, but not where its person is known, and that opens the account again.
        assert.strictEqual(yield* tagged(guess(email, 42, password)), "TooManyAttempts");
        const inOne = Effect.provideContext(one);
        assert.strictEqual(yield* tagged(inOne(from(home)(login(email)))), "done");
        assert.strictEqual(yield* tagged(guess(email, 43, password)), "done");
        // What somebody does with a session that it found counts too.
        const sessions = Context.get(two, Sessions);
        const steps = Effect.provideContext(two)(
          withToken(token)(sessions.stepUp("not the password at all")),
        );
        const stepped = yield* Effect.replicateEffect(tagged(steps), 12, { concurrency: "unbounded" });
        assert.strictEqual(stepped.filter((tag) => tag === "WrongPassword").length, 5);
      }).pipe(Effect.scoped),
  );

  it.effect(
    "a session is pending where a second factor is owed, and nobody signs in at once without verification",
    () =>
      Effect.gen(function* () {
        const owing = Layer.succeed(SecondFactorPolicy, { owes: () => Effect.succeed(true) });
        const process = yield* Layer.build(layerIdentity({ verification: false, secondFactors: owing }));
        const email = freshEmail();
        const accounts = Context.get(process, Accounts);
        const grant = yield* accounts.register(registration(email));
        assert.deepInclude(grant, { assurance: "pending", role: "owner" });
        assert.strictEqual(yield* tagged(accounts.register(registration(email))), "EmailTaken");
        assert.lengthOf(yield* mailsTo(email), 0);
      }).pipe(Effect.scoped),
  );
});

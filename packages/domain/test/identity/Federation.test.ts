import { assert, layer } from "@effect/vitest";
import { SessionRepository } from "@atoll/database/identity/SessionRepository";
import * as Token from "@atoll/security/Token";
import { Context, Effect, Layer, Option, Redacted, Result } from "effect";
import { Federation } from "../../src/identity/Federation.ts";
import * as TestDatabase from "../support/TestDatabase.ts";
import {
  answerOf,
  Elsewhere,
  layer as layerFederation,
  layerServices,
  signIn,
  travel,
  withProvider,
} from "./support/federation.ts";

const ana = { email: "ana@lagoon.example", emailVerified: true, name: "Ana" };

const sessionOf = Effect.fnUntraced(function* (token: string) {
  const sessions = yield* SessionRepository;
  const hash = Option.getOrThrow(Token.hash("session", Redacted.make(token)));
  return Option.getOrThrow(yield* sessions.find(hash));
});

layer(layerFederation, { excludeTestServices: true })("signing in at a provider", (it) => {
  it.effect("makes a member of who may join, and knows it again", () =>
    Effect.gen(function* () {
      const { own } = yield* Elsewhere;
      const { owner, provider } = yield* withProvider(own, { defaultRole: "viewer" });
      const subject = crypto.randomUUID();
      const email = `${subject}@lagoon.example`;
      yield* own.register({ ...ana, subject, email });
      const first = yield* signIn(own, provider, subject);
      assert.strictEqual(first.redirect, "/analyses");
      const { session } = first;
      assert.deepStrictEqual(
        [session.user.email, session.user.displayName, session.role, session.tenant.id, session.assurance],
        [email, "Ana", "viewer", owner.tenantId, "single"],
      );
      const alive = yield* sessionOf(session.token);
      assert.deepStrictEqual([alive.userId, alive.tenantId], [session.user.id, owner.tenantId]);
      // The identity is the subject: a new address changes nothing about whose account it is.
      yield* own.register({ ...ana, subject, email: "other@elsewhere.example", emailVerified: false });
      const again = yield* signIn(own, provider, subject);
      assert.strictEqual(again.session.user.id, session.user.id);
      assert.notStrictEqual(again.session.token, session.token);
    }),
  );

  it.effect("takes an answer once, in the browser and at the provider where it began", () =>
    Effect.gen(function* () {
      const { own } = yield* Elsewhere;
      const { provider } = yield* withProvider(own);
      const { provider: another } = yield* withProvider(own);
      yield* own.register({ ...ana, subject: "once", email: "once@lagoon.example" });
      const federation = yield* Federation;
      const { answer, browser } = yield* travel(own, provider, "once");
      const foreign = yield* travel(own, provider, "once");
      const wrong = [
        federation.finish(provider.id, { ...answer, state: foreign.answer.state }, browser),
        federation.finish(provider.id, { ...answer, state: "x" }, browser),
        federation.finish(provider.id, answer, undefined),
        federation.finish(provider.id, answer, "not a cookie of ours"),
        federation.finish(provider.id, answer, foreign.browser),
        federation.finish(another.id, answer, browser),
      ];
      for (const attempt of wrong) {
        assert.strictEqual((yield* Effect.flip(attempt))._tag, "LoginAttemptInvalid");
      }
      yield* federation.finish(provider.id, answer, browser);
      const again = yield* Effect.flip(federation.finish(provider.id, answer, browser));
      assert.strictEqual(again._tag, "LoginAttemptInvalid");
    }),
  );

  it.effect("refuses a code that was given for another attempt of the same browser", () =>
    Effect.gen(function* () {
      const { own, other } = yield* Elsewhere;
      const { provider } = yield* withProvider(own);
      yield* own.register({ ...ana, subject: "swap", email: "swap@lagoon.example" });
      yield* other.register({ ...ana, subject: "swap", email: "swap@lagoon.example" });
      const federation = yield* Federation;
      const { answer, browser } = yield* travel(own, provider, "swap");
      const second = yield* federation.begin(provider.id, {}, browser);
      const late = answerOf(yield* own.signIn(new URL(second.url), "swap"));
      // Code, nonce and verifier of one attempt under the state of another.
      const swapped = yield* Effect.flip(
        federation.finish(provider.id, { ...answer, state: late.state }, browser),
      );
      assert.strictEqual(swapped._tag, "ProviderSignInRefused");
      // Mix-up: what the other issuer gave is brought to this one, under its own name and under ours.
      const { provider: theirs } = yield* withProvider(other);
      const mixed = yield* travel(other, theirs, "swap");
      for (const iss of [other.issuer, own.issuer]) {
        const ours = yield* travel(own, provider, "swap");
        const confused = { ...mixed.answer, state: ours.answer.state, iss };
        const error = yield* Effect.flip(federation.finish(provider.id, confused, ours.browser));
        assert.strictEqual(error._tag, "ProviderSignInRefused");
      }
    }),
  );

  it.effect("opens one session for fifty callbacks at once on two processes", () =>
    Effect.gen(function* () {
      const { own } = yield* Elsewhere;
      const { provider } = yield* withProvider(own);
      yield* own.register({ ...ana, subject: "race", email: "race@lagoon.example" });
      const { answer, browser } = yield* travel(own, provider, "race");
      const here = yield* Federation;
      const process = Layer.fresh(layerServices).pipe(Layer.provide(Layer.fresh(TestDatabase.layerProcess)));
      const there = Context.get(yield* Layer.build(process), Federation);
      const results = yield* Effect.forEach(
        Array.from({ length: 50 }, (_, index) => (index % 2 === 0 ? here : there)),
        (federation) => Effect.result(federation.finish(provider.id, answer, browser)),
        { concurrency: "unbounded" },
      );
      assert.strictEqual(results.filter(Result.isSuccess).length, 1);
      const failures = results.filter(Result.isFailure).map(({ failure }) => failure._tag);
      assert.deepStrictEqual([...new Set(failures)], ["LoginAttemptInvalid"]);
    }).pipe(Effect.scoped),
  );

  it.effect("signs in at GitHub", () =>
    Effect.gen(function* () {
      const { own, github } = yield* Elsewhere;
      const { provider } = yield* withProvider(own, { kind: "github", issuer: github.url });
      const federation = yield* Federation;
      const begun = yield* federation.begin(provider.id, {}, undefined);
      const back = yield* github.signIn(new URL(begun.url), {
        id: 7,
        login: "ana",
        name: "Ana",
        emails: [{ email: "hub@lagoon.example", primary: true, verified: true }],
      });
      const finished = yield* federation.finish(provider.id, answerOf(back), Redacted.value(begun.browser));
      assert.deepStrictEqual([finished.redirect, finished.session.user.email], ["/", "hub@lagoon.example"]);
    }),
  );
});

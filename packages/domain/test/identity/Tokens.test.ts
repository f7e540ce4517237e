import { hasSession } from "@atoll/contract/identity/Credential";
import { SessionId } from "@atoll/contract/identity/SessionId";
import type { TokenPair } from "@atoll/contract/identity/TokensApi";
import { Database } from "@atoll/database/Database";
import { SessionRepository } from "@atoll/database/identity/SessionRepository";
import { Invalidations } from "@atoll/platform/invalidations/Invalidations";
import * as AccessToken from "@atoll/security/AccessToken";
import * as AccessTokenKey from "@atoll/security/AccessTokenKey";
import { KeyEncryptionKey } from "@atoll/security/KeyEncryptionKey";
import * as Token from "@atoll/security/Token";
import { assert, layer } from "@effect/vitest";
import { Context, Duration, Effect, Layer, Redacted } from "effect";
import { SecureRandom } from "effect/crypto";
import { actingAs, currentTenant, currentUser } from "../../src/caller.ts";
import { AccessTokens } from "../../src/identity/AccessTokens.ts";
import { Credentials } from "../../src/identity/Credentials.ts";
import { IdentityConfig } from "../../src/identity/IdentityConfig.ts";
import { Revocations } from "../../src/revocation/Revocations.ts";
import { Tokens } from "../../src/identity/Tokens.ts";
import { AccessTokenKeys } from "../../src/keys/AccessTokenKeys.ts";
import { Mails } from "../../src/mail/Mails.ts";
import { layerSubmitting } from "../support/jobProcess.ts";
import { organisation } from "../support/organisation.ts";
import { layerPostgres } from "../support/TestDatabase.ts";
import { noExternalCallers } from "./support/noExternalCallers.ts";

const url = "https://hub.example";

/** What processes of the hub share. */
const shared = Layer.mergeAll(layerPostgres, KeyEncryptionKey.layerTest, Invalidations.layerMemory);

const hub = Layer.mergeAll(Tokens.layer, Credentials.layer).pipe(
  Layer.provideMerge(AccessTokens.layer),
  Layer.provideMerge(AccessTokenKeys.layer),
  Layer.provide([Mails.layer, noExternalCallers, IdentityConfig.layer(url, false)]),
  Layer.provideMerge(Revocations.layer),
  Layer.provideMerge(layerSubmitting),
);

/** A process of the hub, as long as the test runs. */
const start = Effect.map(Layer.build(Layer.fresh(hub)), (context) => {
  const credentials = Context.get(context, Credentials);
  const tokens = Context.get(context, Tokens);
  return {
    context,
    open: tokens.open(),
    refresh: ({ refresh_token }: TokenPair) => tokens.refresh(Redacted.make(refresh_token)),
    caller: (token: string) => credentials.authenticate(Redacted.make(token)),
  };
});

/** A person with a session, on whose behalf `as` acts. */
const signedIn = Effect.gen(function* () {
  const sessions = yield* SessionRepository;
  const owner = yield* organisation("Lagoon");
  const id = SessionId.make(SecureRandom.uuidV7Unsafe());
  const { token, hash } = yield* Token.issue("session");
  const hour = Duration.hours(1);
  const shown = { assurance: "multi", methods: ["passkey"], address: null, userAgent: null } as const;
  const begun = { device: null, after: null } as const;
  const session = {
    id,
    userId: owner.userId,
    kind: "browser",
    tokenHash: hash,
    idle: hour,
    absolute: hour,
  } as const;
  yield* owner.as(sessions.create({ ...session, ...shown, ...begun }));
  const as = <A, E, R>(effect: Effect.Effect<A, E, R>) =>
    owner.as(
      Effect.flatMap(currentUser, (actor) =>
        Effect.flatMap(currentTenant, (tenantId) =>
          hasSession(actor.credential)
            ? actingAs(tenantId, { ...actor, credential: { ...actor.credential, sessionId: id } })(effect)
            : effect,
        ),
      ),
    );
  return { ...owner, as, token };
});

const refusal = <A, E extends { readonly _tag: string }>(attempt: Effect.Effect<A, E>) =>
  Effect.map(Effect.flip(attempt), ({ _tag }) => _tag);

layer(shared, { excludeTestServices: true, timeout: "60 seconds" })("a program's tokens", (it) => {
  it.effect("stand for what the session showed, and rotate once however many ask on whichever process", () =>
    Effect.gen(function* () {
      const [here, there] = [yield* start, yield* start];
      const { as, userId, token } = yield* Effect.provideContext(signedIn, here.context);
      const first = yield* as(here.open);
      const { actor } = yield* there.caller(first.access_token);
      assert.deepInclude(actor, { _tag: "User", userId, role: "owner" });
      assert.deepInclude(Reflect.get(actor, "credential"), { _tag: "AccessToken", assurance: "multi" });
      const answers = yield* Effect.all(
        Array.from({ length: 50 }, (_, index) => (index % 2 === 0 ? here : there).refresh(first)),
        { concurrency: "unbounded" },
      );
      assert.strictEqual(new Set(answers.map(({ refresh_token }) => refresh_token)).size, 1);
      yield* here.refresh(answers[0] ?? first);
      for (const other of [
        Redacted.value(token),
        first.access_token,
        first.refresh_token.replace("_r_", "_s_"),
      ]) {
        const attempt = here.refresh({ ...first, refresh_token: other });
        assert.strictEqual(yield* refusal(attempt), "InvalidRefreshToken");
      }
      assert.strictEqual(yield* refusal(here.caller(first.refresh_token)), "Unauthenticated");
    }).pipe(Effect.scoped),
  );

  it.effect("end all at once, and for ever, when an old one comes again; a mail tells of it", () =>
    Effect.gen(function* () {
      const [here, there] = [yield* start, yield* start];
      const { as } = yield* Effect.provideContext(signedIn, here.context);
      const first = yield* as(here.open);
      const second = yield* here.refresh(first);
      const third = yield* there.refresh(second);
      yield* Effect.all([here.caller(third.access_token), there.caller(third.access_token)]);
      assert.strictEqual(yield* refusal(there.refresh(first)), "InvalidRefreshToken");
      const restarted = yield* start;
      for (const hubProcess of [here, there, restarted]) {
        for (const pair of [first, second, third]) {
          assert.strictEqual(yield* refusal(hubProcess.refresh(pair)), "InvalidRefreshToken");
          assert.strictEqual(yield* refusal(hubProcess.caller(pair.access_token)), "Unauthenticated");
        }
      }
      const { sql, forTenant } = Context.get(here.context, Database);
      const mails = yield* as(forTenant(() => sql`select payload->>'template' as template from jobs`));
      assert.deepStrictEqual(mails, [{ template: "RefreshTokenReused" }]);
    }).pipe(Effect.scoped),
  );

  it.effect("are signed by a key that other processes publish before, and forged ones are nobody's", () =>
    Effect.gen(function* () {
      const [here, there] = [yield* start, yield* start];
      const { as, tenantId, userId } = yield* Effect.provideContext(signedIn, here.context);
      const { access_token } = yield* as(here.open);
      const keys = Context.get(here.context, AccessTokenKeys);
      const before = yield* keys.current;
      assert.isFalse(yield* keys.rotate(3_600));
      assert.isTrue(yield* keys.rotate(0));
      assert.strictEqual((yield* Context.get(there.context, AccessTokenKeys).published).length, 2);
      assert.strictEqual((yield* keys.current).publicKey.kid, before.publicKey.kid);
      yield* there.caller(access_token);

      const [head, body = "", signature] = access_token.split(".");
      const sid = String(Reflect.get(Object(JSON.parse(Buffer.from(body, "base64url").toString())), "sid"));
      const grant = { tenantId, userId, sessionId: sid, clientId: "atoll" };
      const issue = (key: AccessTokenKey.AccessTokenKey, issuer: string, of: AccessToken.Grant = grant) =>
        Effect.map(AccessToken.issue({ grant: of, issuer, audience: url, key }), ({ token }) =>
          Redacted.value(token),
        );
      const stranger = yield* AccessTokenKey.generate;
      const none = Buffer.from(`{"alg":"none","typ":"at+jwt","kid":"${before.publicKey.kid}"}`).toString(
        "base64url",
      );
      yield* here.caller(yield* issue(before, url));
      const forged = [
        `${none}.${body}.`,
        `${none}.${body}.${signature}`,
        `${head}.${body}.AAAA`,
        yield* issue(stranger, url),
        yield* issue({ ...stranger, publicKey: before.publicKey }, url),
        yield* issue(before, "https://evil.example"),
        yield* issue(before, url, { ...grant, userId: tenantId }),
        yield* issue(before, url, { ...grant, tenantId: userId }),
        yield* issue(before, url, { ...grant, sessionId: "../.." }),
      ];
      for (const token of forged)
        assert.strictEqual(yield* refusal(here.caller(token)), "Unauthenticated", token);
    }).pipe(Effect.scoped),
  );
});

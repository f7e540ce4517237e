import { LinkedAccountId } from "@atoll/contract/identity/LinkedAccount";
import { PasskeyId } from "@atoll/contract/identity/Passkey";
import { LinkedAccountRepository } from "@atoll/database/identity/LinkedAccountRepository";
import { KeyEncryptionKey } from "@atoll/security/KeyEncryptionKey";
import { assert, layer } from "@effect/vitest";
import { Effect, Layer } from "effect";
import { SecureRandom } from "effect/crypto";
import { Accounts } from "../../src/identity/Accounts.ts";
import { Passkeys } from "../../src/identity/Passkeys.ts";
import { layerFactors } from "../support/factorProcess.ts";
import { superuser, withToken } from "../support/identityProcess.ts";
import { freshEmail, login, registration, tagged } from "../support/people.ts";
import { layerPostgres } from "../support/TestDatabase.ts";

const hub = layerFactors().pipe(Layer.provideMerge(Layer.merge(layerPostgres, KeyEncryptionKey.layerTest)));

/** A person without a password, but with a passkey and an identity at an enabled provider. */
const person = Effect.gen(function* () {
  const email = freshEmail();
  yield* Effect.flatMap(Accounts, (accounts) => accounts.register(registration(email)));
  const { token, user, tenant } = yield* login(email);
  const sql = yield* superuser;
  const [passkeyId, linkId, providerId] = [
    PasskeyId.make(SecureRandom.uuidV7Unsafe()),
    LinkedAccountId.make(SecureRandom.uuidV7Unsafe()),
    SecureRandom.uuidV7Unsafe(),
  ];
  yield* sql`update sessions set assurance = 'multi' where user_id = ${user.id}`;
  yield* sql`update users set password_hash = null where id = ${user.id}`;
  yield* sql`insert into passkeys (id, user_id, credential_id, public_key, counter, transports, backed_up, name)
    values (${passkeyId}, ${user.id}, ${passkeyId}, 'key', 0, '{}', false, 'Laptop')`;
  yield* sql`insert into login_providers (tenant_id, id, kind, issuer, name, client_id, client_secret_sealed,
    default_role) values (${tenant.id}, ${providerId}, 'github', 'https://github.com', 'GitHub', 'atoll', 'sealed',
    'viewer')`;
  yield* sql`insert into linked_accounts (user_id, id, issuer, subject, provider_id)
    values (${user.id}, ${linkId}, 'https://github.com', ${linkId}, ${providerId})`;
  const links = yield* LinkedAccountRepository;
  const passkeys = yield* Passkeys;
  return {
    userId: user.id,
    providerId,
    unlink: links.unlink(user.id, linkId),
    remove: tagged(withToken(token)(passkeys.remove(passkeyId))),
  };
});

layer(hub, { excludeTestServices: true, timeout: "60 seconds" })("the last way to sign in", (it) => {
  it.effect("is not a link while there is a passkey, unless that is locked", () =>
    Effect.gen(function* () {
      const sql = yield* superuser;
      const { userId, unlink } = yield* person;
      yield* sql`update passkeys set locked_at = now() where user_id = ${userId}`;
      assert.strictEqual(yield* unlink, "last");
      yield* sql`update passkeys set locked_at = null where user_id = ${userId}`;
      assert.strictEqual(yield* unlink, "unlinked");
    }).pipe(Effect.scoped),
  );

  it.effect("is not a passkey while there is a link with a provider that lets people in", () =>
    Effect.gen(function* () {
      const sql = yield* superuser;
      const { providerId, remove } = yield* person;
      yield* sql`update login_providers set enabled = false where id = ${providerId}`;
      assert.strictEqual(yield* remove, "LastWayToSignIn");
      yield* sql`update login_providers set enabled = true where id = ${providerId}`;
      assert.strictEqual(yield* remove, "done");
    }).pipe(Effect.scoped),
  );

  it.effect("stays, however both are taken away at once", () =>
    Effect.gen(function* () {
      for (let round = 0; round < 5; round++) {
        const { unlink, remove } = yield* person;
        const outcomes = yield* Effect.all([unlink, remove], { concurrency: "unbounded" });
        const done = outcomes.filter((outcome) => outcome === "unlinked" || outcome === "done");
        assert.lengthOf(done, 1, outcomes.join());
      }
    }).pipe(Effect.scoped),
  );
});

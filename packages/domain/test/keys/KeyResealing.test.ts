import { PgClient } from "@effect/sql-pg";
import { LoginProviderId } from "@atoll/contract/identity/LoginProvider";
import { TenantId } from "@atoll/contract/tenants/Tenant";
import * as arrays from "@atoll/database/arrayParameters";
import { Database } from "@atoll/database/Database";
import { LoginProviderRepository } from "@atoll/database/identity/LoginProviderRepository";
import { type Key, KeyEncryptionKey, makeKey } from "@atoll/security/KeyEncryptionKey";
import { unwrap, wrap } from "@atoll/security/KeyWrap";
import { TestPostgres } from "@atoll/testing/postgres/TestPostgres";
import { assert, layer } from "@effect/vitest";
import { Context, Duration, Effect, Fiber, Layer, Option, Redacted, Schedule, Schema } from "effect";
import { SecureRandom } from "effect/crypto";
import { HubKeys } from "../../src/keys/HubKeys.ts";
import { KeyResealing } from "../../src/keys/KeyResealing.ts";
import * as SealedFor from "../../src/keys/SealedFor.ts";
import { TenantKeys } from "../../src/keys/TenantKeys.ts";
import { organisation } from "../support/organisation.ts";
import * as TestDatabase from "../support/TestDatabase.ts";

const keyOf = (byte: number): Key => makeKey(new Uint8Array(32).fill(byte));
const [old, fresh, foreign] = [keyOf(1), keyOf(2), keyOf(3)];
/** Nobody waits for a version to go, and there is time to be stopped between two statements. */
const batches = { retireAfter: Duration.zero, batch: 10 };
const canary = "canary-client-secret";
const secretOf = (text: string) => Redacted.make(new TextEncoder().encode(text));
const textOf = (bytes: Redacted.Redacted<Uint8Array>) => new TextDecoder().decode(Redacted.value(bytes));
const newId = () => SecureRandom.uuidV7Unsafe();

/** A process of the hub that was given these keys. */
const started = (current: Key, ...previous: ReadonlyArray<Key>) =>
  Layer.build(
    Layer.fresh(
      Layer.mergeAll(KeyResealing.layer, TenantKeys.layer).pipe(
        Layer.provideMerge(Layer.succeed(KeyEncryptionKey, { current, previous })),
      ),
    ),
  );

const superuser = Effect.gen(function* () {
  const { urls } = yield* TestPostgres;
  return Context.get(yield* Layer.build(PgClient.layer({ url: urls.superuser })), PgClient.PgClient);
});

const Versions = Schema.Array(Schema.Struct({ version: Schema.Int, rows: Schema.Int }));

/** How many of a tenant's client secrets are under which version of its key; 0: under no key of its own. */
const versionsOf = Effect.fnUntraced(function* (tenantId: TenantId) {
  const sql = yield* superuser;
  const found = yield* sql`
    select box_version(client_secret_sealed) as version, count(*)::integer as rows from login_providers
    where tenant_id = ${tenantId} group by 1 order by 1`;
  return yield* Schema.decodeUnknownEffect(Versions)(found);
}, Effect.scoped);

const insert = Effect.fnUntraced(function* (
  tenantId: TenantId,
  rows: ReadonlyArray<readonly [id: string, box: Uint8Array]>,
) {
  const sql = yield* superuser;
  yield* sql`
    insert into login_providers (tenant_id, id, kind, issuer, name, client_id, client_secret_sealed, default_role)
    select ${tenantId}, r.id, 'google', 'https://accounts.google.com', 'Google', 'client', r.box, 'member'
    from unnest(${arrays.uuids(rows.map(([id]) => id))}, ${arrays.byteas(rows.map(([, box]) => box))}) as r (id, box)`;
}, Effect.scoped);

/** An organisation with providers whose secrets the process has sealed. */
const withSecrets = Effect.fnUntraced(function* (count: number, process: Context.Context<TenantKeys>) {
  const owner = yield* organisation("Lagoon");
  const keys = Context.get(process, TenantKeys);
  const ids = Array.from({ length: count }, newId);
  const seal = (id: string) =>
    keys.seal(secretOf(`${canary} ${id}`), SealedFor.clientSecret(owner.tenantId, id));
  const { transaction } = yield* Database;
  const rows = yield* owner.as(
    transaction(Effect.forEach(ids, (id) => Effect.map(seal(id), (box) => [id, box] as const))),
  );
  yield* insert(owner.tenantId, rows);
  const providers = yield* LoginProviderRepository;
  /** As a sign-in reads it. */
  const read = (id: string, from = process) =>
    owner.as(
      Effect.gen(function* () {
        const row = Option.getOrThrow(yield* providers.get(LoginProviderId.make(id)));
        const purpose = SealedFor.clientSecret(owner.tenantId, id);
        return textOf(yield* Context.get(from, TenantKeys).open(row.clientSecretSealed, purpose));
      }),
    );
  return { ...owner, ids, read, seal };
});

const tagged = <A, E extends { readonly _tag: string }, R>(effect: Effect.Effect<A, E, R>) =>
  Effect.map(Effect.flip(effect), ({ _tag }) => _tag);

layer(TestDatabase.layer, { excludeTestServices: true, timeout: "60 seconds" })(
  "keys of organisations",
  (it) => {
    it.effect("open in one place only, and leave nothing in the clear", () =>
      Effect.gen(function* () {
        const process = yield* started(old);
        const { open } = Context.get(process, TenantKeys);
        const one = yield* withSecrets(2, process);
        const other = yield* withSecrets(1, process);
        const [id = "", neighbour = ""] = one.ids;
        assert.strictEqual(yield* one.read(id), `${canary} ${id}`);
        const box = yield* one.as(one.seal(id));
        const opened = (purpose: string) => tagged(open(box, purpose));
        assert.strictEqual(
          yield* one.as(opened(SealedFor.clientSecret(one.tenantId, neighbour))),
          "WrappingBroken",
        );
        assert.strictEqual(yield* one.as(opened(SealedFor.signIn(one.tenantId, id))), "WrappingBroken");
        const here = SealedFor.clientSecret(one.tenantId, id);
        assert.strictEqual(yield* other.as(opened(here)), "WrappingBroken", "another organisation's key");
        const stranger = Context.get(yield* started(foreign), TenantKeys);
        const error = yield* Effect.flip(one.as(stranger.open(box, here)));
        assert.include(error.message, "neither ATOLL_KEY nor in ATOLL_KEY_PREVIOUS");
        const sql = yield* superuser;
        const leaks = yield* sql`
        select 1 from login_providers where position(${Buffer.from(canary)}::bytea in client_secret_sealed) > 0
        union all select 1 from tenant_keys where position(${Buffer.from(canary)}::bytea in salt) > 0`;
        assert.deepStrictEqual(leaks, []);
      }).pipe(Effect.scoped),
    );

    it.effect("rotate as one while people sign in and change secrets, and the old version goes", () =>
      Effect.gen(function* () {
        const process = yield* started(old);
        const resealing = Context.get(process, KeyResealing);
        const { rotate } = Context.get(process, TenantKeys);
        const owner = yield* withSecrets(12, process);
        const providers = yield* LoginProviderRepository;
        const { transaction } = yield* Database;
        const reading = Effect.forever(Effect.forEach(owner.ids, (id) => owner.read(id)));
        const writing = Effect.forever(
          Effect.forEach(owner.ids, (id) =>
            owner.as(
              transaction(
                Effect.gen(function* () {
                  const row = Option.getOrThrow(yield* providers.get(LoginProviderId.make(id)));
                  yield* providers.update(row, yield* owner.seal(id));
                }),
              ),
            ),
          ),
        );
        const load = yield* Effect.forkScoped(
          Effect.all([reading, writing], { concurrency: 2, discard: true }),
        );
        const rotations = yield* Effect.forEach(Array.from({ length: 6 }), () => owner.as(rotate), {
          concurrency: "unbounded",
        });
        assert.strictEqual(rotations.filter(({ begun }) => begun).length, 1);
        assert.deepStrictEqual([...new Set(rotations.map(({ version }) => version))], [2]);
        assert.isAtLeast((yield* resealing.state).rotations, 1);
        const later = yield* resealing.pass();
        assert.strictEqual(later.retired, 0, "a version stays for who has read a box a moment ago");
        yield* resealing
          .pass(batches)
          .pipe(
            Effect.repeat({ until: ({ retired }) => retired === 1, schedule: Schedule.spaced("20 millis") }),
            Effect.timeout("20 seconds"),
          );
        assert.deepStrictEqual(yield* versionsOf(owner.tenantId), [{ version: 2, rows: 12 }]);
        for (const id of owner.ids) assert.strictEqual(yield* owner.read(id), `${canary} ${id}`);
        assert.isUndefined(load.pollUnsafe(), "nobody who signed in or changed a secret met a fault");
        yield* Fiber.interrupt(load);
        const sql = yield* superuser;
        const held = yield* sql`select version from tenant_keys where tenant_id = ${owner.tenantId}`;
        assert.deepStrictEqual(held, [{ version: 2 }]);
      }).pipe(Effect.scoped),
    );

    it.effect(
      "can be read by everybody when a rotation is stopped in the middle, and the next pass ends it",
      () =>
        Effect.gen(function* () {
          const process = yield* started(old);
          const { pass } = Context.get(process, KeyResealing);
          const owner = yield* withSecrets(60, process);
          yield* owner.as(Context.get(process, TenantKeys).rotate);
          const first = yield* Effect.forkScoped(pass(batches));
          yield* versionsOf(owner.tenantId).pipe(
            Effect.repeat({ until: (found) => found.some(({ version }) => version === 2) }),
            Effect.timeout("20 seconds"),
          );
          yield* Fiber.interrupt(first);
          const between = yield* versionsOf(owner.tenantId);
          assert.deepStrictEqual(
            between.map(({ version }) => version),
            [1, 2],
          );
          for (const id of owner.ids) assert.strictEqual(yield* owner.read(id), `${canary} ${id}`);
          const done = yield* Effect.all([pass(batches), pass(batches)], { concurrency: 2 });
          assert.isAtLeast(
            done.reduce((sum, { resealed }) => sum + resealed, 0),
            between[0]?.rows ?? 0,
          );
          yield* pass(batches);
          assert.deepStrictEqual(yield* versionsOf(owner.tenantId), [{ version: 2, rows: 60 }]);
        }).pipe(Effect.scoped),
    );
  },
);

layer(TestDatabase.layer, { excludeTestServices: true, timeout: "60 seconds" })(
  "a change of ATOLL_KEY",
  (it) => {
    it.effect(
      "brings everything under the new key without anybody signing in, and says when the old one may go",
      () =>
        Effect.gen(function* () {
          const sql = yield* superuser;
          const before = yield* started(old);
          const boot = (process: Context.Context<KeyEncryptionKey>) =>
            Effect.flatMap(HubKeys, (keys) => keys.current).pipe(
              Effect.provide(Layer.fresh(HubKeys.layer)),
              Effect.provideContext(process),
            );
          const { publicJwk } = yield* boot(before);
          const owner = yield* withSecrets(3, before);
          const app = SealedFor.authenticatorApp(owner.userId);
          const sealedApp = yield* Effect.provideContext(wrap(secretOf("seed"), app), before);
          yield* sql`insert into totp_secrets (user_id, secret_sealed) values (${owner.userId}, ${sealedApp})`;
          // Of a release that knew no keys of organisations.
          const early = newId();
          const purpose = SealedFor.clientSecret(owner.tenantId, early);
          const sealedEarly = yield* Effect.provideContext(
            wrap(secretOf(`${canary} ${early}`), purpose),
            before,
          );
          yield* insert(owner.tenantId, [[early, sealedEarly]]);
          const [mail, mailBefore] = [newId(), newId()];
          const content = secretOf("{}");
          const { seal } = Context.get(before, TenantKeys);
          const mails = [
            [mail, "mail/2", yield* owner.as(seal(content, SealedFor.mail(owner.tenantId, mail)))],
            [
              mailBefore,
              "mail/1",
              yield* Effect.provideContext(wrap(content, `mail/${owner.tenantId}`), before),
            ],
          ] as const;
          for (const [id, type, box] of mails) {
            const payload = sql.json({ template: "t", sealed: Buffer.from(box).toString("base64url") });
            yield* sql`
          insert into jobs (tenant_id, id, type, state, priority, shard, payload, context, max_attempts, timeout_ms)
          values (${owner.tenantId}, ${id}, ${type}, 'failed', 1, 1, ${payload}, '{}', 1, 1000)`;
            yield* sql`
          insert into dead_letters (tenant_id, job_id, type, payload, errors, attempts, reason)
          values (${owner.tenantId}, ${id}, ${type}, ${payload}, '[]', 1, 'exhausted')`;
          }

          const process = yield* started(fresh, old);
          const { pass, state } = Context.get(process, KeyResealing);
          const waiting = yield* state;
          assert.isFalse(waiting.settled);
          assert.deepStrictEqual(
            waiting.sealed.map(({ kind, waiting: left, unreadable }) => [kind, left, unreadable]),
            [
              ["hub-signing", 1, 0],
              ["hub-access-token", 0, 0],
              ["authenticator-app", 1, 0],
              ["client-secret", 4, 0],
              ["sign-in", 0, 0],
              ["mail", 2, 0],
            ],
          );
          const stranger = Context.get(yield* started(foreign), KeyResealing);
          assert.deepInclude(yield* stranger.pass(), { resealed: 0, unreadable: 8 });
          assert.strictEqual(
            (yield* stranger.state).sealed.find(({ kind }) => kind === "mail")?.unreadable,
            2,
          );

          assert.deepInclude(yield* pass(), { resealed: 8, unreadable: 0 });
          assert.isTrue((yield* state).settled);
          assert.deepInclude(yield* pass(), { resealed: 0 });

          const after = yield* started(fresh);
          assert.deepStrictEqual((yield* boot(after)).publicJwk, publicJwk);
          for (const id of [...owner.ids, early])
            assert.strictEqual(yield* owner.read(id, after), `${canary} ${id}`);
          const Sealed = Schema.Array(Schema.Struct({ sealed: Schema.Uint8Array }));
          const [held] = yield* sql`select secret_sealed as sealed from totp_secrets`.pipe(
            Effect.flatMap(Schema.decodeUnknownEffect(Sealed)),
          );
          const seed = yield* Effect.provideContext(unwrap(held?.sealed ?? new Uint8Array(), app), after);
          assert.strictEqual(textOf(seed), "seed");
          const Letters = Schema.Array(
            Schema.Struct({ id: Schema.String, sealed: Schema.Uint8ArrayFromBase64Url }),
          );
          const letters = yield* sql`
        select j.id, j.payload->>'sealed' as sealed from jobs j
        join dead_letters d on d.job_id = j.id and d.payload = j.payload`.pipe(
            Effect.flatMap(Schema.decodeUnknownEffect(Letters)),
          );
          assert.strictEqual(letters.length, 2, "a dead letter shows what its job holds");
          for (const { id, sealed } of letters) {
            const opening = Context.get(after, TenantKeys).open(
              sealed,
              SealedFor.mailIn(sealed, owner.tenantId, id),
            );
            assert.strictEqual(textOf(yield* owner.as(opening)), "{}");
          }
          assert.strictEqual(yield* tagged(boot(before)), "HubKeyUnreadable", "the old key opens nothing");
        }).pipe(Effect.scoped),
    );
  },
);

import { assert, layer } from "@effect/vitest";
import type { TenantId } from "@atoll/contract/tenants/Tenant";
import { AuditChains } from "@atoll/database/audit/AuditChains";
import { AuditEntryRepository } from "@atoll/database/audit/AuditEntryRepository";
import { Database } from "@atoll/database/Database";
import { TestPostgres } from "@atoll/testing/postgres/TestPostgres";
import { PgClient } from "@effect/sql-pg";
import { Deferred, Effect, Exit, Fiber, Layer, Schedule } from "effect";
import { Reactivity } from "effect/reactivity";
import { AuditSealer } from "../../src/audit/AuditSealer.ts";
import { AuditTrail } from "../../src/audit/AuditTrail.ts";
import { verifyChain } from "../../src/audit/verifyChain.ts";
import { organisation } from "../support/organisation.ts";
import * as TestDatabase from "../support/TestDatabase.ts";

const trail = Layer.mergeAll(AuditTrail.layer, AuditSealer.layer).pipe(
  Layer.provideMerge(TestDatabase.layer),
);

/** A process of its own, with its own connections. */
const inProcess = <A, E, R>(use: Effect.Effect<A, E, R>) =>
  Effect.provide(use, Layer.fresh(AuditSealer.layer.pipe(Layer.provideMerge(TestDatabase.layerProcess))), {
    local: true,
  });

const connectAs = (role: "superuser" | "owner" | "app" | "system") =>
  Effect.gen(function* () {
    const { urls } = yield* TestPostgres;
    return yield* PgClient.makeClient({ url: urls[role] });
  }).pipe(Effect.provide(Reactivity.layer));

const seal = Effect.flatMap(AuditSealer, (sealer) => sealer.seal);

const recorded = (id: string) =>
  Effect.gen(function* () {
    const { transaction } = yield* Database;
    const { record } = yield* AuditTrail;
    yield* transaction(
      record({
        action: "projects.create",
        target: { type: "project", id },
        changes: { name: { before: null, after: `Project ${id}` } },
      }),
    );
  });

type Owner = Effect.Success<ReturnType<typeof organisation>>;

/** An organisation with entries whose targets are 1 to `count`. */
const organisationWith = Effect.fnUntraced(function* (count: number) {
  const owner: Owner = yield* organisation("Ana");
  for (let index = 1; index <= count; index++) yield* owner.as(recorded(String(index)));
  return owner;
});

const verified = (tenantId: TenantId, options: { after?: number; most?: number } = {}) =>
  Effect.flatMap(AuditChains, (chains) =>
    verifyChain(
      tenantId,
      { end: chains.end(tenantId), links: (after, limit) => chains.links(tenantId, after, limit) },
      { after: options.after ?? 0, most: options.most ?? 10_000 },
    ),
  );

/** What is in the chain, in its order. */
const sequenceOf = ({ as }: Owner) =>
  Effect.flatMap(AuditEntryRepository, ({ list }) =>
    Effect.map(as(list({}, { limit: 100 })), ({ items }) =>
      items
        .flatMap(({ seal: link, target }) =>
          link === null ? [] : [{ sequence: link.sequence, id: target.id }],
        )
        .toSorted((one, other) => one.sequence - other.sequence)
        .map(({ id }) => id),
    ),
  );

layer(trail, { excludeTestServices: true })("the audit chain", (it) => {
  it.effect("links what is committed, says who did it, and verifies from anywhere", () =>
    Effect.gen(function* () {
      const ana = yield* organisationWith(3);
      assert.isAtLeast(yield* seal, 3);
      const { list } = yield* AuditEntryRepository;
      const { items } = yield* ana.as(list({ targetType: "project", targetId: "2" }, {}));
      assert.strictEqual(items.length, 1);
      assert.strictEqual(items[0]?.actor.id, ana.userId);
      assert.strictEqual(items[0]?.actor.credential?.kind, "session");
      assert.deepStrictEqual(items[0]?.changes, { name: { before: null, after: "Project 2" } });
      const whole = yield* verified(ana.tenantId);
      assert.deepInclude(whole, { checked: 3, complete: true, broken: null });
      assert.isTrue(whole.from !== null && whole.to !== null && whole.from <= whole.to);
      const first = yield* verified(ana.tenantId, { most: 2 });
      assert.deepInclude(first, { checked: 2, complete: false, broken: null });
      const rest = yield* verified(ana.tenantId, { after: first.head.sequence });
      assert.deepInclude(rest, { checked: 1, complete: true, broken: null, head: whole.head });
      assert.strictEqual((yield* verified(ana.tenantId, { after: 9 })).broken?.reason, "missing");
    }),
  );

  it.effect("is there if and only if the change is", () =>
    Effect.gen(function* () {
      const ana = yield* organisation("Ana");
      const { transaction } = yield* Database;
      const { record, recorded: around } = yield* AuditTrail;
      const entry = { action: "projects.create", target: { type: "project", id: "1" } } as const;
      const outside = yield* Effect.exit(ana.as(record(entry)));
      assert.isTrue(Exit.hasDies(outside));
      yield* Effect.exit(ana.as(transaction(Effect.andThen(record(entry), Effect.fail("refused")))));
      yield* ana.as(around(Effect.void, () => undefined));
      yield* Effect.exit(ana.as(around(Effect.fail("refused"), () => entry)));
      const { list } = yield* AuditEntryRepository;
      assert.strictEqual((yield* ana.as(list({}, {}))).items.length, 0);
      yield* ana.as(around(Effect.void, () => entry));
      assert.strictEqual((yield* ana.as(list({}, {}))).items.length, 1);
    }),
  );

  it.effect("links a change that commits late behind younger ones", () =>
    Effect.gen(function* () {
      const ana = yield* organisation("Ana");
      const { transaction } = yield* Database;
      const [written, commit] = [yield* Deferred.make<void>(), yield* Deferred.make<void>()];
      const late = yield* ana
        .as(
          transaction(
            recorded("late").pipe(
              Effect.andThen(Deferred.succeed(written, undefined)),
              Effect.andThen(Deferred.await(commit)),
            ),
          ),
        )
        .pipe(Effect.forkChild);
      yield* Deferred.await(written);
      yield* ana.as(recorded("early"));
      yield* seal;
      yield* Deferred.succeed(commit, undefined);
      yield* Fiber.join(late);
      yield* seal;
      assert.deepStrictEqual(yield* sequenceOf(ana), ["early", "late"]);
      assert.deepInclude(yield* verified(ana.tenantId), { checked: 2, broken: null });
    }),
  );

  it.effect("is linked once by processes that race", () =>
    Effect.gen(function* () {
      const owners = yield* Effect.replicateEffect(organisationWith(20), 5, { concurrency: 5 });
      const racer = inProcess(Effect.repeat(seal, { schedule: Schedule.spaced("1 millis"), times: 10 }));
      yield* Effect.all([racer, racer, racer], { concurrency: 3 });
      for (const { tenantId } of owners) {
        assert.deepInclude(yield* verified(tenantId), { checked: 20, complete: true, broken: null });
      }
    }),
  );

  it.effect("goes on where a process died in the middle of linking", () =>
    Effect.gen(function* () {
      const ana = yield* organisationWith(1);
      yield* seal;
      for (let index = 2; index <= 5; index++) yield* ana.as(recorded(String(index)));
      const chains = yield* AuditChains;
      const reached = yield* Deferred.make<void>();
      const dying = chains.seal(ana.tenantId, 500, () =>
        Effect.andThen(Deferred.succeed(reached, undefined), Effect.never),
      );
      const first = yield* Effect.forkChild(dying);
      yield* Deferred.await(reached);
      assert.strictEqual(yield* chains.seal(ana.tenantId, 500, () => Effect.succeed([])), 0);
      assert.deepStrictEqual(yield* sequenceOf(ana), ["1"]);
      yield* Fiber.interrupt(first);
      yield* seal;
      assert.deepInclude(yield* verified(ana.tenantId), { checked: 5, broken: null });
    }),
  );

  it.effect("is sealed within a second by a timer", () =>
    Effect.gen(function* () {
      const ana = yield* organisationWith(1);
      const timer = AuditSealer.layerTimer.pipe(Layer.provide(TestDatabase.layerProcess));
      yield* verified(ana.tenantId).pipe(
        Effect.repeat({ until: ({ checked }) => checked === 1, schedule: Schedule.spaced("20 millis") }),
        Effect.timeout("1 second"),
        Effect.provide(Layer.fresh(timer), { local: true }),
      );
    }),
  );
});

/** Each is done to entries 1 to 6 of a chain of eight, as somebody with every right and the triggers off. */
const tamperings: ReadonlyArray<readonly [string, string, number, string]> = [
  [
    "a changed field",
    `update audit_entries set changes = '{}' where sequence = 4 and tenant_id = $1`,
    4,
    "altered",
  ],
  [
    "a changed time",
    `update audit_entries set at = at + interval '1 microsecond' where sequence = 2 and tenant_id = $1`,
    2,
    "altered",
  ],
  [
    "an actor that is another",
    `update audit_entries set actor_id = 'me' where sequence = 1 and tenant_id = $1`,
    1,
    "altered",
  ],
  [
    "a number that JSON cannot say",
    `update audit_entries set changes = '{"a": 1e999}' where sequence = 3 and tenant_id = $1`,
    3,
    "altered",
  ],
  ["a removed entry", `delete from audit_entries where sequence = 5 and tenant_id = $1`, 5, "missing"],
  ["a removed end", `delete from audit_entries where sequence > 6 and tenant_id = $1`, 7, "missing"],
  [
    "an entry that was moved away",
    `update audit_entries set sequence = 9 where sequence = 8 and tenant_id = $1`,
    8,
    "missing",
  ],
  [
    "two that changed places",
    `update audit_entries a set changes = b.changes, target_id = b.target_id from audit_entries b
     where a.sequence in (2, 3) and b.sequence = 5 - a.sequence and a.tenant_id = $1 and b.tenant_id = $1`,
    2,
    "altered",
  ],
  [
    "an inserted entry with a hash of its own",
    `insert into audit_entries select tenant_id, gen_random_uuid(), at, actor_kind, actor_id, credential_kind, credential_id,
       action, target_type, target_id, changes, request_id, address, 9, hash, hash
     from audit_entries where sequence = 8 and tenant_id = $1`,
    9,
    "head",
  ],
  ["a head that was moved", `update audit_heads set sequence = 7 where tenant_id = $1`, 8, "head"],
  [
    "another link",
    `update audit_entries set previous_hash = repeat('0', 64) where sequence = 6 and tenant_id = $1`,
    6,
    "detached",
  ],
];

layer(trail, { excludeTestServices: true })("verification finds", (it) => {
  it.effect.each(tamperings)("%s", ([, statement, sequence, reason]) =>
    Effect.gen(function* () {
      const ana = yield* organisationWith(8);
      yield* seal;
      const sql = yield* connectAs("superuser");
      yield* sql`set session_replication_role = replica`.pipe(
        Effect.andThen(sql.unsafe(statement, [ana.tenantId])),
        sql.withTransaction,
      );
      const { broken, complete } = yield* verified(ana.tenantId);
      assert.deepStrictEqual(broken, { sequence, reason });
      assert.isTrue(complete);
    }).pipe(Effect.scoped),
  );

  it.effect("nothing, because rights and triggers refuse every change to everybody", () =>
    Effect.gen(function* () {
      const ana = yield* organisationWith(2);
      yield* seal;
      yield* ana.as(recorded("3"));
      const attempts = [
        `update audit_entries set changes = '{}'`,
        `update audit_entries set sequence = 77, hash = repeat('0', 64), previous_hash = repeat('0', 64) where sequence = 1`,
        `update audit_entries set action = 'x', sequence = 3, hash = repeat('0', 64), previous_hash = repeat('0', 64)
         where sequence is null`,
        `delete from audit_entries`,
        `truncate audit_entries`,
      ];
      for (const role of ["app", "system", "owner", "superuser"] as const) {
        const sql = yield* connectAs(role);
        for (const attempt of attempts) {
          const change = sql`select set_config('app.tenant', ${ana.tenantId}, true)`.pipe(
            Effect.andThen(
              sql.unsafe(`${attempt} returning 1`.replace(/^truncate(.*) returning 1$/s, "truncate$1")),
            ),
            sql.withTransaction,
          );
          const answer = yield* Effect.exit(change);
          assert.isTrue(
            Exit.isFailure(answer) || answer.value.length === 0,
            `${role} got through with: ${attempt}`,
          );
        }
      }
      assert.deepInclude(yield* verified(ana.tenantId), { checked: 2, broken: null });
    }).pipe(Effect.scoped),
  );

  it.effect("nothing left, once the organisation itself is purged, and not before", () =>
    Effect.gen(function* () {
      const ana = yield* organisationWith(3);
      yield* seal;
      const [system, superuser] = [yield* connectAs("system"), yield* connectAs("superuser")];
      const purge = system`select purge_audit(${ana.tenantId}, 100) as gone`;
      assert.isTrue(Exit.isFailure(yield* Effect.exit(purge)));
      yield* superuser`update tenants set state = 'purging' where id = ${ana.tenantId}`;
      assert.deepStrictEqual(yield* purge, [{ gone: 3 }]);
      assert.deepInclude(yield* verified(ana.tenantId), { checked: 0, broken: null });
    }).pipe(Effect.scoped),
  );
});

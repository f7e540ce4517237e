import { assert, describe, it, layer } from "@effect/vitest";
import { TestPostgres } from "@atoll/testing/postgres/TestPostgres";
import * as TestServers from "@atoll/testing/postgres/TestServers";
import type { Role } from "@atoll/contract/identity/Role";
import { UserId } from "@atoll/contract/identity/User";
import { TenantId } from "@atoll/contract/tenants/Tenant";
import { Cause, Effect, Exit, Latch, Layer, Option, Redacted } from "effect";
import { Database } from "../src/Database.ts";
import { SystemDatabase } from "../src/SystemDatabase.ts";
import { afterCommit } from "../src/transactions.ts";
import { MembershipRepository } from "../src/tenants/MembershipRepository.ts";
import { TenantRepository } from "../src/tenants/TenantRepository.ts";
import { fresh, inTenant, organisation } from "./support/islands.ts";
import { connectAs } from "./support/roles.ts";
import * as TestDatabase from "./support/TestDatabase.ts";

const defectOf = <A, E>(exit: Exit.Exit<A, E>): string =>
  Exit.isFailure(exit) && Cause.hasDies(exit.cause) ? Cause.pretty(exit.cause) : "no defect";

describe.each(TestServers.all)("$label", (server) => {
  if (server.unavailable !== null) return it.skip(server.unavailable);

  // The real clock: a repetition waits a little.
  layer(TestDatabase.layer(server), { excludeTestServices: true })("a transaction", (it) => {
    it.effect("joins the open one: one commit, one rollback", () =>
      Effect.gen(function* () {
        const { transaction, sql } = yield* Database;
        const tenants = yield* TenantRepository;
        const lagoon = yield* organisation("Lagoon");
        const xid = sql`select pg_current_xact_id()::text as xid`;
        const [outer, inner] = yield* lagoon.as(
          transaction(
            Effect.all([xid, Effect.andThen(tenants.change({ name: "Renamed" }), transaction(xid))]),
          ),
        );
        assert.deepStrictEqual(outer, inner);
        const failed = tenants
          .change({ name: "Never" })
          .pipe(transaction, Effect.andThen(Effect.fail("no")), transaction, Effect.flip);
        assert.strictEqual(yield* lagoon.as(failed), "no");
        assert.strictEqual(Option.getOrThrow(yield* lagoon.as(tenants.current)).name, "Renamed");
      }),
    );

    it.effect("belongs to one tenant", () =>
      Effect.gen(function* () {
        const { transaction } = yield* Database;
        const tenants = yield* TenantRepository;
        const [here, there] = [yield* organisation("Here"), yield* organisation("There")];
        const mixed = yield* Effect.exit(here.as(transaction(there.as(tenants.current))));
        assert.include(defectOf(mixed), "cannot be joined");
      }),
    );

    it.effect("is followed by what waits for its commit, once, and by nothing when it is rolled back", () =>
      Effect.gen(function* () {
        const { transaction } = yield* Database;
        const tenants = yield* TenantRepository;
        const lagoon = yield* organisation("Lagoon");
        const seen: Array<string> = [];
        // Looked at on another connection: whoever is told must find the change.
        const look = Effect.map(lagoon.as(tenants.current), (tenant) => {
          seen.push(Option.getOrThrow(tenant).name);
        }).pipe(Effect.orDie);
        const change = (name: string) => Effect.andThen(tenants.change({ name: name }), afterCommit(look));
        yield* lagoon.as(transaction(Effect.andThen(change("Changed"), transaction(Effect.void))));
        yield* lagoon.as(transaction(Effect.andThen(change("Never"), Effect.fail("no")))).pipe(Effect.flip);
        yield* lagoon.as(afterCommit(look));
        assert.deepStrictEqual(seen, ["Changed", "Changed"]);
      }),
    );

    it.effect("belongs to one person at a time, who may come to be known within it", () =>
      Effect.gen(function* () {
        const { transaction, forPerson, sql } = yield* Database;
        const [tenantId, ana, ben] = [fresh(TenantId), fresh(UserId), fresh(UserId)];
        const person = Effect.map(sql`select current_person()::text as person`, ([row]) => row?.["person"]);
        const asPerson = (user: UserId) => inTenant(tenantId, user)(forPerson(() => person));
        const found = yield* transaction(Effect.all([asPerson(ben), person])).pipe(inTenant(tenantId, ana));
        assert.deepStrictEqual(found, [ben, ana]);
        const nobody = yield* Effect.exit(forPerson(() => person));
        assert.include(defectOf(nobody), "nobody is signed in");
      }),
    );

    it.effect("needs a tenant for a repository's work", () =>
      Effect.gen(function* () {
        const tenants = yield* TenantRepository;
        const none = yield* Effect.exit(inTenant(null)(tenants.current));
        assert.include(defectOf(none), "without a tenant");
      }),
    );

    it.effect("is run again when the server breaks a tie", () =>
      Effect.gen(function* () {
        const { transaction } = yield* Database;
        const members = yield* MembershipRepository;
        const lagoon = yield* organisation("Lagoon");
        const second = yield* organisation("Second");
        yield* lagoon.as(members.add(second.userId, "viewer"));
        const both = yield* Latch.make();
        let started = 0;
        const swap = (one: UserId, other: UserId, role: Role) =>
          members
            .setRole(one, role)
            .pipe(
              Effect.andThen(Effect.suspend(() => (++started >= 2 ? both.open : Effect.void))),
              Effect.andThen(both.await),
              Effect.andThen(members.setRole(other, role)),
              transaction,
              lagoon.as,
            );
        yield* Effect.all(
          [swap(lagoon.userId, second.userId, "admin"), swap(second.userId, lagoon.userId, "steward")],
          { concurrency: 2 },
        );
        assert.strictEqual(started, 3, "one of the two began again");
        const roles = yield* lagoon.as(
          Effect.all([members.roleOf(lagoon.userId), members.roleOf(second.userId)]),
        );
        assert.deepStrictEqual(roles[0], roles[1]);
      }),
    );

    it.effect("ends with a defect that carries the SQLSTATE when a value gets past the contract", () =>
      Effect.gen(function* () {
        const tenants = yield* TenantRepository;
        const lagoon = yield* organisation("Lagoon");
        for (const [name, state] of [
          ["NUL \u0000", "22021"],
          ["", "23514"],
          ["x".repeat(201), "23514"],
        ] as const) {
          const exit = yield* Effect.exit(lagoon.as(tenants.change({ name: name })));
          assert.include(defectOf(exit), `SQLSTATE ${state}`);
        }
        assert.strictEqual(Option.getOrThrow(yield* lagoon.as(tenants.current)).name, "Lagoon");
      }),
    );

    it.effect("fails with DatabaseUnavailable when its connection is cut, and the next one works", () =>
      Effect.gen(function* () {
        const { transaction } = yield* Database;
        const tenants = yield* TenantRepository;
        const lagoon = yield* organisation("Lagoon");
        const superuser = yield* connectAs("superuser");
        const cut = superuser`
          select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and usename = 'atoll_app' and state = 'idle in transaction'`;
        const error = yield* tenants.current.pipe(
          Effect.andThen(cut),
          Effect.andThen(tenants.current),
          transaction,
          lagoon.as,
          Effect.flip,
        );
        assert.strictEqual(error._tag, "DatabaseUnavailable");
        assert.isTrue(Option.isSome(yield* lagoon.as(tenants.current)));
      }).pipe(Effect.scoped),
    );
  });

  layer(TestDatabase.layer(server))("at boot", (it) => {
    const boot = Effect.fnUntraced(function* (
      service: typeof Database | typeof SystemDatabase,
      role: "superuser" | "owner" | "app" | "system",
    ) {
      const { urls } = yield* TestPostgres;
      const options = { url: urls[role], maxConnections: 1 };
      if (service === Database) yield* Effect.scoped(Layer.build(Database.layer(options)));
      else yield* Effect.scoped(Layer.build(SystemDatabase.layer(options)));
    });

    it.effect("a role that row-level security does not bind is refused, with the way out", () =>
      Effect.gen(function* () {
        const faults = [
          [Database, "superuser", /superuser.*DATABASE_URL/],
          [Database, "owner", /owns tables.*DATABASE_URL/],
          [SystemDatabase, "owner", /owns tables.*DATABASE_SYSTEM_URL/],
          [SystemDatabase, "app", /can read .* across tenants.*DATABASE_SYSTEM_URL/],
        ] as const;
        for (const [service, role, sentence] of faults) {
          const error = yield* Effect.flip(boot(service, role));
          assert.strictEqual(error._tag, "UnsafeDatabaseRole");
          assert.match(error.message, sentence);
        }
        yield* boot(Database, "app");
        yield* boot(SystemDatabase, "system");
      }),
    );

    it.effect("a role with BYPASSRLS and one that may become the owner are refused", () =>
      Effect.gen(function* () {
        const { urls, name: database } = yield* TestPostgres;
        const superuser = yield* connectAs("superuser");
        const name = `role_${fresh(UserId).replaceAll("-", "")}`;
        yield* Effect.acquireRelease(
          superuser.unsafe(`create role ${name} login bypassrls password 'x'`),
          () =>
            Effect.ignore(
              Effect.andThen(
                superuser.unsafe(`drop owned by ${name}`),
                superuser.unsafe(`drop role ${name}`),
              ),
            ),
        );
        yield* superuser.unsafe(`grant connect on database ${database} to ${name}`);
        const address = new URL(Redacted.value(urls.app));
        address.username = name;
        address.password = "x";
        const attempt = Layer.build(Database.layer({ url: Redacted.make(address.href) })).pipe(
          Effect.scoped,
          Effect.flip,
        );
        assert.match((yield* attempt).message, /BYPASSRLS/);
        yield* superuser.unsafe(`alter role ${name} nobypassrls`);
        yield* superuser.unsafe(`grant atoll_owner to ${name}`);
        assert.match((yield* attempt).message, /owns tables/);
      }).pipe(Effect.scoped),
    );

    it.effect("an address without a server is DatabaseUnavailable", () =>
      Effect.gen(function* () {
        const url = Redacted.make("postgres://atoll_app:x@127.0.0.1:1/atoll");
        const error = yield* Layer.build(Database.layer({ url })).pipe(Effect.scoped, Effect.flip);
        assert.strictEqual(error._tag, "DatabaseUnavailable");
      }),
    );
  });
});

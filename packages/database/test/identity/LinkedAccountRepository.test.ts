import { assert, describe, it, layer } from "@effect/vitest";
import { LinkedAccountId } from "@atoll/contract/identity/LinkedAccount";
import { LoginProviderId } from "@atoll/contract/identity/LoginProvider";
import * as TestServers from "@atoll/testing/postgres/TestServers";
import { Effect, Option } from "effect";
import { LinkedAccountRepository } from "../../src/identity/LinkedAccountRepository.ts";
import { sqlState } from "../../src/SqlFailure.ts";
import { fresh, organisation } from "../support/islands.ts";
import { connectAs } from "../support/roles.ts";
import * as TestDatabase from "../support/TestDatabase.ts";

const identity = (subject: string) => ({
  issuer: "https://sso.example",
  subject,
  email: null,
  providerId: fresh(LoginProviderId),
});

describe.each(TestServers.all)("$label", (server) => {
  if (server.unavailable !== null) return it.skip(server.unavailable);

  layer(TestDatabase.layer(server))("linked accounts", (it) => {
    it.effect("are their person's own, in whichever tenant it acts", () =>
      Effect.gen(function* () {
        const links = yield* LinkedAccountRepository;
        const [ana, ben] = [yield* organisation("Ana's"), yield* organisation("Ben's")];
        yield* links.link(ana.userId, fresh(LinkedAccountId), identity("ana"));
        assert.strictEqual((yield* ana.as(links.list)).length, 1);
        assert.strictEqual((yield* ben.as(links.list)).length, 0);
        const sql = yield* connectAs("app");
        const as = (person: string, statement: string) =>
          sql`select set_config('app.tenant', ${ana.tenantId}, true), set_config('app.person', ${person}, true)`.pipe(
            Effect.andThen(sql.unsafe(statement)),
            Effect.map((rows) => rows.length),
            sql.withTransaction,
          );
        const found = yield* Effect.forEach([ana.userId, ben.userId, ""], (person) =>
          as(person, "select id from linked_accounts"),
        );
        assert.deepStrictEqual(found, [1, 0, 0]);
        assert.strictEqual(yield* as(ben.userId, "delete from linked_accounts returning id"), 0);
        const forged = yield* Effect.flip(as(ana.userId, "update linked_accounts set user_id = user_id"));
        assert.deepStrictEqual(sqlState(forged), Option.some("42501"));
      }).pipe(Effect.scoped),
    );

    it.effect("are one person's each, whoever links last", () =>
      Effect.gen(function* () {
        const links = yield* LinkedAccountRepository;
        const [ana, ben] = [yield* organisation("Ana's"), yield* organisation("Ben's")];
        const both = yield* Effect.forEach(
          [ana, ben],
          ({ userId }) => links.link(userId, fresh(LinkedAccountId), identity("contested")),
          { concurrency: 2 },
        );
        assert.strictEqual(new Set(both.map(({ holder }) => holder)).size, 1);
        const holder = yield* links.find("https://sso.example", "contested");
        assert.strictEqual(Option.getOrThrow(holder).id, both[0]?.holder);
        assert.isTrue(Option.isNone(yield* links.find("https://other.example", "contested")));
      }),
    );

    it.effect("leave one way to sign in, when two are unlinked at once", () =>
      Effect.gen(function* () {
        const links = yield* LinkedAccountRepository;
        const ana = yield* organisation("Ana's");
        const sql = yield* connectAs("superuser");
        yield* sql`update users set password_hash = null where id = ${ana.userId}`;
        const ids = [fresh(LinkedAccountId), fresh(LinkedAccountId)];
        for (const id of ids) {
          const seen = identity(id);
          yield* sql`
            insert into login_providers
              (tenant_id, id, kind, issuer, name, client_id, client_secret_sealed, default_role)
            values (${ana.tenantId}, ${seen.providerId}, 'oidc', ${seen.issuer}, 'n', 'c', 's', 'member')`;
          yield* links.link(ana.userId, id, seen);
        }
        const outcomes = yield* Effect.forEach(ids, (id) => links.unlink(ana.userId, id), { concurrency: 2 });
        assert.deepStrictEqual(outcomes.toSorted(), ["last", "unlinked"]);
      }).pipe(Effect.scoped),
    );
  });
});

import { assert, describe, it, layer } from "@effect/vitest";
import * as TestServers from "@atoll/testing/postgres/TestServers";
import { UserId } from "@atoll/contract/identity/User";
import { SessionId } from "@atoll/contract/identity/SessionId";
import { TenantId } from "@atoll/contract/tenants/Tenant";
import { DateTime, Duration, Effect, Option } from "effect";
import { SessionRepository } from "../../src/identity/SessionRepository.ts";
import { UserRepository } from "../../src/identity/UserRepository.ts";
import { MembershipRepository } from "../../src/tenants/MembershipRepository.ts";
import { TenantRepository } from "../../src/tenants/TenantRepository.ts";
import { fresh, inTenant, organisation } from "../support/islands.ts";
import * as TestDatabase from "../support/TestDatabase.ts";

describe.each(TestServers.all)("$label", (server) => {
  if (server.unavailable !== null) return it.skip(server.unavailable);

  layer(TestDatabase.layer(server))("people", (it) => {
    it.effect("are found by address before a tenant is known, with the tenants they may enter", () =>
      Effect.gen(function* () {
        const users = yield* UserRepository;
        const lagoon = yield* organisation("Lagoon");
        const account = Option.getOrThrow(yield* users.findByEmail(lagoon.email));
        assert.strictEqual(account.id, lagoon.userId);
        assert.strictEqual(account.passwordHash, "$argon2id$test");
        assert.deepStrictEqual(yield* users.tenants(lagoon.userId), [
          {
            tenantId: lagoon.tenantId,
            tenantName: "Lagoon",
            tenantState: "active",
            role: "owner",
            roleId: null,
          },
        ]);
      }),
    );

    it.effect("register once per address: the second attempt writes nothing", () =>
      Effect.gen(function* () {
        const users = yield* UserRepository;
        const tenants = yield* TenantRepository;
        const first = yield* organisation("First");
        const tenantId = fresh(TenantId);
        const again = yield* users.register({
          userId: fresh(UserId),
          email: first.email,
          canonicalEmail: first.email,
          displayName: "Impostor",
          passwordHash: "x",
          tenantId,
          tenantName: "Second",
        });
        assert.isFalse(again);
        assert.isTrue(Option.isNone(yield* inTenant(tenantId)(tenants.current)));
      }),
    );

    it.effect("register concurrently with one address: one succeeds", () =>
      Effect.gen(function* () {
        const users = yield* UserRepository;
        const email = `${fresh(UserId)}@race.example`;
        const results = yield* Effect.forEach(
          Array.from({ length: 8 }, () => ({
            userId: fresh(UserId),
            email,
            canonicalEmail: email,
            displayName: "Racer",
            passwordHash: "x",
            tenantId: fresh(TenantId),
            tenantName: "Race",
          })),
          users.register,
          { concurrency: "unbounded" },
        );
        assert.strictEqual(results.filter(Boolean).length, 1);
      }),
    );

    it.effect("are visible to the tenants they belong to, and to no other", () =>
      Effect.gen(function* () {
        const users = yield* UserRepository;
        const members = yield* MembershipRepository;
        const [here, there] = [yield* organisation("Here"), yield* organisation("There")];
        assert.isTrue(Option.isNone(yield* here.as(users.get(there.userId))));
        assert.isTrue(yield* here.as(members.add(there.userId, "viewer")));
        assert.isFalse(yield* here.as(members.add(there.userId, "owner")));
        assert.strictEqual(Option.getOrThrow(yield* here.as(users.get(there.userId))).email, there.email);
        const { items } = yield* here.as(members.list({}));
        assert.deepStrictEqual(
          items.map(({ userId, role }) => [userId, role]),
          [
            [there.userId, "viewer"],
            [here.userId, "owner"],
          ],
        );
        assert.strictEqual((yield* there.as(members.list({}))).items.length, 1);
      }),
    );
  });

  layer(TestDatabase.layer(server))("sessions", (it) => {
    const start = Effect.fnUntraced(function* (idle: Duration.Duration, absolute: Duration.Duration) {
      const sessions = yield* SessionRepository;
      const owner = yield* organisation("Sessions");
      const tokenHash = crypto.getRandomValues(new Uint8Array(32));
      const id = fresh(SessionId);
      yield* owner.as(
        sessions.create({
          id,
          userId: owner.userId,
          kind: "browser",
          tokenHash,
          assurance: "single",
          methods: ["password"],
          address: "192.0.2.7",
          userAgent: null,
          device: null,
          after: null,
          idle,
          absolute,
        }),
      );
      return { sessions, owner, tokenHash, id };
    });

    it.effect("are found by their token's hash, with the role of now", () =>
      Effect.gen(function* () {
        const { sessions, owner, tokenHash } = yield* start(Duration.hours(1), Duration.hours(24));
        const members = yield* MembershipRepository;
        const found = Option.getOrThrow(yield* sessions.find(tokenHash));
        assert.strictEqual(found.tenantId, owner.tenantId);
        assert.strictEqual(found.role, "owner");
        yield* owner.as(members.setRole(owner.userId, "guest"));
        assert.strictEqual(Option.getOrThrow(yield* sessions.find(tokenHash)).role, "guest");
      }),
    );

    it.effect("end by revocation, idleness and age", () =>
      Effect.gen(function* () {
        const revoked = yield* start(Duration.hours(1), Duration.hours(24));
        assert.isTrue(yield* revoked.owner.as(revoked.sessions.revoke(revoked.id, "logout")));
        assert.isFalse(yield* revoked.owner.as(revoked.sessions.revoke(revoked.id, "logout")));
        const idle = yield* start(Duration.zero, Duration.hours(24));
        const old = yield* start(Duration.hours(1), Duration.zero);
        yield* old.sessions.touch([{ tenantId: old.owner.tenantId, id: old.id, at: yield* DateTime.now }]);
        for (const { sessions, tokenHash } of [revoked, idle, old]) {
          assert.isTrue(Option.isNone(yield* sessions.find(tokenHash)));
        }
      }),
    );

    it.effect("end with the membership", () =>
      Effect.gen(function* () {
        const { sessions, owner, tokenHash } = yield* start(Duration.hours(1), Duration.hours(24));
        const members = yield* MembershipRepository;
        assert.isTrue(yield* owner.as(members.remove(owner.userId)));
        assert.isTrue(Option.isNone(yield* sessions.find(tokenHash)));
      }),
    );

    it.effect("cannot be ended by another tenant", () =>
      Effect.gen(function* () {
        const { sessions, tokenHash, id } = yield* start(Duration.hours(1), Duration.hours(24));
        const other = yield* organisation("Other");
        assert.isFalse(yield* other.as(sessions.revoke(id, "logout")));
        assert.isTrue(Option.isSome(yield* sessions.find(tokenHash)));
      }),
    );
  });
});

import { assert, describe, it, layer } from "@effect/vitest";
import * as TestServers from "@atoll/testing/postgres/TestServers";
import { Duration, Effect, Schema } from "effect";
import { SecureRandom } from "effect/crypto";
import { RetentionRepository } from "../../src/retention/RetentionRepository.ts";
import { AnalysisRepository } from "../../src/analyses/AnalysisRepository.ts";
import { MessageRepository } from "../../src/messages/MessageRepository.ts";
import { lagoon, node, organisation } from "../support/islands.ts";
import { connectAs } from "../support/roles.ts";
import * as TestDatabase from "../support/TestDatabase.ts";

const keep = Duration.days(7);
const Counted = Schema.Tuple([Schema.Struct({ count: Schema.Int })]);

/** Ages in days, on both sides of what is kept, and one that is not over at all. */
const ages = [8, 9, 10, 6, -1];

describe.each(TestServers.all)("$label", (server) => {
  if (server.unavailable !== null) return it.skip(server.unavailable);

  layer(TestDatabase.layer(server))("retention", (it) => {
    const counting = Effect.gen(function* () {
      const sql = yield* connectAs("superuser");
      return (table: string) =>
        Effect.map(
          Effect.flatMap(
            sql`select count(*)::int as count from ${sql(table)}`,
            Schema.decodeUnknownEffect(Counted),
          ),
          ([{ count }]) => count,
        );
    });

    /** Two first, then the third, then none: what is younger and what is not over stays. */
    const forgetsOldest = Effect.fnUntraced(function* (
      step: (keep: Duration.Duration, most: number) => Effect.Effect<number, { readonly _tag: string }>,
      table: string,
    ) {
      const count = yield* counting;
      assert.strictEqual(yield* count(table), 5);
      assert.strictEqual(yield* step(keep, 2), 2);
      assert.strictEqual(yield* step(keep, 2), 1);
      assert.strictEqual(yield* step(keep, 2), 0);
      assert.strictEqual(yield* count(table), 2);
      assert.strictEqual(yield* step(Duration.zero, 1_000), 1);
      assert.strictEqual(yield* count(table), 1, "what is not over stays, whatever is asked for");
    });

    it.effect("forgets sessions past their end", () =>
      Effect.gen(function* () {
        const retention = yield* RetentionRepository;
        const sql = yield* connectAs("superuser");
        const { tenantId, userId } = yield* organisation("Lagoon");
        for (const days of ages) {
          yield* sql`
            insert into sessions (tenant_id, id, user_id, token_hash, idle_expires_at, expires_at)
            values (${tenantId}, gen_random_uuid(), ${userId}, sha256(${SecureRandom.uuidV7Unsafe()}::bytea),
              now(), now() - ${days} * interval '1 day')`;
        }
        yield* forgetsOldest(retention.forgetSessions, "sessions");
      }).pipe(Effect.scoped),
    );

    it.effect("forgets tokens and assertions of nodes past their end", () =>
      Effect.gen(function* () {
        const retention = yield* RetentionRepository;
        const sql = yield* connectAs("superuser");
        const owner = yield* organisation("Lagoon");
        const { id } = yield* node(owner, "Biscoe");
        for (const days of ages) {
          yield* sql`
            insert into node_tokens (tenant_id, token_hash, node_id, expires_at)
            values (${owner.tenantId}, sha256(${SecureRandom.uuidV7Unsafe()}::bytea), ${id},
              now() - ${days} * interval '1 day')`;
          yield* sql`
            insert into node_assertions (tenant_id, node_id, jti, expires_at)
            values (${owner.tenantId}, ${id}, ${String(days)}, now() - ${days} * interval '1 day')`;
        }
        yield* forgetsOldest(retention.forgetNodeTokens, "node_tokens");
        yield* forgetsOldest(retention.forgetNodeAssertions, "node_assertions");
      }).pipe(Effect.scoped),
    );

    it.effect("forgets sign-ins at providers that cannot be finished any more", () =>
      Effect.gen(function* () {
        const retention = yield* RetentionRepository;
        const sql = yield* connectAs("superuser");
        const { tenantId } = yield* organisation("Lagoon");
        const id = SecureRandom.uuidV7Unsafe();
        yield* sql`
          insert into login_providers (tenant_id, id, kind, issuer, name, client_id, client_secret_sealed, default_role)
          values (${tenantId}, ${id}, 'google', 'https://accounts.google.com', 'Google', 'c', 's', 'member')`;
        for (const days of ages) {
          yield* sql`
            insert into login_attempts (tenant_id, id, provider_id, state_hash, browser_hash, secrets_sealed, purpose,
              redirect, expires_at)
            values (${tenantId}, gen_random_uuid(), ${id}, sha256(${SecureRandom.uuidV7Unsafe()}::bytea),
              sha256('b'), 's', 'login', '/', now() - ${days} * interval '1 day')`;
        }
        yield* forgetsOldest(retention.forgetLoginAttempts, "login_attempts");
      }).pipe(Effect.scoped),
    );

    it.effect("forgets API keys and families of refresh tokens that are over, and challenges", () =>
      Effect.gen(function* () {
        const retention = yield* RetentionRepository;
        const sql = yield* connectAs("superuser");
        const { tenantId, userId } = yield* organisation("Lagoon");
        const hash = () => sql`sha256(${SecureRandom.uuidV7Unsafe()}::bytea)`;
        for (const days of ages) {
          const end = sql`now() - ${days} * interval '1 day'`;
          yield* sql`
            insert into api_keys (tenant_id, id, user_id, name, prefix, key_hash, scopes, expires_at, revoked_at)
            values (${tenantId}, gen_random_uuid(), ${userId}, 'k', 'atoll_k_abcdefgh', ${hash()}, array['projects:read'],
              now() + interval '1 year', case when ${days} > 0 then ${end} end)`;
          const id = SecureRandom.uuidV7Unsafe();
          yield* sql`
            insert into sessions (tenant_id, id, user_id, kind, token_hash, idle_expires_at, expires_at, revoked_at)
            values (${tenantId}, ${id}, ${userId}, 'token', ${hash()}, now() + interval '1 year',
              now() + interval '1 year', case when ${days} > 0 then ${end} end)`;
          yield* sql`
            insert into refresh_tokens (tenant_id, session_id, generation, token_hash, rotated_at)
            values (${tenantId}, ${id}, 0, ${hash()}, now() - interval '300 days')`;
          yield* sql`
            insert into ceremonies (challenge_hash, purpose, expires_at) values (${hash()}, 'login', ${end})`;
        }
        yield* forgetsOldest(retention.forgetApiKeys, "api_keys");
        yield* forgetsOldest(retention.forgetRefreshTokens, "refresh_tokens");
        yield* forgetsOldest(retention.forgetCeremonies, "ceremonies");
      }).pipe(Effect.scoped),
    );

    it.effect("forgets proofs of effects, and those of today whatever is asked for", () =>
      Effect.gen(function* () {
        const retention = yield* RetentionRepository;
        const sql = yield* connectAs("superuser");
        const { tenantId } = yield* organisation("Lagoon");
        for (const days of ages) {
          yield* sql`
            insert into effects (tenant_id, key, kind, created_at)
            values (${tenantId}, ${String(days)}, 'k', now() - greatest(${days}, 0) * interval '1 day')`;
        }
        yield* forgetsOldest(retention.forgetEffects, "effects");
      }).pipe(Effect.scoped),
    );

    it.effect("forgets accounts that were never confirmed, and none with anybody or anything beside it", () =>
      Effect.gen(function* () {
        const retention = yield* RetentionRepository;
        const sql = yield* connectAs("superuser");
        const [gone, confirmed, young, shared, working, signedIn, guest] = yield* Effect.all([
          organisation("Gone"),
          organisation("Confirmed"),
          organisation("Young"),
          organisation("Shared"),
          organisation("Working"),
          organisation("Signed"),
          organisation("Guest"),
        ]);
        const people = [gone, confirmed, young, shared, working, signedIn, guest].map(({ userId }) => userId);
        yield* sql`
          update users set created_at = now() - interval '8 days', email_verified_at = null
          where ${sql.in("id", people)}`;
        yield* sql`update users set email_verified_at = now() where id = ${confirmed.userId}`;
        yield* sql`update users set created_at = now() - interval '6 days' where id = ${young.userId}`;
        yield* sql`
          insert into memberships (tenant_id, user_id, role) values (${shared.tenantId}, ${guest.userId}, 'guest')`;
        yield* sql`
          insert into projects (tenant_id, id, name, description, created_by)
          values (${working.tenantId}, gen_random_uuid(), 'Penguins', '', ${working.userId})`;
        yield* sql`
          insert into sessions (tenant_id, id, user_id, token_hash, idle_expires_at, expires_at)
          values (${signedIn.tenantId}, gen_random_uuid(), ${signedIn.userId}, sha256('s'), now(), now())`;
        assert.strictEqual(yield* retention.forgetUnconfirmedAccounts(keep, 1_000), 1);
        const left = yield* sql`select id from users where ${sql.in("id", people)}`;
        assert.sameMembers(
          left.map(({ id }) => id),
          people.filter((id) => id !== gone.userId),
        );
        const purging = yield* sql`select id from tenants where state = 'purging'`;
        assert.deepStrictEqual(purging, [{ id: gone.tenantId }]);
        assert.strictEqual(yield* retention.forgetUnconfirmedAccounts(keep, 1_000), 0);
      }).pipe(Effect.scoped),
    );

    it.effect("forgets signals from their delivery on, and none that was not delivered", () =>
      Effect.gen(function* () {
        const retention = yield* RetentionRepository;
        const sql = yield* connectAs("superuser");
        const { tenantId } = yield* organisation("Lagoon");
        for (const days of ages) {
          yield* sql`
            insert into outbox (tenant_id, id, kind, payload, context, created_at, delivered_at)
            values (${tenantId}, gen_random_uuid(), 'k', '{}', '{}', now() - interval '100 days',
              case when ${days} > 0 then now() - ${days} * interval '1 day' end)`;
        }
        yield* forgetsOldest(retention.forgetDelivered, "outbox");
      }).pipe(Effect.scoped),
    );

    it.effect("forgets the answers to calls", () =>
      Effect.gen(function* () {
        const retention = yield* RetentionRepository;
        const sql = yield* connectAs("superuser");
        const { tenantId } = yield* organisation("Lagoon");
        for (const days of ages) {
          yield* sql`
            insert into idempotency_keys (tenant_id, actor, key, operation, request_digest, created_at)
            values (${tenantId}, 'a', ${String(days)}, 'o', repeat('0', 64),
              now() - greatest(${days}, 0) * interval '1 day')`;
        }
        yield* forgetsOldest(retention.forgetIdempotencyKeys, "idempotency_keys");
      }).pipe(Effect.scoped),
    );

    it.effect("takes the content out of messages, and keeps what a site may know of them", () =>
      Effect.gen(function* () {
        const retention = yield* RetentionRepository;
        const messages = yield* MessageRepository;
        const analyses = yield* AnalysisRepository;
        const sql = yield* connectAs("superuser");
        const { research, site, analysisId, data, aggregator } = yield* lagoon;
        yield* research.as(analyses.share(analysisId));
        const batch = ages.map((_, index) => ({
          envelope: {
            version: 1 as const,
            analysisId,
            sender: data.id,
            recipient: aggregator.id,
            sequence: index + 1,
            ephemeralKey: "k",
            salt: "s",
            nonce: "n",
            ciphertext: "c".repeat(1_000),
          },
          digest: "a".repeat(64),
          size: 1_000,
        }));
        const send = site.as(messages.send(batch, 60));
        assert.strictEqual(yield* send, 5);
        const flows = yield* research.as(messages.flows(analysisId));
        for (const [index, days] of ages.entries()) {
          yield* sql`
            update messages set expires_at = now() - ${days} * interval '1 day' where sequence = ${index + 1}`;
        }
        assert.strictEqual(yield* retention.emptyMessages(keep, 2), 2);
        assert.strictEqual(yield* retention.emptyMessages(keep, 2), 1);
        assert.strictEqual(yield* retention.emptyMessages(keep, 2), 0);
        const full = yield* sql`select sequence from messages where envelope <> 'null' order by 1`;
        assert.deepStrictEqual(full, [{ sequence: 4n }, { sequence: 5n }]);
        assert.deepStrictEqual(yield* research.as(messages.flows(analysisId)), flows);
        assert.strictEqual(yield* send, 0, "a resend is still one");
        const pulled = yield* research.as(
          messages.pull({ nodeId: aggregator.id, analysisId, limit: 10, leaseSeconds: 30 }),
        );
        assert.deepStrictEqual(
          pulled.map(({ envelope }) => envelope.sequence),
          [5],
        );
      }).pipe(Effect.scoped),
    );

    it.effect("sees nothing of what it forgets", () =>
      Effect.gen(function* () {
        const sql = yield* connectAs("system");
        for (const table of ["sessions", "messages", "node_tokens", "node_assertions", "idempotency_keys"]) {
          const refused = yield* Effect.flip(sql`select from ${sql(table)}`);
          assert.strictEqual(refused.reason._tag, "AuthorizationError");
        }
      }).pipe(Effect.scoped),
    );
  });
});

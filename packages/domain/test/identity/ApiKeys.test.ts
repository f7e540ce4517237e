import { ApiKeyId } from "@atoll/contract/identity/Credential";
import type { ApiKeyScope } from "@atoll/contract/identity/Permission";
import type { Actor } from "@atoll/contract/RequestContext";
import { Database } from "@atoll/database/Database";
import { ApiKeyRepository } from "@atoll/database/identity/ApiKeyRepository";
import { MembershipRepository } from "@atoll/database/tenants/MembershipRepository";
import { Invalidations } from "@atoll/platform/invalidations/Invalidations";
import { KeyEncryptionKey } from "@atoll/security/KeyEncryptionKey";
import { assert, layer } from "@effect/vitest";
import { DateTime, Effect, Layer, Option, Redacted } from "effect";
import { SecureRandom } from "effect/crypto";
import { Access } from "../../src/access/Access.ts";
import { Entitlements } from "../../src/access/Entitlements.ts";
import { Operators } from "../../src/access/Operators.ts";
import { everyPermit } from "../../src/Permit.ts";
import { actingAs, currentTenant, currentUser } from "../../src/caller.ts";
import { AccessTokens } from "../../src/identity/AccessTokens.ts";
import { ApiKeys } from "../../src/identity/ApiKeys.ts";
import { Credentials } from "../../src/identity/Credentials.ts";
import { Revocations } from "../../src/revocation/Revocations.ts";
import { Mails } from "../../src/mail/Mails.ts";
import { Quotas } from "../../src/tenants/Quotas.ts";
import { layerSubmitting } from "../support/jobProcess.ts";
import { organisation } from "../support/organisation.ts";
import { layerPostgres } from "../support/TestDatabase.ts";
import { noExternalCallers } from "./support/noExternalCallers.ts";

/** Nobody here shows an access token. */
const accessTokens = Layer.mock(AccessTokens, {});

const hub = Layer.mergeAll(ApiKeys.layer, Credentials.layer).pipe(
  Layer.provide([Mails.layer, accessTokens, noExternalCallers, Quotas.layer]),
  Layer.provideMerge(Access.layer.pipe(Layer.provide([Entitlements.layer, Operators.layerNobody]))),
  Layer.provideMerge(Revocations.layer),
  Layer.provideMerge(Invalidations.layerMemory),
  Layer.provideMerge(layerSubmitting),
  Layer.provideMerge(Layer.merge(layerPostgres, KeyEncryptionKey.layerTest)),
);

const inDays = (days: number) => Effect.map(DateTime.now, (now) => DateTime.add(now, { days }));

const make = Effect.fnUntraced(function* (...scopes: ReadonlyArray<ApiKeyScope>) {
  const { create } = yield* ApiKeys;
  return yield* create({ name: "Nightly", scopes, expiresAt: yield* inDays(30) });
});

const caller = (key: string) =>
  Effect.flatMap(Credentials, ({ authenticate }) => authenticate(Redacted.make(key)));

const refusal = (key: string) => Effect.map(Effect.flip(caller(key)), ({ _tag }) => _tag);

layer(hub, { excludeTestServices: true, timeout: "30 seconds" })("an API key", (it) => {
  it.effect("speaks for its user with the role of now and its scopes; a mail tells of it", () =>
    Effect.gen(function* () {
      const { as, userId, tenantId } = yield* organisation("Lagoon");
      const { sql, forTenant } = yield* Database;
      const members = yield* MembershipRepository;
      const { tell } = yield* Revocations;
      const { key, id, prefix } = yield* as(make("projects:read", "audit:read"));
      assert.isTrue(key.startsWith(prefix));
      const actor: Actor = {
        _tag: "User",
        userId,
        role: "owner",
        roleId: null,
        credential: { _tag: "ApiKey", apiKeyId: id, scopes: ["projects:read", "audit:read"] },
      };
      assert.deepStrictEqual(yield* caller(key), { tenantId, tenantState: "active", actor });
      yield* as(members.setRole(userId, "guest"));
      yield* tell(`user:${userId}`);
      assert.deepStrictEqual((yield* caller(key)).actor, { ...actor, role: "guest" });
      const mails = yield* as(forTenant(() => sql`select payload from jobs`));
      assert.deepInclude(mails[0], {
        payload: { ...Object(mails[0])["payload"], template: "ApiKeyCreated" },
      });
      assert.notInclude(JSON.stringify(mails), key);
      const keys = yield* ApiKeyRepository;
      yield* keys.touch([{ tenantId, id, at: yield* DateTime.now }]);
      assert.isNotNull(Option.getOrThrow(yield* as(keys.get(id))).lastUsedAt);
    }),
  );

  it.effect("is good for nothing that its maker does not hold, and for a year at most", () =>
    Effect.gen(function* () {
      const { as, userId } = yield* organisation("Viewer");
      const { create } = yield* ApiKeys;
      const members = yield* MembershipRepository;
      yield* as(members.setRole(userId, "viewer"));
      const asViewer = <A, E, R>(effect: Effect.Effect<A, E, R>) =>
        as(
          Effect.flatMap(currentUser, (actor) =>
            Effect.flatMap(currentTenant, (tenantId) =>
              actingAs(tenantId, { ...actor, role: "viewer" })(effect),
            ),
          ),
        );
      assert.strictEqual((yield* Effect.flip(asViewer(make("projects:create"))))._tag, "ScopeNotHeld");
      for (const days of [-1, 366]) {
        const expiresAt = yield* inDays(days);
        const refused = yield* Effect.flip(as(create({ name: "x", scopes: ["projects:read"], expiresAt })));
        assert.strictEqual(refused._tag, "InvalidRequest");
      }
    }),
  );

  it.effect("ends at once when it is revoked, by its user or an administrator, and for nobody else", () =>
    Effect.gen(function* () {
      const [lagoon, other] = [yield* organisation("Lagoon"), yield* organisation("Other")];
      const { revoke, revokeAny } = yield* ApiKeys;
      const [first, second] = yield* lagoon.as(Effect.all([make("jobs:read"), make("jobs:read")]));
      yield* Effect.all([caller(first.key), caller(second.key)]);
      const foreign = [
        revoke(first.id),
        Effect.provideContext(revokeAny(other.tenantId, first.id), everyPermit),
        revoke(ApiKeyId.make(SecureRandom.uuidV7Unsafe())),
      ];
      for (const attempt of foreign) {
        assert.strictEqual((yield* Effect.flip(other.as(attempt)))._tag, "ApiKeyNotFound");
      }
      yield* caller(first.key);
      yield* lagoon.as(revoke(first.id));
      yield* lagoon.as(Effect.provideContext(revokeAny(lagoon.tenantId, second.id), everyPermit));
      for (const { key } of [first, second]) assert.strictEqual(yield* refusal(key), "Unauthenticated");
    }),
  );

  it.effect("rotates once however many ask, and works on for the overlap only", () =>
    Effect.gen(function* () {
      const { as } = yield* organisation("Lagoon");
      const { rotate, list } = yield* ApiKeys;
      const old = yield* as(make("jobs:read"));
      const expiresAt = yield* inDays(60);
      const attempts = yield* as(
        Effect.all(
          Array.from({ length: 8 }, () => Effect.result(rotate(old.id, { expiresAt, overlapSeconds: 60 }))),
          { concurrency: "unbounded" },
        ),
      );
      assert.strictEqual(attempts.filter(({ _tag }) => _tag === "Success").length, 1);
      const [successor] = (yield* as(list({}))).items;
      assert.deepInclude(successor, { name: old.name, scopes: old.scopes, revokedAt: null });
      yield* caller(old.key);
      const hard = yield* as(make("jobs:read"));
      yield* caller(hard.key);
      const { key } = yield* as(rotate(hard.id, { expiresAt, overlapSeconds: 0 }));
      assert.strictEqual(yield* refusal(hard.key), "Unauthenticated");
      yield* caller(key);
    }),
  );

  it.effect("with another letter, or as a token of another kind, is nobody's and asks no database", () =>
    Effect.gen(function* () {
      const { as } = yield* organisation("Lagoon");
      const { key } = yield* as(make("jobs:read"));
      const last = key.endsWith("A") ? "B" : "A";
      const others = [
        `${key.slice(0, -1)}${last}`,
        key.replace("atoll_k_", "atoll_s_"),
        `${key} `,
        key.slice(8),
      ];
      for (const other of others) assert.strictEqual(yield* refusal(other), "Unauthenticated");
    }),
  );
});

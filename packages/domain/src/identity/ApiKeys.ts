import type { InvalidRequest, ServiceUnavailable } from "@atoll/contract/CommonProblems";
import {
  type ApiKey,
  type ApiKeyGrant,
  apiKeyMaximumDays,
  type ApiKeyRotation,
  type NewApiKey,
} from "@atoll/contract/identity/ApiKey";
import { ApiKeyEnded, ApiKeyNotFound, ScopeNotHeld } from "@atoll/contract/identity/ApiKeyProblems";
import { ApiKeyId } from "@atoll/contract/identity/Credential";
import type { Permission } from "@atoll/contract/identity/Permission";
import type { Instant } from "@atoll/contract/Instant";
import type { PageRequest } from "@atoll/contract/Page";
import { CurrentRequest } from "@atoll/contract/RequestContext";
import type { TenantId } from "@atoll/contract/tenants/Tenant";
import { type QuotaExceeded, TenantNotFound } from "@atoll/contract/tenants/TenantProblems";
import { Database } from "@atoll/database/Database";
import { ApiKeyRepository } from "@atoll/database/identity/ApiKeyRepository";
import { UserRepository } from "@atoll/database/identity/UserRepository";
import { TenantRepository } from "@atoll/database/tenants/TenantRepository";
import * as SecretKey from "@atoll/security/ApiKey";
import { Context, DateTime, Effect, Layer, Option, Redacted } from "effect";
import { AuditTrail } from "../audit/AuditTrail.ts";
import { diff } from "../audit/diff.ts";
import { Access } from "../access/Access.ts";
import type { Permit } from "../Permit.ts";
import { currentTenant, currentUser } from "../caller.ts";
import { Mails } from "../mail/Mails.ts";
import { newId } from "../newId.ts";
import type { PageOf } from "../PageOf.ts";
import { databaseAnswers, invalidMember, listAnswers } from "../unavailable.ts";
import { Revocations, tagOf } from "../revocation/Revocations.ts";
import { Quotas } from "../tenants/Quotas.ts";

type Made = ScopeNotHeld | InvalidRequest | ServiceUnavailable;

/** What members' programs call with. */
export class ApiKeys extends Context.Service<
  ApiKeys,
  {
    /**
     * A key of the caller in the active tenant, shown this once; its person is told by mail. Every scope must be among
     * what the caller may do now in the whole organisation. Should it lose a right later, so does the key.
     */
    create(input: NewApiKey): Effect.Effect<ApiKeyGrant, Made | QuotaExceeded>;
    /** The caller's own, ended ones too, newest first. */
    list(page: PageRequest): Effect.Effect<PageOf<ApiKey>, InvalidRequest | ServiceUnavailable>;
    /** A successor of the caller's own key. The old one works on for the overlap; of several rotations at once, one counts. */
    rotate(
      id: ApiKeyId,
      rotation: ApiKeyRotation,
    ): Effect.Effect<ApiKeyGrant, Made | ApiKeyNotFound | ApiKeyEnded>;
    /** Ends the caller's own key, on every process within a second. */
    revoke(id: ApiKeyId): Effect.Effect<void, ApiKeyNotFound | ServiceUnavailable>;
    listAll(
      tenantId: TenantId,
      page: PageRequest,
    ): Effect.Effect<
      PageOf<ApiKey>,
      TenantNotFound | InvalidRequest | ServiceUnavailable,
      Permit<"members:update">
    >;
    revokeAny(
      tenantId: TenantId,
      id: ApiKeyId,
    ): Effect.Effect<void, TenantNotFound | ApiKeyNotFound | ServiceUnavailable, Permit<"members:update">>;
  }
>()("@atoll/domain/identity/ApiKeys") {
  static readonly layer = Layer.effect(
    ApiKeys,
    Effect.gen(function* () {
      const database = yield* Database;
      const keys = yield* ApiKeyRepository;
      const users = yield* UserRepository;
      const tenants = yield* TenantRepository;
      const access = yield* Access;
      const quotas = yield* Quotas;
      const mails = yield* Mails;
      const revocations = yield* Revocations;
      const trail = yield* AuditTrail;

      const refuseOthers = Effect.fnUntraced(function* (scopes: ReadonlyArray<Permission>) {
        for (const scope of scopes) {
          if (!(yield* access.permits(scope))) {
            return yield* new ScopeNotHeld({ detail: `You do not hold ${scope} yourself.` });
          }
        }
      });

      const refuseTime = Effect.fnUntraced(function* (expiresAt: Instant) {
        const now = yield* DateTime.now;
        const last = DateTime.add(now, { days: apiKeyMaximumDays });
        if (!DateTime.between(expiresAt, { minimum: now, maximum: last })) {
          return yield* invalidMember("/payload/expiresAt", "must be in the future, and within a year");
        }
      });

      const tell = Effect.fnUntraced(function* ({ userId, name, expiresAt }: ApiKey) {
        const { address } = yield* CurrentRequest;
        const user = yield* users.get(userId);
        const tenant = yield* tenants.current;
        if (Option.isNone(user) || Option.isNone(tenant)) return;
        const { email, displayName } = user.value;
        const origin = { at: yield* DateTime.now, by: displayName, address, userAgent: null };
        yield* mails.send({
          to: { name: displayName, address: email },
          template: { _tag: "ApiKeyCreated", name, tenant: tenant.value.name, expiresAt, origin },
        });
      });

      const issue = Effect.fnUntraced(function* ({
        name,
        scopes,
        expiresAt,
      }: Pick<ApiKey, "name" | "scopes" | "expiresAt">) {
        const { userId } = yield* currentUser;
        const id = yield* newId(ApiKeyId);
        const { key, prefix, hash: keyHash } = yield* SecretKey.issue;
        const made = yield* keys.create({ id, userId, name, prefix, keyHash, scopes, expiresAt });
        yield* tell(made);
        return { key: Redacted.value(key), ...made };
      });

      const create = Effect.fn("ApiKeys.create")(function* (input: NewApiKey) {
        yield* refuseTime(input.expiresAt);
        yield* refuseOthers(input.scopes);
        return yield* trail.recorded(quotas.within("apiKeys", keys.countLive, issue(input)), (made) => ({
          action: "api-keys.create",
          target: { type: "apiKey", id: made.id },
          changes: diff("apiKey", {}, made),
        }));
      }, databaseAnswers);

      const own = Effect.fnUntraced(function* (id: ApiKeyId) {
        const { userId } = yield* currentUser;
        const key = Option.filter(yield* keys.get(id), (found) => found.userId === userId);
        return yield* Effect.fromOption(key, () => new ApiKeyNotFound({}));
      });

      const rotate = Effect.fn("ApiKeys.rotate")(function* (id: ApiKeyId, rotation: ApiKeyRotation) {
        const { expiresAt, overlapSeconds } = rotation;
        const before = yield* own(id);
        const { name, scopes } = before;
        yield* refuseTime(expiresAt);
        yield* refuseOthers(scopes);
        return yield* database.transaction(
          Effect.gen(function* () {
            const made = yield* issue({ name, scopes, expiresAt });
            const superseded = yield* keys.supersede(id, made.id, overlapSeconds);
            if (Option.isNone(superseded)) return yield* new ApiKeyEnded({});
            yield* revocations.tell(tagOf.apiKey(id));
            yield* trail.record({
              action: "api-keys.rotate",
              target: { type: "apiKey", id },
              changes: diff("apiKey", before, { ...superseded.value, successor: made.id }),
            });
            return made;
          }),
        );
      }, databaseAnswers);

      /** Ending it again changes nothing. */
      const end = Effect.fnUntraced(function* (action: string, before: ApiKey) {
        const { id } = before;
        const ended = yield* Effect.fromOption(yield* keys.revoke(id), () => new ApiKeyNotFound({}));
        if (before.revokedAt !== null) return;
        yield* revocations.tell(tagOf.apiKey(id));
        yield* trail.record({
          action,
          target: { type: "apiKey", id },
          changes: diff("apiKey", before, ended),
        });
      }, database.transaction);

      const revoke = Effect.fn("ApiKeys.revoke")(
        (id: ApiKeyId) => Effect.flatMap(own(id), (key) => end("api-keys.revoke", key)),
        databaseAnswers,
      );

      const list = Effect.fn("ApiKeys.list")(function* (page: PageRequest) {
        const { userId } = yield* currentUser;
        return yield* keys.list(userId, page);
      }, listAnswers);

      const inTenant = Effect.fnUntraced(function* (tenantId: TenantId) {
        if ((yield* currentTenant) !== tenantId) return yield* new TenantNotFound({});
      });

      const listAll = Effect.fn("ApiKeys.listAll")(function* (tenantId: TenantId, page: PageRequest) {
        yield* inTenant(tenantId);
        const listed = trail.listed(keys.list(null, page), page, {
          action: "api-keys.listAll",
          target: { type: "tenant", id: tenantId },
        });
        return yield* listAnswers(listed);
      });

      const revokeAny = Effect.fn("ApiKeys.revokeAny")(function* (tenantId: TenantId, id: ApiKeyId) {
        yield* inTenant(tenantId);
        const key = yield* Effect.fromOption(yield* keys.get(id), () => new ApiKeyNotFound({}));
        yield* end("api-keys.revokeAny", key);
      }, databaseAnswers);

      return ApiKeys.of({ create, list, rotate, revoke, listAll, revokeAny });
    }),
  ).pipe(Layer.provide(AuditTrail.layer));
}

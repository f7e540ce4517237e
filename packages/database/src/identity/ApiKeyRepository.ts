import { ApiKey } from "@atoll/contract/identity/ApiKey";
import { ApiKeyId } from "@atoll/contract/identity/Credential";
import { Permission } from "@atoll/contract/identity/Permission";
import { Role, RoleId } from "@atoll/contract/identity/Role";
import { UserId } from "@atoll/contract/identity/User";
import { Instant } from "@atoll/contract/Instant";
import type { PageRequest } from "@atoll/contract/Page";
import { TenantId, TenantState } from "@atoll/contract/tenants/Tenant";
import { Context, DateTime, Effect, Layer, type Option, Schema } from "effect";
import * as arrays from "../arrayParameters.ts";
import { Database } from "../Database.ts";
import type { DatabaseUnavailable } from "../DatabaseUnavailable.ts";
import { type InvalidCursor, type Page, page } from "../Paging.ts";
import { all, counted, maybe, one, run } from "../statements.ts";

export interface NewApiKeyRow {
  readonly id: ApiKeyId;
  readonly userId: UserId;
  readonly name: string;
  readonly prefix: string;
  /** SHA-256 of the key. */
  readonly keyHash: Uint8Array;
  readonly scopes: ReadonlyArray<Permission>;
  readonly expiresAt: Instant;
}

/** A key that is good now, with the role its user has and the state its tenant is in at this moment. */
export const LiveApiKey = Schema.Struct({
  tenantId: TenantId,
  tenantState: TenantState,
  id: ApiKeyId,
  userId: UserId,
  role: Role,
  roleId: Schema.NullOr(RoleId),
  scopes: Schema.Array(Permission),
  expiresAt: Instant,
});
export type LiveApiKey = typeof LiveApiKey.Type;

export interface ApiKeyUse {
  readonly tenantId: TenantId;
  readonly id: ApiKeyId;
  readonly at: Instant;
}

/** API keys of members of the current tenant, kept as SHA-256. */
export class ApiKeyRepository extends Context.Service<
  ApiKeyRepository,
  {
    readonly create: (key: NewApiKeyRow) => Effect.Effect<ApiKey, DatabaseUnavailable>;
    readonly get: (id: ApiKeyId) => Effect.Effect<Option.Option<ApiKey>, DatabaseUnavailable>;
    /** Newest first; those of `userId`, or of all members. */
    readonly list: (
      userId: UserId | null,
      request: PageRequest,
    ) => Effect.Effect<Page<ApiKey>, DatabaseUnavailable | InvalidCursor>;
    /** The key as it is afterwards; one that was revoked before stays as it was. */
    readonly revoke: (id: ApiKeyId) => Effect.Effect<Option.Option<ApiKey>, DatabaseUnavailable>;
    /** Lets the key work on for the overlap beside `successor`. None where it has ended or was rotated before. */
    readonly supersede: (
      id: ApiKeyId,
      successor: ApiKeyId,
      overlapSeconds: number,
    ) => Effect.Effect<Option.Option<ApiKey>, DatabaseUnavailable>;
    /** How many of the tenant's keys open anything now. */
    readonly countLive: Effect.Effect<number, DatabaseUnavailable>;
    /** Works before a tenant is known. None for one that has ended and for a deactivated user. */
    readonly find: (keyHash: Uint8Array) => Effect.Effect<Option.Option<LiveApiKey>, DatabaseUnavailable>;
    /** Notes when keys of any tenants were used, in one statement. */
    readonly touch: (uses: ReadonlyArray<ApiKeyUse>) => Effect.Effect<void, DatabaseUnavailable>;
  }
>()("@atoll/database/identity/ApiKeyRepository") {
  static readonly layer = Layer.effect(
    ApiKeyRepository,
    Effect.gen(function* () {
      const { sql, forTenant } = yield* Database;
      const columns =
        sql.literal(`id, user_id, name, prefix, scopes, created_at, expires_at, last_used_at, revoked_at,
        successor, overlap_until`);
      return ApiKeyRepository.of({
        create: ({ id, userId, name, prefix, keyHash, scopes, expiresAt }) =>
          forTenant((tenant) =>
            one(ApiKey)(sql`
              insert into api_keys (tenant_id, id, user_id, name, prefix, key_hash, scopes, expires_at)
              values (${tenant}, ${id}, ${userId}, ${name}, ${prefix}, ${keyHash}, ${arrays.texts(scopes)},
                ${DateTime.formatIso(expiresAt)})
              returning ${columns}`),
          ),
        get: (id) =>
          forTenant((tenant) =>
            maybe(ApiKey)(sql`select ${columns} from api_keys where tenant_id = ${tenant} and id = ${id}`),
          ),
        list: (userId, request) =>
          page(
            request,
            ({ id }: ApiKey) => id,
            (before, rows) =>
              forTenant((tenant) =>
                all(ApiKey)(sql`
                  select ${columns} from api_keys
                  where tenant_id = ${tenant} and id < ${before}
                    and ${userId === null ? sql`true` : sql`user_id = ${userId}`}
                  order by id desc limit ${rows}`),
              ),
          ),
        revoke: (id) =>
          forTenant((tenant) =>
            maybe(ApiKey)(sql`
              update api_keys set revoked_at = coalesce(revoked_at, now())
              where tenant_id = ${tenant} and id = ${id} returning ${columns}`),
          ),
        supersede: (id, successor, overlapSeconds) =>
          forTenant((tenant) =>
            maybe(ApiKey)(sql`
              update api_keys set successor = ${successor},
                overlap_until = now() + ${overlapSeconds} * interval '1 second'
              where tenant_id = ${tenant} and id = ${id} and revoked_at is null and successor is null
                and expires_at > now()
              returning ${columns}`),
          ),
        countLive: forTenant((tenant) =>
          counted(sql`
            select count(*)::integer as count from api_keys
            where tenant_id = ${tenant} and revoked_at is null and expires_at > now()
              and (overlap_until is null or overlap_until > now())`),
        ),
        find: (keyHash) => maybe(LiveApiKey)(sql`select * from auth_find_api_key(${keyHash})`),
        touch: (uses) =>
          run(sql`
            select auth_touch_api_keys(
              ${arrays.uuids(uses.map(({ tenantId }) => tenantId))},
              ${arrays.uuids(uses.map(({ id }) => id))},
              ${arrays.instants(uses.map(({ at }) => DateTime.formatIso(at)))})`),
      });
    }),
  );
}

import {
  AppleKey,
  JoiningRole,
  LoginProviderId,
  LoginProviderKind,
} from "@atoll/contract/identity/LoginProvider";
import { Instant } from "@atoll/contract/Instant";
import { TenantId } from "@atoll/contract/tenants/Tenant";
import { Context, Effect, Layer, Option, Schema } from "effect";
import * as arrays from "../arrayParameters.ts";
import { Database } from "../Database.ts";
import type { DatabaseUnavailable } from "../DatabaseUnavailable.ts";
import { all, maybe, wrote } from "../statements.ts";

/** A provider with its sealed secret; see `LoginProvider` of the contract. */
export const StoredProvider = Schema.Struct({
  id: LoginProviderId,
  kind: LoginProviderKind,
  issuer: Schema.String,
  name: Schema.String,
  clientId: Schema.String,
  clientSecretSealed: Schema.Uint8Array,
  appleKey: Schema.NullOr(AppleKey),
  allowedDomains: Schema.Array(Schema.String),
  autoJoin: Schema.Boolean,
  defaultRole: JoiningRole,
  enabled: Schema.Boolean,
  acceptsTokensFor: Schema.NullOr(Schema.String),
  createdAt: Instant,
});
export type StoredProvider = typeof StoredProvider.Type;

export type NewStoredProvider = Omit<StoredProvider, "createdAt">;

const Owner = Schema.Struct({ tenantId: Schema.NullOr(TenantId) });

/** More than anybody chooses from on a page. */
export const mostProviders = 20;

/** The login providers of the current tenant. */
export class LoginProviderRepository extends Context.Service<
  LoginProviderRepository,
  {
    /** Oldest first. */
    readonly list: Effect.Effect<ReadonlyArray<StoredProvider>, DatabaseUnavailable>;
    readonly get: (id: LoginProviderId) => Effect.Effect<Option.Option<StoredProvider>, DatabaseUnavailable>;
    /** False when the tenant has `mostProviders` already. */
    readonly create: (provider: NewStoredProvider) => Effect.Effect<boolean, DatabaseUnavailable>;
    /** Everything but kind and issuer; the secret where there is a new one, as the old one may be sealed anew meanwhile. */
    readonly update: (
      provider: Omit<StoredProvider, "clientSecretSealed">,
      clientSecretSealed: Uint8Array | null,
    ) => Effect.Effect<boolean, DatabaseUnavailable>;
    readonly remove: (id: LoginProviderId) => Effect.Effect<boolean, DatabaseUnavailable>;
    /** Works before a tenant is known: whose it is, while it is enabled and its tenant active. */
    readonly tenantOf: (id: LoginProviderId) => Effect.Effect<Option.Option<TenantId>, DatabaseUnavailable>;
  }
>()("@atoll/database/identity/LoginProviderRepository") {
  static readonly layer = Layer.effect(
    LoginProviderRepository,
    Effect.gen(function* () {
      const { sql, forTenant } = yield* Database;
      const columns = sql.literal(
        "id, kind, issuer, name, client_id, client_secret_sealed, apple_key, allowed_domains, auto_join, " +
          "default_role, enabled, accepts_tokens_for, created_at",
      );
      const json = (value: typeof AppleKey.Type | null) => (value === null ? null : sql.json(value));
      return LoginProviderRepository.of({
        list: forTenant((tenant) =>
          all(StoredProvider)(sql`
            select ${columns} from login_providers where tenant_id = ${tenant} order by created_at, id`),
        ),
        get: (id) =>
          forTenant((tenant) =>
            maybe(StoredProvider)(sql`
              select ${columns} from login_providers where tenant_id = ${tenant} and id = ${id}`),
          ),
        create: (p) =>
          forTenant((tenant) =>
            wrote(sql`
              insert into login_providers (tenant_id, id, kind, issuer, name, client_id, client_secret_sealed,
                apple_key, allowed_domains, auto_join, default_role, enabled, accepts_tokens_for)
              select ${tenant}::uuid, ${p.id}::uuid, ${p.kind}, ${p.issuer}, ${p.name}, ${p.clientId},
                ${p.clientSecretSealed}::bytea, ${json(p.appleKey)}::jsonb, ${arrays.texts(p.allowedDomains)},
                ${p.autoJoin}::boolean, ${p.defaultRole}, ${p.enabled}::boolean, ${p.acceptsTokensFor}::text
              where (select count(*) from login_providers where tenant_id = ${tenant}) < ${mostProviders}
              returning id`),
          ),
        update: (p, clientSecretSealed) =>
          forTenant((tenant) =>
            wrote(sql`
              update login_providers set name = ${p.name}, client_id = ${p.clientId},
                client_secret_sealed = coalesce(${clientSecretSealed}::bytea, client_secret_sealed), apple_key = ${json(p.appleKey)}::jsonb,
                allowed_domains = ${arrays.texts(p.allowedDomains)}, auto_join = ${p.autoJoin},
                default_role = ${p.defaultRole}, enabled = ${p.enabled},
                accepts_tokens_for = ${p.acceptsTokensFor}::text
              where tenant_id = ${tenant} and id = ${p.id} returning id`),
          ),
        remove: (id) =>
          forTenant((tenant) =>
            wrote(sql`delete from login_providers where tenant_id = ${tenant} and id = ${id} returning id`),
          ),
        tenantOf: (id) =>
          Effect.map(
            maybe(Owner)(sql`select auth_login_provider_tenant(${id}::uuid) as tenant_id`),
            Option.flatMap(({ tenantId }) => Option.fromNullOr(tenantId)),
          ),
      });
    }),
  );
}

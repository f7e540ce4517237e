import { Tenant } from "@atoll/contract/tenants/Tenant";
import { Context, Effect, Layer, type Option } from "effect";
import { Database } from "../Database.ts";
import type { DatabaseUnavailable } from "../DatabaseUnavailable.ts";
import { maybe } from "../statements.ts";

/** The current tenant's own record. Tenants come into being by `UserRepository.register`. */
export class TenantRepository extends Context.Service<
  TenantRepository,
  {
    readonly current: Effect.Effect<Option.Option<Tenant>, DatabaseUnavailable>;
    readonly rename: (name: string) => Effect.Effect<Option.Option<Tenant>, DatabaseUnavailable>;
  }
>()("@atoll/database/tenants/TenantRepository") {
  static readonly layer = Layer.effect(
    TenantRepository,
    Effect.gen(function* () {
      const { sql, forTenant } = yield* Database;
      return TenantRepository.of({
        current: forTenant((tenant) =>
          maybe(Tenant)(sql`select id, name, state, created_at from tenants where id = ${tenant}`),
        ),
        rename: (name) =>
          forTenant((tenant) =>
            maybe(Tenant)(sql`
              update tenants set name = ${name} where id = ${tenant} returning id, name, state, created_at`),
          ),
      });
    }),
  );
}

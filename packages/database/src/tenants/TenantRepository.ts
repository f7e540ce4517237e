import type { UserId } from "@atoll/contract/identity/User";
import type { PageRequest } from "@atoll/contract/Page";
import { Tenant, type TenantId, TenantOverview, type TenantState } from "@atoll/contract/tenants/Tenant";
import { defaultQuotas, defaultTenantSettings, type Quotas } from "@atoll/contract/tenants/TenantSettings";
import type { TenantSettings } from "@atoll/contract/tenants/TenantSettings";
import { Context, Duration, Effect, Layer, type Option, Schema } from "effect";
import { Database } from "../Database.ts";
import type { DatabaseUnavailable } from "../DatabaseUnavailable.ts";
import { type InvalidCursor, type Page, page } from "../Paging.ts";
import { all, maybe, one, run } from "../statements.ts";

export interface TenantMove {
  readonly from: TenantState;
  readonly to: TenantState;
  /** How long it can be taken back, for a move into `archived`; null for any other. */
  readonly grace: Duration.Duration | null;
  /** Whether an operator keeps it from being restored by its owner; undefined leaves that as it is. */
  readonly held?: boolean;
}

/** A tenant with what only the hub knows of it. */
export const HeldTenant = Schema.Struct({
  ...Tenant.fields,
  held: Schema.Boolean,
  /** Its `purgeAfter` has passed, by the database's clock. */
  overdue: Schema.Boolean,
});
export type HeldTenant = typeof HeldTenant.Type;

const Owned = Schema.Struct({ owned: Schema.Int });

/** The current tenant's own record. */
export class TenantRepository extends Context.Service<
  TenantRepository,
  {
    /** The current tenant comes into being, with its owner. In the transaction: how many the owner had before. */
    readonly found: (name: string, owner: UserId) => Effect.Effect<number, DatabaseUnavailable>;
    readonly current: Effect.Effect<Option.Option<Tenant>, DatabaseUnavailable>;
    /**
     * The tenant, which nobody else holds until the transaction ends: whoever adds to what has a quota, changes who owns
     * it or moves its state does so one after the other. What refers to it only is not held up.
     */
    readonly hold: Effect.Effect<Option.Option<HeldTenant>, DatabaseUnavailable>;
    /** Makes a new revision of it. What is absent stays. */
    readonly change: (change: {
      readonly name?: string;
      readonly settings?: TenantSettings;
    }) => Effect.Effect<Option.Option<Tenant>, DatabaseUnavailable>;
    readonly setQuotas: (quotas: Quotas) => Effect.Effect<Option.Option<Tenant>, DatabaseUnavailable>;
    /** Compare-and-set: none if it is not in the state any more. */
    readonly move: (move: TenantMove) => Effect.Effect<Option.Option<Tenant>, DatabaseUnavailable>;
    /** Any tenant, for whoever operates the hub. Works without the tenant. */
    readonly overview: (id: TenantId) => Effect.Effect<Option.Option<TenantOverview>, DatabaseUnavailable>;
    /** All tenants, newest first, for whoever operates the hub. Works without a tenant. */
    readonly overviews: (
      request: PageRequest,
    ) => Effect.Effect<Page<TenantOverview>, DatabaseUnavailable | InvalidCursor>;
  }
>()("@atoll/database/tenants/TenantRepository") {
  static readonly layer = Layer.effect(
    TenantRepository,
    Effect.gen(function* () {
      const { sql, forTenant } = yield* Database;
      const columns = sql`
        id, name, state, state_changed_at, purge_after, ${sql.json(defaultTenantSettings)}::jsonb || settings as settings,
        ${sql.json(defaultQuotas)}::jsonb || quotas as quotas, revision, created_at`;
      return TenantRepository.of({
        found: (name, owner) =>
          forTenant((tenant) =>
            Effect.gen(function* () {
              // One after the other, so that two at once are counted as two.
              yield* run(sql`select pg_advisory_xact_lock(hashtextextended(${owner}, 0))`);
              const { owned } = yield* one(Owned)(sql`
                select count(*)::integer as owned from auth_memberships(${owner}::uuid) where role = 'owner'`);
              yield* run(sql`insert into tenants (id, name) values (${tenant}, ${name})`);
              yield* run(sql`
                insert into memberships (tenant_id, user_id, role) values (${tenant}, ${owner}, 'owner')`);
              return owned;
            }),
          ),
        current: forTenant((tenant) =>
          maybe(Tenant)(sql`select ${columns} from tenants where id = ${tenant}`),
        ),
        hold: forTenant((tenant) =>
          maybe(HeldTenant)(sql`
            select ${columns}, held, coalesce(purge_after <= now(), false) as overdue
            from tenants where id = ${tenant} for no key update`),
        ),
        change: ({ name, settings }) =>
          forTenant((tenant) =>
            maybe(Tenant)(sql`
              update tenants set name = coalesce(${name ?? null}, name),
                settings = coalesce(${settings === undefined ? null : sql.json(settings)}::jsonb, settings),
                revision = revision + 1
              where id = ${tenant} returning ${columns}`),
          ),
        setQuotas: (quotas) =>
          forTenant((tenant) =>
            maybe(Tenant)(sql`
              update tenants set quotas = ${sql.json(quotas)}, revision = revision + 1
              where id = ${tenant} returning ${columns}`),
          ),
        move: ({ from, to, grace, held }) =>
          forTenant((tenant) =>
            maybe(Tenant)(sql`
              update tenants set state = ${to}, state_changed_at = now(), revision = revision + 1,
                purge_after = now() + ${grace === null ? null : Duration.toSeconds(grace)}::double precision
                  * interval '1 second',
                held = coalesce(${held ?? null}::boolean, held)
              where id = ${tenant} and state = ${from} returning ${columns}`),
          ),
        overview: (id) =>
          maybe(TenantOverview)(sql`
            select * from operator_tenants('ffffffff-ffff-ffff-ffff-ffffffffffff', 1, ${id}::uuid)`),
        overviews: (request) =>
          page(
            request,
            ({ id }: TenantOverview) => id,
            (before, rows) =>
              all(TenantOverview)(sql`select * from operator_tenants(${before}::uuid, ${rows}, null)`),
          ),
      });
    }),
  );
}

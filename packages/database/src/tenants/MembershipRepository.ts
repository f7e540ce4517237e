import { Role } from "@atoll/contract/identity/Role";
import type { UserId } from "@atoll/contract/identity/User";
import type { PageRequest } from "@atoll/contract/Page";
import { Member } from "@atoll/contract/tenants/Member";
import { Context, Effect, Layer, Option, Schema } from "effect";
import { Database } from "../Database.ts";
import type { DatabaseUnavailable } from "../DatabaseUnavailable.ts";
import { type InvalidCursor, type Page, page } from "../Paging.ts";
import { all, counted, maybe, wrote } from "../statements.ts";

export const OwnerAddress = Schema.Struct({ email: Schema.String, displayName: Schema.String });
export type OwnerAddress = typeof OwnerAddress.Type;

const RoleRow = Schema.Struct({ role: Role });

/** Who belongs to the current tenant, and as what. */
export class MembershipRepository extends Context.Service<
  MembershipRepository,
  {
    /** False if the user was a member before: its role stays. */
    readonly add: (userId: UserId, role: Role) => Effect.Effect<boolean, DatabaseUnavailable>;
    readonly count: Effect.Effect<number, DatabaseUnavailable>;
    readonly roleOf: (userId: UserId) => Effect.Effect<Option.Option<Role>, DatabaseUnavailable>;
    readonly setRole: (userId: UserId, role: Role) => Effect.Effect<boolean, DatabaseUnavailable>;
    /** How many owners there are; in a transaction that holds the tenant nobody changes that. */
    readonly owners: Effect.Effect<number, DatabaseUnavailable>;
    /** Where the owners are to be written to: those with an active account. */
    readonly ownerAddresses: Effect.Effect<ReadonlyArray<OwnerAddress>, DatabaseUnavailable>;
    /** Ends the user's sessions in this tenant as well. */
    readonly remove: (userId: UserId) => Effect.Effect<boolean, DatabaseUnavailable>;
    /** Newest account first. */
    readonly list: (request: PageRequest) => Effect.Effect<Page<Member>, DatabaseUnavailable | InvalidCursor>;
  }
>()("@atoll/database/tenants/MembershipRepository") {
  static readonly layer = Layer.effect(
    MembershipRepository,
    Effect.gen(function* () {
      const { sql, forTenant } = yield* Database;
      return MembershipRepository.of({
        add: (userId, role) =>
          forTenant((tenant) =>
            wrote(sql`
              insert into memberships (tenant_id, user_id, role) values (${tenant}, ${userId}, ${role})
              on conflict do nothing returning user_id`),
          ),
        count: forTenant((tenant) =>
          counted(sql`select count(*)::integer as count from memberships where tenant_id = ${tenant}`),
        ),
        owners: forTenant((tenant) =>
          counted(sql`
            select count(*)::integer as count from memberships where tenant_id = ${tenant} and role = 'owner'`),
        ),
        ownerAddresses: forTenant((tenant) =>
          all(OwnerAddress)(sql`
            select u.email, u.display_name from memberships m join users u on u.id = m.user_id
            where m.tenant_id = ${tenant} and m.role = 'owner' and u.state = 'active' order by u.id`),
        ),
        roleOf: (userId) =>
          forTenant((tenant) =>
            Effect.map(
              maybe(RoleRow)(sql`
                select role from memberships where tenant_id = ${tenant} and user_id = ${userId}`),
              Option.map(({ role }) => role),
            ),
          ),
        setRole: (userId, role) =>
          forTenant((tenant) =>
            wrote(sql`
              update memberships set role = ${role}, role_id = null
              where tenant_id = ${tenant} and user_id = ${userId} returning user_id`),
          ),
        remove: (userId) =>
          forTenant((tenant) =>
            wrote(sql`
              delete from memberships where tenant_id = ${tenant} and user_id = ${userId} returning user_id`),
          ),
        list: (request) =>
          page(
            request,
            ({ userId }: Member) => userId,
            (before, rows) =>
              forTenant((tenant) =>
                all(Member)(sql`
                  select m.user_id, u.email, u.display_name, m.role, m.created_at as since
                  from memberships m join users u on u.id = m.user_id
                  where m.tenant_id = ${tenant} and m.user_id < ${before}
                  order by m.user_id desc limit ${rows}`),
              ),
          ),
      });
    }),
  );
}

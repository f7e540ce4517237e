import { Grant, type GrantId, type ResourceType } from "@atoll/contract/access/Grant";
import type { Role, RoleId } from "@atoll/contract/identity/Role";
import type { UserId } from "@atoll/contract/identity/User";
import type { PageRequest } from "@atoll/contract/Page";
import { Context, Effect, Layer, Option, Schema } from "effect";
import type { SqlError } from "effect/sql/SqlError";
import { Database } from "../Database.ts";
import type { DatabaseUnavailable } from "../DatabaseUnavailable.ts";
import { type InvalidCursor, type Page, page } from "../Paging.ts";
import { sqlState } from "../SqlFailure.ts";
import { all, maybe, one } from "../statements.ts";

export interface NewGrant {
  readonly id: GrantId;
  readonly userId: UserId;
  readonly resourceType: ResourceType;
  readonly resourceId: string;
  readonly role: Role;
  readonly roleId: RoleId | null;
  readonly createdBy: UserId;
}

export interface GrantQuery {
  readonly userId?: UserId;
  readonly resourceType?: ResourceType;
  readonly resourceId?: string;
}

/** The person is no member of the tenant, or the role is not one of its own. */
export class GrantDangling extends Schema.TaggedError<GrantDangling>()("GrantDangling", {}) {}

/** SQLSTATE foreign_key_violation. */
const isDangling = (error: SqlError): boolean => Option.contains(sqlState(error), "23503");

/** Roles that members of the current tenant have on single objects. Whether an object exists is for the caller to know. */
export class GrantRepository extends Context.Service<
  GrantRepository,
  {
    /** The same role of the same person on the same object is one grant: the one that was there before stays. */
    readonly create: (grant: NewGrant) => Effect.Effect<Grant, DatabaseUnavailable | GrantDangling>;
    /** Newest first. */
    readonly list: (
      query: GrantQuery,
      request: PageRequest,
    ) => Effect.Effect<Page<Grant>, DatabaseUnavailable | InvalidCursor>;
    /** What was removed. */
    readonly remove: (id: GrantId) => Effect.Effect<Option.Option<Grant>, DatabaseUnavailable>;
  }
>()("@atoll/database/access/GrantRepository") {
  static readonly layer = Layer.effect(
    GrantRepository,
    Effect.gen(function* () {
      const { sql, forTenant } = yield* Database;
      const columns = sql.literal(
        "id, user_id, resource_type, resource_id, role, role_id, created_by, created_at",
      );
      const where = ({ userId, resourceType, resourceId }: GrantQuery) => [
        ...(userId === undefined ? [] : [sql`user_id = ${userId}`]),
        ...(resourceType === undefined ? [] : [sql`resource_type = ${resourceType}`]),
        ...(resourceId === undefined ? [] : [sql`resource_id = ${resourceId}`]),
      ];
      return GrantRepository.of({
        create: (grant) => {
          const { id, userId, resourceType, resourceId, role, roleId, createdBy } = grant;
          return forTenant((tenant) =>
            Effect.gen(function* () {
              const made = yield* maybe(Grant)(
                sql`
                insert into grants (tenant_id, id, user_id, resource_type, resource_id, role, role_id, created_by)
                values (${tenant}, ${id}, ${userId}, ${resourceType}, ${resourceId}, ${role}, ${roleId}, ${createdBy})
                on conflict on constraint grants_once do nothing returning ${columns}`.pipe(
                  Effect.mapError((error) => (isDangling(error) ? new GrantDangling() : error)),
                ),
              );
              if (Option.isSome(made)) return made.value;
              return yield* one(Grant)(sql`
                select ${columns} from grants where tenant_id = ${tenant} and user_id = ${userId}
                  and resource_type = ${resourceType} and resource_id = ${resourceId} and role = ${role}
                  and role_id is not distinct from ${roleId}::uuid`);
            }),
          );
        },
        list: (query, request) =>
          page(
            request,
            ({ id }: Grant) => id,
            (before, rows) =>
              forTenant((tenant) =>
                all(Grant)(sql`
                  select ${columns} from grants
                  where ${sql.and([sql`tenant_id = ${tenant}`, sql`id < ${before}`, ...where(query)])}
                  order by id desc limit ${rows}`),
              ),
          ),
        remove: (id) =>
          forTenant((tenant) =>
            maybe(Grant)(sql`
              delete from grants where tenant_id = ${tenant} and id = ${id} returning ${columns}`),
          ),
      });
    }),
  );
}

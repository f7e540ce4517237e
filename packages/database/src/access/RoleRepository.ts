import { CustomRole } from "@atoll/contract/access/CustomRole";
import type { Right } from "@atoll/contract/identity/Permission";
import type { RoleId } from "@atoll/contract/identity/Role";
import type { UserId } from "@atoll/contract/identity/User";
import type { PageRequest } from "@atoll/contract/Page";
import { Context, Effect, Layer, Option, Schema } from "effect";
import type { SqlError } from "effect/sql/SqlError";
import { Database } from "../Database.ts";
import type { DatabaseUnavailable } from "../DatabaseUnavailable.ts";
import { type InvalidCursor, type Page, page } from "../Paging.ts";
import { sqlState } from "../SqlFailure.ts";
import { all, maybe, wrote } from "../statements.ts";

export interface NewRole {
  readonly id: RoleId;
  readonly name: string;
  readonly rights: ReadonlyArray<Right>;
  readonly createdBy: UserId;
}

/** Another role of the tenant has this name. */
export class RoleNameInUse extends Schema.TaggedError<RoleNameInUse>()("RoleNameInUse", {}) {}
/** A member or a grant has this role. */
export class RoleReferenced extends Schema.TaggedError<RoleReferenced>()("RoleReferenced", {}) {}

const isState = (state: string) => (error: SqlError) => Option.contains(sqlState(error), state);
/** SQLSTATE unique_violation: of what a change may touch only the name is unique. */
const isNameTaken = isState("23505");
/** SQLSTATE foreign_key_violation. */
const isReferenced = isState("23503");

/** The current tenant's own roles. */
export class RoleRepository extends Context.Service<
  RoleRepository,
  {
    /** None: another role has this name. */
    readonly create: (role: NewRole) => Effect.Effect<Option.Option<CustomRole>, DatabaseUnavailable>;
    readonly get: (id: RoleId) => Effect.Effect<Option.Option<CustomRole>, DatabaseUnavailable>;
    /** Holds the row until the transaction has ended: nobody changes or removes it meanwhile. */
    readonly hold: (id: RoleId) => Effect.Effect<Option.Option<CustomRole>, DatabaseUnavailable>;
    /** Newest first. */
    readonly list: (
      request: PageRequest,
    ) => Effect.Effect<Page<CustomRole>, DatabaseUnavailable | InvalidCursor>;
    /** One row, however many have the role. A name that is taken fails the whole transaction. */
    readonly change: (
      id: RoleId,
      role: Pick<NewRole, "name" | "rights">,
    ) => Effect.Effect<Option.Option<CustomRole>, DatabaseUnavailable | RoleNameInUse>;
    /** False: no such role. A role that somebody has fails the whole transaction. */
    readonly remove: (id: RoleId) => Effect.Effect<boolean, DatabaseUnavailable | RoleReferenced>;
  }
>()("@atoll/database/access/RoleRepository") {
  static readonly layer = Layer.effect(
    RoleRepository,
    Effect.gen(function* () {
      const { sql, forTenant } = yield* Database;
      const columns = sql.literal("id, name, rights, created_by, created_at, updated_at");
      const read = (id: RoleId, suffix: string) =>
        forTenant((tenant) =>
          maybe(CustomRole)(sql`
            select ${columns} from roles where tenant_id = ${tenant} and id = ${id} ${sql.literal(suffix)}`),
        );
      return RoleRepository.of({
        create: ({ id, name, rights, createdBy }) =>
          forTenant((tenant) =>
            maybe(CustomRole)(sql`
              insert into roles (tenant_id, id, name, rights, created_by)
              values (${tenant}, ${id}, ${name}, ${sql.json(rights)}, ${createdBy})
              on conflict (tenant_id, name) do nothing returning ${columns}`),
          ),
        get: (id) => read(id, ""),
        hold: (id) => read(id, "for update"),
        list: (request) =>
          page(
            request,
            ({ id }: CustomRole) => id,
            (before, rows) =>
              forTenant((tenant) =>
                all(CustomRole)(sql`
                  select ${columns} from roles where tenant_id = ${tenant} and id < ${before}
                  order by id desc limit ${rows}`),
              ),
          ),
        change: (id, { name, rights }) =>
          forTenant((tenant) =>
            maybe(CustomRole)(
              sql`
              update roles set name = ${name}, rights = ${sql.json(rights)}, updated_at = now()
              where tenant_id = ${tenant} and id = ${id} returning ${columns}`.pipe(
                Effect.mapError((error) => (isNameTaken(error) ? new RoleNameInUse() : error)),
              ),
            ),
          ),
        remove: (id) =>
          forTenant((tenant) =>
            wrote(
              sql`delete from roles where tenant_id = ${tenant} and id = ${id} returning id`.pipe(
                Effect.mapError((error) => (isReferenced(error) ? new RoleReferenced() : error)),
              ),
            ),
          ),
      });
    }),
  );
}

import { GrantId, ResourceType } from "@atoll/contract/access/Grant";
import { Identifier } from "@atoll/contract/Identifier";
import { Right } from "@atoll/contract/identity/Permission";
import { Role, RoleId } from "@atoll/contract/identity/Role";
import { UserId } from "@atoll/contract/identity/User";
import { Context, Effect, Layer, type Option, Schema } from "effect";
import { Database } from "../Database.ts";
import type { DatabaseUnavailable } from "../DatabaseUnavailable.ts";
import { all, maybe } from "../statements.ts";

const named = {
  role: Role,
  roleId: Schema.NullOr(RoleId),
  /** Name and rights of a custom role; null for a built-in one, whose rights the contract says. */
  roleName: Schema.NullOr(Schema.String),
  rights: Schema.NullOr(Schema.Array(Right)),
};

/** What a member is in the tenant, and what it was given on single objects. */
export const Entitlement = Schema.Struct({
  userId: UserId,
  ...named,
  grants: Schema.Array(
    Schema.Struct({ id: GrantId, resourceType: ResourceType, resourceId: Identifier, ...named }),
  ),
});
export type Entitlement = typeof Entitlement.Type;

/** An object of the tenant, or what it lies in, with who made it. */
export const LineageMember = Schema.Struct({ type: ResourceType, id: Identifier, createdBy: UserId });
export type LineageMember = typeof LineageMember.Type;

/** What decisions about the current tenant's members and objects rest on. Each is read in one statement. */
export class EntitlementRepository extends Context.Service<
  EntitlementRepository,
  {
    /** None: no member of the tenant. */
    readonly of: (userId: UserId) => Effect.Effect<Option.Option<Entitlement>, DatabaseUnavailable>;
    /** The object and what it lies in, from below; empty where it is none of the tenant's own. It never changes. */
    readonly lineage: (
      type: ResourceType,
      id: string,
    ) => Effect.Effect<ReadonlyArray<LineageMember>, DatabaseUnavailable>;
  }
>()("@atoll/database/access/EntitlementRepository") {
  static readonly layer = Layer.effect(
    EntitlementRepository,
    Effect.gen(function* () {
      const { sql, read } = yield* Database;
      return EntitlementRepository.of({
        of: (userId) =>
          read((tenant) =>
            maybe(Entitlement)(sql`
              select user_id, role, role_id, role_name, rights, grants
              from read_entitlement(${tenant}, ${userId})`),
          ),
        lineage: (type, id) =>
          read((tenant) =>
            all(LineageMember)(sql`
              select type, id, created_by from read_lineage(${tenant}, ${type}, ${id}) order by depth`),
          ),
      });
    }),
  );
}

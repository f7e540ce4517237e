import { Schema } from "effect";
import { Identifier } from "../Identifier.ts";
import { Role, RoleId } from "../identity/Role.ts";
import { UserId } from "../identity/User.ts";
import { Instant } from "../Instant.ts";

export const GrantId = Identifier.pipe(Schema.brand("GrantId"));
export type GrantId = typeof GrantId.Type;

export const ResourceType = Schema.Literals(["project", "analysis"]);
export type ResourceType = typeof ResourceType.Type;

const granted = {
  userId: UserId,
  resourceType: ResourceType,
  resourceId: Identifier,
  role: Role,
  /** Names the role where it is `custom`, and is null elsewhere. */
  roleId: Schema.NullOr(RoleId),
};

/**
 * A role that a member has on one object and on all that lies in it. The object is the scope: the scopes of the role's
 * own rights do not count here.
 */
export const Grant = Schema.Struct({
  id: GrantId,
  ...granted,
  createdBy: UserId,
  createdAt: Instant,
}).annotate({ identifier: "Grant" });
export type Grant = typeof Grant.Type;

export const GrantCreation = Schema.Struct(granted)
  .annotate({
    identifier: "GrantCreation",
    examples: [
      {
        userId: UserId.make("01c92f0e-5a7b-7c31-9d2e-4b8f6a1c0d35"),
        resourceType: "project",
        resourceId: "01c92f0e-5a7b-7c31-9d2e-4b8f6a1c0d35",
        role: "viewer",
        roleId: null,
      },
    ],
  })
  .check(
    Schema.makeFilter(
      ({ role, roleId }: { readonly role: Role; readonly roleId: RoleId | null }) =>
        (role === "custom") === (roleId !== null) || "must name a custom role by its id, and no other",
    ),
  );
export type GrantCreation = typeof GrantCreation.Type;

/** Which grants a list is about; all of the organisation's without any of them. */
export const GrantFilter = {
  userId: Schema.optionalKey(UserId),
  resourceType: Schema.optionalKey(ResourceType),
  resourceId: Schema.optionalKey(Identifier),
};

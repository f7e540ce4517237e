import { Schema } from "effect";
import { Right } from "../identity/Permission.ts";
import { RoleId } from "../identity/Role.ts";
import { UserId } from "../identity/User.ts";
import { Instant } from "../Instant.ts";
import { Text } from "../Text.ts";

/** 1 to 80 characters, not only white space; unique in the organisation. */
export const RoleName = Text({ min: 1, max: 80 }).check(
  Schema.makeFilter((name: string) => name.trim().length > 0 || "must not be blank"),
);

/** Each permission once: the farther of two scopes would be all that counts. */
export const RoleRights = Schema.Array(Right).check(
  Schema.isMaxLength(100),
  Schema.makeFilter(
    (rights: ReadonlyArray<Right>) =>
      new Set(rights.map(({ permission }) => permission)).size === rights.length ||
      "must name each permission once",
  ),
);

/** A role that an organisation made. The built-in ones are not among them and never change. */
export const CustomRole = Schema.Struct({
  id: RoleId,
  name: RoleName,
  rights: RoleRights,
  createdBy: UserId,
  createdAt: Instant,
  updatedAt: Instant,
}).annotate({ identifier: "CustomRole" });
export type CustomRole = typeof CustomRole.Type;

export const RoleCreation = Schema.Struct({ name: RoleName, rights: RoleRights }).annotate({
  identifier: "RoleCreation",
  examples: [
    {
      name: "Assistant",
      rights: [
        { permission: "projects:read", scope: "project" },
        { permission: "analyses:create", scope: "project" },
      ],
    },
  ],
});
export type RoleCreation = typeof RoleCreation.Type;

/** What is left out stays. */
export const RoleChange = Schema.Struct({
  name: Schema.optionalKey(RoleName),
  rights: Schema.optionalKey(RoleRights),
}).annotate({ identifier: "RoleChange", examples: [{ name: "Assistants" }] });
export type RoleChange = typeof RoleChange.Type;

import { Schema } from "effect";
import { Identifier } from "../Identifier.ts";

/** The roles every organisation has; see `rightsOf`. */
export const BuiltInRole = Schema.Literals(["owner", "admin", "steward", "member", "viewer", "guest"]);
export type BuiltInRole = typeof BuiltInRole.Type;

/** What a member of a tenant may do: a built-in role, or one the organisation made (`custom`, named by its id). */
export const Role = Schema.Literals([...BuiltInRole.literals, "custom"]);
export type Role = typeof Role.Type;

export const RoleId = Identifier.pipe(Schema.brand("RoleId"));
export type RoleId = typeof RoleId.Type;

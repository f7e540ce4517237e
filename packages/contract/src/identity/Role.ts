import { Schema } from "effect";

/** What a member of a tenant may do; see `permissionsOf`. */
export const Role = Schema.Literals(["owner", "admin", "steward", "member", "viewer", "guest"]);
export type Role = typeof Role.Type;

import { Schema } from "effect";
import { HttpApiError } from "effect/http-api";
import { Right } from "../identity/Permission.ts";
import { problemMembers, problemType } from "../Problem.ts";

/** The organisation has no role of its own with this id. */
export class RoleNotFound extends HttpApiError.Problem<RoleNotFound>()(
  "RoleNotFound",
  { type: problemType("role-not-found"), status: 404, title: "There is no such role" },
  problemMembers,
) {}

/** Members, invitations or grants have this role; give them another one first. */
export class RoleInUse extends HttpApiError.Problem<RoleInUse>()(
  "RoleInUse",
  { type: problemType("role-in-use"), status: 409, title: "Somebody has this role" },
  problemMembers,
) {}

/** Another role of the organisation has this name. */
export class RoleNameTaken extends HttpApiError.Problem<RoleNameTaken>()(
  "RoleNameTaken",
  { type: problemType("role-name-taken"), status: 409, title: "Another role has this name" },
  problemMembers,
) {}

/** No grant with this id in the organisation. */
export class GrantNotFound extends HttpApiError.Problem<GrantNotFound>()(
  "GrantNotFound",
  { type: problemType("grant-not-found"), status: 404, title: "There is no such grant" },
  problemMembers,
) {}

/** The person is no member of the organisation, so it can be given nothing in it. */
export class GranteeNotFound extends HttpApiError.Problem<GranteeNotFound>()(
  "GranteeNotFound",
  { type: problemType("grantee-not-found"), status: 404, title: "There is no such member" },
  problemMembers,
) {}

/** Nobody gives away what they do not hold; `missing` are the rights that the caller does not. Nothing was changed. */
export class Escalation extends HttpApiError.Problem<Escalation>()(
  "Escalation",
  { type: problemType("escalation"), status: 403, title: "You can only hand out what you may do yourself" },
  { ...problemMembers, missing: Schema.optionalKey(Schema.Array(Right)) },
) {}

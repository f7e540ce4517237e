import { HttpApiError } from "effect/http-api";
import { problemMembers, problemType } from "../Problem.ts";

/** No such key among those the caller may see. */
export class ApiKeyNotFound extends HttpApiError.Problem<ApiKeyNotFound>()(
  "ApiKeyNotFound",
  { type: problemType("api-key-not-found"), status: 404, title: "There is no such API key" },
  problemMembers,
) {}

/** The key was revoked, rotated or has expired before. */
export class ApiKeyEnded extends HttpApiError.Problem<ApiKeyEnded>()(
  "ApiKeyEnded",
  { type: problemType("api-key-ended"), status: 409, title: "This API key has ended or was rotated" },
  problemMembers,
) {}

/** The caller does not hold everything that the key was to be good for; `detail` names it. */
export class ScopeNotHeld extends HttpApiError.Problem<ScopeNotHeld>()(
  "ScopeNotHeld",
  { type: problemType("scope-not-held"), status: 403, title: "You cannot give what you do not hold" },
  problemMembers,
) {}

import { HttpApiError } from "effect/http-api";
import { problemMembers, problemType } from "../Problem.ts";

/** No such tenant among those the caller may see. */
export class TenantNotFound extends HttpApiError.Problem<TenantNotFound>()(
  "TenantNotFound",
  { type: problemType("tenant-not-found"), status: 404, title: "There is no such organisation" },
  problemMembers,
) {}

import { HttpApiError } from "effect/http-api";
import { problemMembers, problemType } from "../Problem.ts";

/** The organisation is suspended for now: nothing of it is lost, and nothing of it answers. */
export class TenantSuspended extends HttpApiError.Problem<TenantSuspended>()(
  "TenantSuspended",
  { type: problemType("tenant-suspended"), status: 503, title: "This organisation is suspended" },
  problemMembers,
) {}

/** The organisation was archived, and will be or is purged. */
export class TenantGone extends HttpApiError.Problem<TenantGone>()(
  "TenantGone",
  { type: problemType("tenant-gone"), status: 410, title: "This organisation is no longer there" },
  problemMembers,
) {}

/** No such tenant among those the caller may see. */
export class TenantNotFound extends HttpApiError.Problem<TenantNotFound>()(
  "TenantNotFound",
  { type: problemType("tenant-not-found"), status: 404, title: "There is no such organisation" },
  problemMembers,
) {}

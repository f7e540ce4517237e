import { Schema } from "effect";
import { HttpApiError } from "effect/http-api";
import { problemMembers, problemType } from "../Problem.ts";
import { Quota } from "./TenantSettings.ts";
import { TenantState } from "./Tenant.ts";

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

/** The organisation is in a state in which this cannot happen to it; nothing was changed. */
export class TenantStateConflict extends HttpApiError.Problem<TenantStateConflict>()(
  "TenantStateConflict",
  { type: problemType("tenant-state-conflict"), status: 409, title: "This cannot happen to it now" },
  { ...problemMembers, state: Schema.optionalKey(TenantState) },
) {}

/**
 * There is as much of it as the organisation (or, of organisations, the person) may have. A conflict, not a lack of
 * rights: the same call succeeds when there is less, or when whoever operates the hub allows more.
 */
export class QuotaExceeded extends HttpApiError.Problem<QuotaExceeded>()(
  "QuotaExceeded",
  { type: problemType("quota-exceeded"), status: 409, title: "There is no room for more of this" },
  { ...problemMembers, quota: Schema.optionalKey(Quota), limit: Schema.optionalKey(Schema.Int) },
) {}

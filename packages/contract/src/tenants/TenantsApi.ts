import { Schema } from "effect";
import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema, OpenApi } from "effect/http-api";
import { Authentication, Authorization } from "../Authentication.ts";
import { Policy, signedInWith, userWith } from "../EndpointPolicy.ts";
import { Idempotency, Replay } from "../Idempotency.ts";
import { RateLimits } from "../RateClass.ts";
import { IfMatch, PreconditionFailed, PreconditionRequired } from "../Precondition.ts";
import { AvailableIn, whateverState } from "./AvailableIn.ts";
import { Tenant, TenantId, TenantMembership, TenantName } from "./Tenant.ts";
import { QuotaExceeded, TenantNotFound, TenantStateConflict } from "./TenantProblems.ts";
import { TenantSettings } from "./TenantSettings.ts";

export const TenantFounding = Schema.Struct({ name: TenantName }).annotate({
  identifier: "TenantFounding",
  examples: [{ name: "Lagoon Institute" }],
});

/** What is absent stays. */
export const TenantChange = Schema.Struct({
  name: Schema.optionalKey(TenantName),
  settings: Schema.optionalKey(TenantSettings),
}).annotate({ identifier: "TenantChange", examples: [{ name: "Lagoon Institute" }] });

const params = { tenantId: TenantId };
const summary = (text: string, description?: string) =>
  OpenApi.annotations(description === undefined ? { summary: text } : { summary: text, description });

export class TenantsApi extends HttpApiGroup.make("tenants")
  .add(
    HttpApiEndpoint.post("found", "/tenants", {
      payload: TenantFounding,
      success: Tenant.pipe(HttpApiSchema.status(201)),
      error: QuotaExceeded,
    })
      .annotate(Policy, signedInWith({ interactive: true }))
      .annotate(AvailableIn, whateverState)
      .annotateMerge(summary("Found a further organisation, which the caller owns")),
    HttpApiEndpoint.get("mine", "/tenants", { success: Schema.Array(TenantMembership) })
      .annotate(Policy, signedInWith({ interactive: true }))
      .annotate(AvailableIn, whateverState)
      .annotateMerge(summary("List the organisations that the caller belongs to")),
    HttpApiEndpoint.get("get", "/tenants/:tenantId", { params, success: Tenant, error: TenantNotFound })
      .annotate(Policy, userWith("tenants:read"))
      .annotate(AvailableIn, whateverState)
      .annotateMerge(summary("Read the active organisation", "Its revision stands in the ETag as well.")),
    HttpApiEndpoint.patch("change", "/tenants/:tenantId", {
      params,
      headers: IfMatch,
      payload: TenantChange,
      success: Tenant,
      error: [TenantNotFound, PreconditionFailed, PreconditionRequired],
    })
      .annotate(Policy, userWith("tenants:update", { interactive: true }))
      .annotateMerge(summary("Rename the organisation or change its settings", "Wants If-Match.")),
    HttpApiEndpoint.post("archive", "/tenants/:tenantId/archive", {
      params,
      success: Tenant,
      error: [TenantNotFound, TenantStateConflict],
    })
      .annotate(Policy, userWith("tenants:archive", { stepUp: true, interactive: true }))
      .annotateMerge(
        summary(
          "Archive the organisation",
          "Nothing of it answers any more. An owner can restore it; `purgeAfter` says from when on it may be purged.",
        ),
      ),
    HttpApiEndpoint.post("restore", "/tenants/:tenantId/restore", {
      params,
      success: Tenant,
      error: [TenantNotFound, TenantStateConflict],
    })
      .annotate(Policy, userWith("tenants:archive", { stepUp: true, interactive: true }))
      .annotate(AvailableIn, whateverState)
      .annotateMerge(summary("Restore the archived organisation")),
  )
  .middleware(Replay)
  .middleware(Authorization)
  .middleware(Idempotency)
  .middleware(RateLimits)
  .middleware(Authentication)
  .annotateMerge(OpenApi.annotations({ title: "Tenants", description: "Organisations and their lives" })) {}

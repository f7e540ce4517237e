import { HttpApiEndpoint, HttpApiGroup, OpenApi } from "effect/http-api";
import { Authentication, Authorization } from "../Authentication.ts";
import { Policy, userWith } from "../EndpointPolicy.ts";
import { Idempotency, Replay } from "../Idempotency.ts";
import { RateLimits } from "../RateClass.ts";
import { Page, PageQuery } from "../Page.ts";
import { Member } from "./Member.ts";
import { Tenant, TenantId } from "./Tenant.ts";
import { TenantNotFound } from "./TenantProblems.ts";

const params = { tenantId: TenantId };

export class TenantsApi extends HttpApiGroup.make("tenants")
  .add(
    HttpApiEndpoint.get("get", "/tenants/:tenantId", { params, success: Tenant, error: TenantNotFound })
      .annotate(Policy, userWith("tenants:read"))
      .annotateMerge(OpenApi.annotations({ summary: "Read the active organisation" })),
    HttpApiEndpoint.get("members", "/tenants/:tenantId/members", {
      params,
      query: PageQuery,
      success: Page(Member),
      error: TenantNotFound,
    })
      .annotate(Policy, userWith("tenants:read"))
      .annotateMerge(OpenApi.annotations({ summary: "List the organisation's members" })),
  )
  .middleware(Replay)
  .middleware(Authorization)
  .middleware(Idempotency)
  .middleware(RateLimits)
  .middleware(Authentication)
  .annotateMerge(OpenApi.annotations({ title: "Tenants", description: "Organisations and members" })) {}

import { Schema } from "effect";
import { HttpApiEndpoint, HttpApiGroup, OpenApi } from "effect/http-api";
import { AnalysisId } from "../analyses/AnalysisId.ts";
import { AnalysisNotFound } from "../analyses/AnalysisProblems.ts";
import { Authentication, Authorization } from "../Authentication.ts";
import { Forbidden } from "../CommonProblems.ts";
import { Policy, signedIn } from "../EndpointPolicy.ts";
import { Idempotency, Replay } from "../Idempotency.ts";
import { UserId } from "../identity/User.ts";
import { ProjectId } from "../projects/Project.ts";
import { ProjectNotFound } from "../projects/ProjectProblems.ts";
import { RateLimits } from "../RateClass.ts";
import { TenantId } from "../tenants/Tenant.ts";
import { TenantNotFound } from "../tenants/TenantProblems.ts";
import { Explanation } from "./Explanation.ts";

/** Oneself when absent; for others the caller needs `roles:read`. */
const query = { userId: Schema.optionalKey(UserId) };
const summary = (text: string) => OpenApi.annotations({ summary: text });

export class PermissionsApi extends HttpApiGroup.make("permissions")
  .add(
    HttpApiEndpoint.get("inTenant", "/tenants/:tenantId/permissions", {
      params: { tenantId: TenantId },
      query,
      success: Explanation,
      error: [TenantNotFound, Forbidden],
    }).annotateMerge(summary("Explain what a person may do in the organisation, and why")),
    HttpApiEndpoint.get("onProject", "/projects/:projectId/permissions", {
      params: { projectId: ProjectId },
      query,
      success: Explanation,
      error: [ProjectNotFound, Forbidden],
    }).annotateMerge(summary("Explain what a person may do with a project, and why")),
    HttpApiEndpoint.get("onAnalysis", "/analyses/:analysisId/permissions", {
      params: { analysisId: AnalysisId },
      query,
      success: Explanation,
      error: [AnalysisNotFound, Forbidden],
    }).annotateMerge(summary("Explain what a person may do with an analysis, and why")),
  )
  .annotateEndpoints(Policy, signedIn)
  .middleware(Replay)
  .middleware(Authorization)
  .middleware(Idempotency)
  .middleware(RateLimits)
  .middleware(Authentication)
  .annotateMerge(OpenApi.annotations({ title: "Permissions", description: "Why one may or may not" })) {}

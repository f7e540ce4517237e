import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema, OpenApi } from "effect/http-api";
import { AnalysisNotFound } from "../analyses/AnalysisProblems.ts";
import { Authentication, Authorization } from "../Authentication.ts";
import { Policy, userWith } from "../EndpointPolicy.ts";
import { Idempotency, Replay } from "../Idempotency.ts";
import { Page, PageQuery } from "../Page.ts";
import { ProjectNotFound } from "../projects/ProjectProblems.ts";
import { RateLimits } from "../RateClass.ts";
import { Escalation, GranteeNotFound, GrantNotFound, RoleNotFound } from "./AccessProblems.ts";
import { Grant, GrantCreation, GrantFilter, GrantId } from "./Grant.ts";

const summary = (text: string) => OpenApi.annotations({ summary: text });
const inPerson = { interactive: true, stepUp: true } as const;

export class GrantsApi extends HttpApiGroup.make("grants")
  .add(
    HttpApiEndpoint.get("list", "/grants", { query: { ...PageQuery, ...GrantFilter }, success: Page(Grant) })
      .annotate(Policy, userWith("grants:read"))
      .annotateMerge(summary("List roles given on single objects, by person or by object, newest first")),
    HttpApiEndpoint.post("create", "/grants", {
      payload: GrantCreation,
      success: Grant.pipe(HttpApiSchema.status(201)),
      error: [RoleNotFound, GranteeNotFound, ProjectNotFound, AnalysisNotFound, Escalation],
    })
      .annotate(Policy, userWith("grants:create", inPerson))
      .annotateMerge(
        summary("Give a member a role on a project or an analysis; giving it again is no change"),
      ),
    HttpApiEndpoint.delete("remove", "/grants/:grantId", {
      params: { grantId: GrantId },
      error: GrantNotFound,
    })
      .annotate(Policy, userWith("grants:delete", inPerson))
      .annotateMerge(summary("Take a role on an object back, at once")),
  )
  .middleware(Replay)
  .middleware(Authorization)
  .middleware(Idempotency)
  .middleware(RateLimits)
  .middleware(Authentication)
  .annotateMerge(OpenApi.annotations({ title: "Grants", description: "Roles on single objects" })) {}

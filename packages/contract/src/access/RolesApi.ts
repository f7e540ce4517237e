import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema, OpenApi } from "effect/http-api";
import { Authentication, Authorization } from "../Authentication.ts";
import { Policy, userWith } from "../EndpointPolicy.ts";
import { Idempotency, Replay } from "../Idempotency.ts";
import { RoleId } from "../identity/Role.ts";
import { Page, PageQuery } from "../Page.ts";
import { RateLimits } from "../RateClass.ts";
import { Escalation, RoleInUse, RoleNameTaken, RoleNotFound } from "./AccessProblems.ts";
import { CustomRole, RoleChange, RoleCreation } from "./CustomRole.ts";

const params = { roleId: RoleId };
const summary = (text: string) => OpenApi.annotations({ summary: text });
const inPerson = { interactive: true, stepUp: true } as const;

export class RolesApi extends HttpApiGroup.make("roles")
  .add(
    HttpApiEndpoint.get("list", "/roles", { query: PageQuery, success: Page(CustomRole) })
      .annotate(Policy, userWith("roles:read"))
      .annotateMerge(summary("List the organisation's own roles, newest first")),
    HttpApiEndpoint.get("get", "/roles/:roleId", { params, success: CustomRole, error: RoleNotFound })
      .annotate(Policy, userWith("roles:read"))
      .annotateMerge(summary("Read a role of the organisation")),
    HttpApiEndpoint.post("create", "/roles", {
      payload: RoleCreation,
      success: CustomRole.pipe(HttpApiSchema.status(201)),
      error: [RoleNameTaken, Escalation],
    })
      .annotate(Policy, userWith("roles:create", inPerson))
      .annotateMerge(summary("Make a role of rights that the caller holds")),
    HttpApiEndpoint.patch("change", "/roles/:roleId", {
      params,
      payload: RoleChange,
      success: CustomRole,
      error: [RoleNotFound, RoleNameTaken, Escalation],
    })
      .annotate(Policy, userWith("roles:update", inPerson))
      .annotateMerge(summary("Change a role for all who have it, at once; what is left out stays")),
    HttpApiEndpoint.delete("remove", "/roles/:roleId", { params, error: [RoleNotFound, RoleInUse] })
      .annotate(Policy, userWith("roles:delete", inPerson))
      .annotateMerge(summary("Remove a role that nobody has")),
  )
  .middleware(Replay)
  .middleware(Authorization)
  .middleware(Idempotency)
  .middleware(RateLimits)
  .middleware(Authentication)
  .annotateMerge(OpenApi.annotations({ title: "Roles", description: "An organisation's own roles" })) {}

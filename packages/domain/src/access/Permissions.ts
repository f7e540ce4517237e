import type { ExplainedPermission, Explanation, Ground } from "@atoll/contract/access/Explanation";
import { AnalysisNotFound } from "@atoll/contract/analyses/AnalysisProblems";
import type { AnalysisId } from "@atoll/contract/analyses/AnalysisId";
import { Forbidden, type ServiceUnavailable } from "@atoll/contract/CommonProblems";
import { Permission } from "@atoll/contract/identity/Permission";
import type { UserId } from "@atoll/contract/identity/User";
import type { ProjectId } from "@atoll/contract/projects/Project";
import { ProjectNotFound } from "@atoll/contract/projects/ProjectProblems";
import type { TenantId, TenantState } from "@atoll/contract/tenants/Tenant";
import { TenantNotFound } from "@atoll/contract/tenants/TenantProblems";
import type { Entitlement } from "@atoll/database/access/EntitlementRepository";
import { TenantRepository } from "@atoll/database/tenants/TenantRepository";
import { Context, Effect, Layer, Option } from "effect";
import { currentUser } from "../caller.ts";
import { databaseAnswers } from "../unavailable.ts";
import { Access } from "./Access.ts";
import { groundsOf, type Lineage } from "./decide.ts";
import { Entitlements, type Target } from "./Entitlements.ts";

const nameOf = ({ role, roleName }: Ground): string => roleName ?? role;

const reachWords = { own: "on what the person made", project: "in the person's projects" } as const;

const sentenceOf = (ground: Ground): string => {
  const role = `the role ${nameOf(ground)}`;
  if (ground.source === "grant") return `${role}, given on the ${ground.resourceType} ${ground.resourceId}`;
  if (ground.scope === null || ground.scope === "tenant") return `${role} in the organisation`;
  return `${role} ${reachWords[ground.scope]}`;
};

const because = (grounds: ReadonlyArray<Ground>, state: TenantState): string => {
  const reaching = grounds.find(({ reaches }) => reaches);
  const [elsewhere] = grounds;
  if (reaching !== undefined && state !== "active") return `The organisation is ${state}.`;
  if (reaching !== undefined) return `It is held by ${sentenceOf(reaching)}.`;
  if (elsewhere !== undefined) return `It is held by ${sentenceOf(elsewhere)}, which does not reach here.`;
  return "No role of the person holds it.";
};

/** Each permission of a person, with what gives it; see `Access`, which decides by the same grounds. */
const explain = (
  entitlement: Option.Option<Entitlement>,
  userId: UserId,
  tenantState: TenantState,
  lineage: Lineage,
): Explanation => ({
  userId,
  tenantState,
  role: Option.match(entitlement, { onNone: () => null, onSome: ({ role }) => role }),
  roleId: Option.match(entitlement, { onNone: () => null, onSome: ({ roleId }) => roleId }),
  permissions: Permission.literals.map((permission): ExplainedPermission => {
    if (Option.isNone(entitlement)) {
      return { permission, allowed: false, grounds: [], because: "The person is no member." };
    }
    const grounds = groundsOf(entitlement.value, permission, lineage);
    const allowed = tenantState === "active" && grounds.some(({ reaches }) => reaches);
    return { permission, allowed, grounds, because: because(grounds, tenantState) };
  }),
});

/** Explains what people may do. Everybody may ask about itself; about others, who may read the roles. */
export class Permissions extends Context.Service<
  Permissions,
  {
    /** Of the active tenant; the caller itself where no person is named. */
    inTenant(
      tenantId: TenantId,
      userId?: UserId,
    ): Effect.Effect<Explanation, TenantNotFound | Forbidden | ServiceUnavailable>;
    /** On an own project that the caller may read. */
    onProject(
      projectId: ProjectId,
      userId?: UserId,
    ): Effect.Effect<Explanation, ProjectNotFound | Forbidden | ServiceUnavailable>;
    /** On an own analysis that the caller may read. */
    onAnalysis(
      analysisId: AnalysisId,
      userId?: UserId,
    ): Effect.Effect<Explanation, AnalysisNotFound | Forbidden | ServiceUnavailable>;
  }
>()("@atoll/domain/access/Permissions") {
  static readonly layer = Layer.effect(
    Permissions,
    Effect.gen(function* () {
      const access = yield* Access;
      const entitlements = yield* Entitlements;
      const tenants = yield* TenantRepository;

      /** About whom is asked, if the caller may ask. */
      const subject = Effect.fnUntraced(function* (wanted: UserId | undefined) {
        const { userId, credential } = yield* currentUser;
        if (wanted === undefined || wanted === userId) return userId;
        const inScope = credential._tag !== "ApiKey" || credential.scopes.includes("roles:read");
        if (inScope && (yield* access.permits("roles:read"))) return wanted;
        return yield* new Forbidden({ required: "a user who may roles:read, or the person itself" });
      });

      const explained = Effect.fnUntraced(function* (wanted: UserId | undefined, lineage: Lineage) {
        const userId = yield* subject(wanted);
        const tenant = yield* tenants.current;
        const state = Option.match(tenant, { onNone: () => "purged" as const, onSome: (own) => own.state });
        return explain(yield* entitlements.of(userId), userId, state, lineage);
      });

      const inTenant = Effect.fn("Permissions.inTenant")(function* (tenantId: TenantId, userId?: UserId) {
        const own = Option.filter(yield* tenants.current, ({ id }) => id === tenantId);
        if (Option.isNone(own)) return yield* new TenantNotFound({});
        return yield* explained(userId, []);
      }, databaseAnswers);

      /** None for what is not the tenant's own, and for what the caller does not see. */
      const seen = Effect.fnUntraced(function* (target: Target) {
        const lineage = yield* entitlements.lineageOf(target);
        const reading = target.type === "project" ? "projects:read" : "analyses:read";
        const visible = lineage.length > 0 && (yield* access.permits(reading, target));
        return visible ? Option.some(lineage) : Option.none();
      });

      const onProject = Effect.fn("Permissions.onProject")(function* (id: ProjectId, userId?: UserId) {
        const lineage = yield* seen({ type: "project", id });
        if (Option.isNone(lineage)) return yield* new ProjectNotFound({});
        return yield* explained(userId, lineage.value);
      }, databaseAnswers);

      const onAnalysis = Effect.fn("Permissions.onAnalysis")(function* (id: AnalysisId, userId?: UserId) {
        const lineage = yield* seen({ type: "analysis", id });
        if (Option.isNone(lineage)) return yield* new AnalysisNotFound({});
        return yield* explained(userId, lineage.value);
      }, databaseAnswers);

      return Permissions.of({ inTenant, onProject, onAnalysis });
    }),
  );
}

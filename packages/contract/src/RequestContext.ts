import { Context, Effect, Schema } from "effect";
import { RunId } from "./analyses/Run.ts";
import { AnalysisId } from "./analyses/AnalysisId.ts";
import { Credential } from "./identity/Credential.ts";
import { Role, RoleId } from "./identity/Role.ts";
import { UserId } from "./identity/User.ts";
import { NodeId } from "./nodes/NodeId.ts";
import { TenantId } from "./tenants/Tenant.ts";

/** On whose behalf something happens. */
export const Actor = Schema.Union([
  Schema.TaggedStruct("Anonymous", {}),
  /** Every credential of a user carries the user and its role: for none can a check of membership be left out. */
  Schema.TaggedStruct("User", {
    userId: UserId,
    role: Role,
    /** Names the role where it is `custom`. */
    roleId: Schema.NullOr(RoleId),
    credential: Credential,
  }),
  Schema.TaggedStruct("Node", { nodeId: NodeId }),
  /** What runs at a node for one analysis, and may act for nothing else. */
  Schema.TaggedStruct("Run", { runId: RunId, nodeId: NodeId, analysisId: AnalysisId }),
  Schema.TaggedStruct("System", { name: Schema.String }),
]);
export type Actor = typeof Actor.Type;

/** What a request, and all work it causes in other fibers, workflows and processes, carries with it. */
export const RequestContext = Schema.Struct({
  requestId: Schema.NullOr(Schema.String),
  tenantId: Schema.NullOr(TenantId),
  actor: Actor,
  /**
   * The address of the client that asked, canonical; null where nobody did, or it is not known. For people to read and
   * for limits: never a reason to trust anybody. Contexts of before it was kept have none.
   */
  address: Schema.NullOr(Schema.String).pipe(Schema.withDecodingDefaultKey(Effect.succeed(null))),
}).annotate({ identifier: "RequestContext" });
export type RequestContext = typeof RequestContext.Type;

/** What is known of nobody in particular. */
export const anonymous: RequestContext = {
  requestId: null,
  tenantId: null,
  actor: { _tag: "Anonymous" },
  address: null,
};

/** The context of the running fiber, inherited by its children. Repositories take their tenant from it. */
export const CurrentRequest = Context.Reference<RequestContext>("@atoll/contract/CurrentRequest", {
  defaultValue: () => anonymous,
});

/** The words an audit line or a decision uses for an actor. */
export const actorName = (actor: Actor): string => {
  switch (actor._tag) {
    case "Anonymous":
      return "anonymous";
    case "User":
      return `user:${actor.userId}`;
    case "Node":
      return `node:${actor.nodeId}`;
    case "Run":
      return `run:${actor.runId}`;
    case "System":
      return `system:${actor.name}`;
  }
};

import { Context, Effect, Schema } from "effect";
import { Role } from "./identity/Role.ts";
import { SessionId } from "./identity/Session.ts";
import { UserId } from "./identity/User.ts";
import { NodeId } from "./nodes/NodeId.ts";
import { TenantId } from "./tenants/Tenant.ts";

/** On whose behalf something happens. */
export const Actor = Schema.Union([
  Schema.TaggedStruct("Anonymous", {}),
  Schema.TaggedStruct("User", { userId: UserId, role: Role, sessionId: SessionId }),
  Schema.TaggedStruct("Node", { nodeId: NodeId }),
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
    case "System":
      return `system:${actor.name}`;
  }
};

import { hasSession } from "@atoll/contract/identity/Credential";
import type { NodeId } from "@atoll/contract/nodes/NodeId";
import { type Actor, CurrentRequest } from "@atoll/contract/RequestContext";
import type { TenantId } from "@atoll/contract/tenants/Tenant";
import { Effect } from "effect";

type UserActor = Extract<Actor, { readonly _tag: "User" }>;
type NodeActor = Extract<Actor, { readonly _tag: "Node" }>;
type RunActor = Extract<Actor, { readonly _tag: "Run" }>;

const wrongCaller = (expected: string) =>
  Effect.die(new Error(`The endpoint's policy let a caller through that is not ${expected}`));

/** The signed-in user of this request. The endpoint's policy admits users only, so another caller is a defect. */
export const currentUser: Effect.Effect<UserActor> = Effect.flatMap(CurrentRequest, ({ actor }) =>
  actor._tag === "User" ? Effect.succeed(actor) : wrongCaller("a user"),
);

/** The session behind this request, whether by its token or by an access token of it; see `currentUser`. */
export const currentSession = Effect.flatMap(currentUser, ({ credential }) =>
  hasSession(credential) ? Effect.succeed(credential) : wrongCaller("a person"),
);

/** The node of this request; see `currentUser`. */
export const currentNode: Effect.Effect<NodeActor> = Effect.flatMap(CurrentRequest, ({ actor }) =>
  actor._tag === "Node" ? Effect.succeed(actor) : wrongCaller("a node"),
);

/** The node of this request, or that of the run which calls, and then that run too; see `currentUser`. */
export const currentParticipant = Effect.flatMap(
  CurrentRequest,
  ({ actor }): Effect.Effect<{ readonly nodeId: NodeId; readonly run: RunActor | null }> => {
    if (actor._tag === "Node") return Effect.succeed({ nodeId: actor.nodeId, run: null });
    if (actor._tag === "Run") return Effect.succeed({ nodeId: actor.nodeId, run: actor });
    return wrongCaller("a node or a run");
  },
);

/** The tenant that this request acts in. */
export const currentTenant: Effect.Effect<TenantId> = Effect.flatMap(CurrentRequest, ({ tenantId }) =>
  tenantId === null ? wrongCaller("in a tenant") : Effect.succeed(tenantId),
);

/** Runs `effect` for a tenant and an actor, within the same request. */
export const actingAs =
  (tenantId: TenantId, actor: Actor) =>
  <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
    Effect.flatMap(CurrentRequest, (request) =>
      Effect.provideService(effect, CurrentRequest, { ...request, tenantId, actor }),
    );

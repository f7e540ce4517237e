import type { ServiceUnavailable } from "@atoll/contract/CommonProblems";
import type { GrantTarget } from "@atoll/contract/EndpointPolicy";
import { type Permission, rightsOf } from "@atoll/contract/identity/Permission";
import { type Actor, CurrentRequest } from "@atoll/contract/RequestContext";
import { Context, Effect, Layer } from "effect";

/** The object that a call is about. */
export interface Target {
  readonly type: GrantTarget;
  readonly id: string;
}

const byRole = (actor: Actor, permission: Permission): boolean =>
  actor._tag === "User" &&
  actor.role !== "custom" &&
  rightsOf[actor.role].some((right) => right.permission === permission && right.scope === "tenant");

/** What the current caller may do. */
export class Access extends Context.Service<
  Access,
  {
    /**
     * Whether the caller's role holds the permission in the organisation, or a role given to it on the target or on
     * what the target lies in does. An API key's scopes are not looked at: see `Policy.evaluate`.
     */
    permits(permission: Permission, target?: Target): Effect.Effect<boolean, ServiceUnavailable>;
    /** Whether the caller operates the hub. */
    readonly isOperator: Effect.Effect<boolean, ServiceUnavailable>;
  }
>()("@atoll/domain/access/Access") {
  static readonly layer = Layer.succeed(Access, {
    permits: (permission) => Effect.map(CurrentRequest, ({ actor }) => byRole(actor, permission)),
    isOperator: Effect.succeed(false),
  });
}

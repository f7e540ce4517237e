import { Escalation } from "@atoll/contract/access/AccessProblems";
import type { ServiceUnavailable } from "@atoll/contract/CommonProblems";
import { type Permission, type Right, rightsOf } from "@atoll/contract/identity/Permission";
import { type Actor, CurrentRequest } from "@atoll/contract/RequestContext";
import type { Entitlement } from "@atoll/database/access/EntitlementRepository";
import type { Reach } from "@atoll/database/access/Reach";
import { Context, Effect, Layer, Option } from "effect";
import { currentUser } from "../caller.ts";
import { databaseAnswers } from "../unavailable.ts";
import { isPermitted, isPermittedSomewhere, missingOn, missingRights, reachOf } from "./decide.ts";
import { Entitlements, type Target } from "./Entitlements.ts";
import { Operators } from "./Operators.ts";

/** Most calls: a built-in role that holds it everywhere, for which nothing has to be looked up. */
const byRole = (actor: Actor, permission: Permission): boolean =>
  actor._tag === "User" &&
  actor.role !== "custom" &&
  rightsOf[actor.role].some((right) => right.permission === permission && right.scope === "tenant");

/**
 * What the current caller may do: by its role in the organisation, built-in or the organisation's own, and by roles that
 * it was given on single objects. Those reach down: a decision walks up from the object to what it lies in, and nothing
 * is written below. So a change counts at once, whatever lies below. An API key's scopes are not looked at: see
 * `Policy.evaluate`.
 */
export class Access extends Context.Service<
  Access,
  {
    /** Whether the caller holds the permission in the whole organisation or, with a target, on that. */
    permits(permission: Permission, target?: Target): Effect.Effect<boolean, ServiceUnavailable>;
    /** Whether the caller holds the permission on anything: what it is about is still to be looked at. */
    permitsAnywhere(permission: Permission): Effect.Effect<boolean, ServiceUnavailable>;
    /** What a list may hold for the caller; undefined: all that its organisation sees. */
    reach(permission: Permission): Effect.Effect<Reach | undefined, ServiceUnavailable>;
    /**
     * Fails unless the caller, a user, holds all of the rights itself, in the organisation or on the target: nobody gives
     * away, and nobody adds to a role, what it does not have.
     */
    mayHandOut(
      rights: ReadonlyArray<Right>,
      target?: Target,
    ): Effect.Effect<void, Escalation | ServiceUnavailable>;
    /** Whether the caller operates the hub. */
    readonly isOperator: Effect.Effect<boolean, ServiceUnavailable>;
  }
>()("@atoll/domain/access/Access") {
  static readonly layer = Layer.effect(
    Access,
    Effect.gen(function* () {
      const entitlements = yield* Entitlements;
      const operators = yield* Operators;
      const isOperator = Effect.flatMap(CurrentRequest, ({ actor }) =>
        actor._tag === "User" ? operators.includes(actor.userId) : Effect.succeed(false),
      );

      /** Who is no user, or no member any more, holds nothing. */
      const ofCaller = <A>(
        none: A,
        decide: (entitlement: Entitlement) => Effect.Effect<A, ServiceUnavailable>,
      ) =>
        Effect.flatMap(CurrentRequest, ({ actor, tenantId }) =>
          actor._tag !== "User" || tenantId === null
            ? Effect.succeed(none)
            : Effect.flatMap(
                databaseAnswers(entitlements.of(actor.userId)),
                Option.match({ onNone: () => Effect.succeed(none), onSome: decide }),
              ),
        );
      const lineageOf = (target: Target | undefined) =>
        target === undefined ? Effect.succeed([]) : databaseAnswers(entitlements.lineageOf(target));
      const unlessByRole =
        (permission: Permission) =>
        <A>(known: A, otherwise: Effect.Effect<A, ServiceUnavailable>) =>
          Effect.flatMap(CurrentRequest, ({ actor }) =>
            byRole(actor, permission) ? Effect.succeed(known) : otherwise,
          );

      const permits = (permission: Permission, target?: Target) =>
        unlessByRole(permission)(
          true,
          ofCaller(false, (entitlement) =>
            Effect.map(lineageOf(target), (lineage) => isPermitted(entitlement, permission, lineage)),
          ),
        );
      const permitsAnywhere = (permission: Permission) =>
        unlessByRole(permission)(
          true,
          ofCaller(false, (entitlement) => Effect.succeed(isPermittedSomewhere(entitlement, permission))),
        );
      const reach = (permission: Permission) =>
        unlessByRole(permission)<Reach | undefined>(
          undefined,
          Effect.flatMap(currentUser, ({ userId }) =>
            ofCaller<Reach | undefined>(
              { userId, made: false, inMadeProjects: false, projects: [], analyses: [] },
              (entitlement) => Effect.succeed(reachOf(entitlement, permission)),
            ),
          ),
        );

      const mayHandOut = Effect.fnUntraced(function* (rights: ReadonlyArray<Right>, target?: Target) {
        const lineage = yield* lineageOf(target);
        const missing = yield* ofCaller(rights, (entitlement) =>
          Effect.succeed(
            target === undefined
              ? missingRights(entitlement, rights)
              : missingOn(entitlement, rights, lineage),
          ),
        );
        if (missing.length > 0) return yield* new Escalation({ missing });
      });

      return Access.of({ permits, permitsAnywhere, reach, mayHandOut, isOperator });
    }),
  );
}

import { Forbidden } from "@atoll/contract/CommonProblems";
import type { Permission } from "@atoll/contract/identity/Permission";
import { Permit } from "@atoll/domain/Permit";
import { Context, Effect } from "effect";

/** What the endpoint's policy permitted the current caller. */
export const Permitted = Context.Reference<ReadonlySet<Permission>>("@atoll/http/Permitted", {
  defaultValue: () => new Set(),
});

/**
 * Discharges what a service method asks for with what the endpoint's policy has permitted. A policy that asks for
 * something else than its service is a fault of ours and lets nobody in.
 */
export const permitted =
  <P extends Permission>(permission: P) =>
  <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<A, E | Forbidden, Exclude<R, Permit<P>>> =>
    Effect.flatMap(Permitted, (held): Effect.Effect<A, E | Forbidden, Exclude<R, Permit<P>>> =>
      held.has(permission)
        ? Effect.provideService(effect, Permit(permission), { permission })
        : Effect.fail(new Forbidden({ required: `a user who may ${permission}` })),
    );

import type { Tenant, TenantState } from "@atoll/contract/tenants/Tenant";
import { nextTenantState, type TenantEvent } from "@atoll/contract/tenants/TenantLifecycle";
import { TenantNotFound, TenantStateConflict } from "@atoll/contract/tenants/TenantProblems";
import { Database, type DatabaseUnavailable } from "@atoll/database/Database";
import { TenantRepository } from "@atoll/database/tenants/TenantRepository";
import { Context, Effect, Layer } from "effect";
import { currentTenant } from "../caller.ts";
import { Revocations, tagOf } from "../revocation/Revocations.ts";
import { TenantConfig } from "./TenantConfig.ts";

/** What people ask for; the rest of the life of an organisation is the hub's own. */
export type AskedEvent = Exclude<TenantEvent, "activate" | "finish">;

const conflict = (event: AskedEvent, state: TenantState, held: boolean) =>
  new TenantStateConflict({
    state,
    detail: held
      ? "It was suspended before it was archived: only whoever operates the hub restores it."
      : `Nothing that is ${state} can be asked to ${event}.`,
  });

/** Whether the operator keeps it from its owner after the event. */
const heldAfter: { readonly [E in AskedEvent]?: boolean } = { suspend: true, resume: false, restore: false };

/** Moves the current tenant through its life. */
export class TenantMoves extends Context.Service<
  TenantMoves,
  {
    /**
     * Of two at once, one comes after the other and is held against what that one has left. All processes hear of it. On
     * whose behalf is for the caller to check.
     */
    readonly move: (
      event: AskedEvent,
      by: "owner" | "operator",
    ) => Effect.Effect<Tenant, TenantNotFound | TenantStateConflict | DatabaseUnavailable>;
  }
>()("@atoll/domain/tenants/TenantMoves") {
  static readonly layer = Layer.effect(
    TenantMoves,
    Effect.gen(function* () {
      const database = yield* Database;
      const tenants = yield* TenantRepository;
      const revocations = yield* Revocations;
      const { grace } = yield* TenantConfig;
      return TenantMoves.of({
        move: Effect.fn("TenantMoves.move")(function* (event, by) {
          const { state, held } = yield* Effect.fromOption(yield* tenants.hold, () => new TenantNotFound({}));
          const to = nextTenantState(state, event);
          const isHeld = held && event === "restore" && by === "owner";
          if (to === undefined || isHeld) return yield* conflict(event, state, isHeld);
          const kept = heldAfter[event];
          const moved = yield* tenants.move({
            from: state,
            to,
            grace: to === "archived" ? grace : null,
            ...(kept === undefined ? {} : { held: kept }),
          });
          yield* revocations.tell(tagOf.tenant(yield* currentTenant));
          return yield* Effect.fromOption(moved, () => new TenantNotFound({}));
        }, database.transaction),
      });
    }),
  );
}

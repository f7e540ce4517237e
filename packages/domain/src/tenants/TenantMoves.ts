import type { Tenant, TenantState } from "@atoll/contract/tenants/Tenant";
import { nextTenantState, type TenantEvent } from "@atoll/contract/tenants/TenantLifecycle";
import { TenantNotFound, TenantStateConflict } from "@atoll/contract/tenants/TenantProblems";
import { Database, type DatabaseUnavailable } from "@atoll/database/Database";
import { UserRepository } from "@atoll/database/identity/UserRepository";
import { MembershipRepository } from "@atoll/database/tenants/MembershipRepository";
import { type HeldTenant, TenantRepository } from "@atoll/database/tenants/TenantRepository";
import { Context, DateTime, Effect, Layer, Option } from "effect";
import { AuditTrail } from "../audit/AuditTrail.ts";
import { diff } from "../audit/diff.ts";
import { currentTenant, currentUser } from "../caller.ts";
import { Mails } from "../mail/Mails.ts";
import { TenantArchived } from "../mail/MailTemplate.ts";
import { Revocations, tagOf } from "../revocation/Revocations.ts";
import { mailOrigin } from "./mailOrigin.ts";
import { TenantConfig } from "./TenantConfig.ts";

/** What people ask for; the rest of the life of an organisation is the hub's own. */
export type AskedEvent = Exclude<TenantEvent, "activate" | "finish">;

/** On whose behalf: one of its owners, or whoever operates the hub. */
export type AskedBy = "owner" | "operator";

/** Whether the operator keeps it from its owner after the event. */
const heldAfter: { readonly [E in AskedEvent]?: boolean } = { suspend: true, resume: false, restore: false };

/** The state that the event leads to, or why it cannot happen. */
const target = ({ state, held, overdue, purgeAfter }: HeldTenant, event: AskedEvent, by: AskedBy) => {
  const conflict = (detail: string) => Effect.fail(new TenantStateConflict({ state, detail }));
  const to = nextTenantState(state, event);
  if (to === undefined) return conflict(`Nothing that is ${state} can be asked to ${event}.`);
  if (event === "restore" && overdue) return conflict("The time to restore it is over.");
  if (event === "restore" && held && by === "owner") {
    return conflict("It was suspended before it was archived: only whoever operates the hub restores it.");
  }
  if (event === "purge" && !overdue && purgeAfter !== null) {
    return conflict(`It can be restored until ${DateTime.formatIso(purgeAfter)}, and purged after that.`);
  }
  return Effect.succeed<TenantState>(to);
};

/** Moves the current tenant through its life. */
export class TenantMoves extends Context.Service<
  TenantMoves,
  {
    /**
     * Of two at once, one comes after the other and is held against what that one has left. All processes hear of it, its
     * audit trail has it, and its owners are mailed where it is archived. Not restored once `purgeAfter` has passed, nor
     * purged before. On whose behalf is for the caller to check.
     */
    readonly move: (
      event: AskedEvent,
      by: AskedBy,
    ) => Effect.Effect<Tenant, TenantNotFound | TenantStateConflict | DatabaseUnavailable>;
  }
>()("@atoll/domain/tenants/TenantMoves") {
  static readonly layer = Layer.effect(
    TenantMoves,
    Effect.gen(function* () {
      const database = yield* Database;
      const tenants = yield* TenantRepository;
      const memberships = yield* MembershipRepository;
      const users = yield* UserRepository;
      const revocations = yield* Revocations;
      const trail = yield* AuditTrail;
      const mails = yield* Mails;
      const { grace } = yield* TenantConfig;

      const nameOf = Effect.fnUntraced(function* (by: AskedBy) {
        if (by === "operator") return "whoever operates the hub";
        const { userId } = yield* currentUser;
        return Option.match(yield* users.get(userId), {
          onNone: () => null,
          onSome: ({ displayName }) => displayName,
        });
      });

      const tellOwners = Effect.fnUntraced(function* ({ name, purgeAfter }: Tenant, by: AskedBy) {
        if (purgeAfter === null) return;
        const template = TenantArchived.make({
          tenant: name,
          purgeAfter,
          origin: yield* mailOrigin(yield* nameOf(by)),
        });
        for (const { email, displayName } of yield* memberships.ownerAddresses) {
          yield* mails.send({ to: { name: displayName, address: email }, template });
        }
      });

      return TenantMoves.of({
        move: Effect.fn("TenantMoves.move")(function* (event, by) {
          const before = yield* Effect.fromOption(yield* tenants.hold, () => new TenantNotFound({}));
          const to = yield* target(before, event, by);
          const kept = heldAfter[event];
          const moved = yield* tenants.move({
            from: before.state,
            to,
            grace: to === "archived" ? grace : null,
            ...(kept === undefined ? {} : { held: kept }),
          });
          const after = yield* Effect.fromOption(moved, () => new TenantNotFound({}));
          yield* trail.record({
            action: by === "owner" ? `tenants.${event}` : `admin.${event}`,
            target: { type: "tenant", id: before.id },
            changes: diff("tenant", before, after),
          });
          if (to === "archived") yield* tellOwners(after, by);
          yield* revocations.tell(tagOf.tenant(yield* currentTenant));
          return after;
        }, database.transaction),
      });
    }),
  ).pipe(Layer.provide(AuditTrail.layer));
}

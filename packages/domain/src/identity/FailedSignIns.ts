import type { AuditEvent } from "@atoll/contract/audit/AuditEvent";
import { UserId } from "@atoll/contract/identity/User";
import { CurrentRequest } from "@atoll/contract/RequestContext";
import type { TenantId } from "@atoll/contract/tenants/Tenant";
import { Database, type DatabaseUnavailable } from "@atoll/database/Database";
import { Context, Effect, Layer } from "effect";
import { actorOf, AuditTrail } from "../audit/AuditTrail.ts";
import { diff } from "../audit/diff.ts";
import { actingAs } from "../caller.ts";
import { newId } from "../newId.ts";
import { AccountMails } from "./AccountMails.ts";

/** Why somebody did not get in; never what was shown, nor an address that has no account. */
export type FailureReason =
  | "unknown-account"
  | "deactivated"
  | "wrong-password"
  | "email-unverified"
  | "no-membership"
  | "no-linked-account"
  | "passkey"
  | "wrong-code";

export interface Failure {
  /** Whose account it was tried at; null where there is none. */
  readonly userId: UserId | null;
  readonly reason: FailureReason;
  /** The organisation whose provider vouched for somebody. */
  readonly tenantId?: TenantId;
  /** How many it are by now, one after the other. */
  readonly failures?: number;
}

/** Records that somebody did not show who it is. */
export class FailedSignIns extends Context.Service<
  FailedSignIns,
  {
    /**
     * In a transaction of its own, as nothing is changed; not within another, which would take the entry back. In the
     * organisation of who is signed in, or at the account's home, with the installation where there is none. It does the
     * same work whether there is such an account or not.
     */
    readonly record: (event: AuditEvent, failure: Failure) => Effect.Effect<void, DatabaseUnavailable>;
  }
>()("@atoll/domain/identity/FailedSignIns") {
  static readonly layer = Layer.effect(
    FailedSignIns,
    Effect.gen(function* () {
      const database = yield* Database;
      const mails = yield* AccountMails;
      const trail = yield* AuditTrail;
      return FailedSignIns.of({
        record: Effect.fn("FailedSignIns.record")(function* (event, { userId, tenantId, reason, failures }) {
          const { actor } = yield* CurrentRequest;
          const entry = trail.record({
            action: event,
            target: userId === null ? { type: "attempt", id: "unknown" } : { type: "user", id: userId },
            changes: diff("attempt", {}, { reason, failures }),
            actor: actorOf(actor),
          });
          if (actor._tag === "User") return yield* database.transaction(entry);
          if (tenantId !== undefined) {
            return yield* database.transaction(entry).pipe(actingAs(tenantId, actor));
          }
          yield* mails.atHome(userId ?? (yield* newId(UserId)))(entry);
        }),
      });
    }),
  ).pipe(Layer.provide(AuditTrail.layer));
}

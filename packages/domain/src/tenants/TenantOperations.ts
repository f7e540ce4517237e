import { AuditEvent } from "@atoll/contract/audit/AuditEvent";
import { installation } from "@atoll/contract/audit/installation";
import type { InvalidRequest, ServiceUnavailable } from "@atoll/contract/CommonProblems";
import type { KeyRotation } from "@atoll/contract/keys/KeysState";
import type { PageRequest } from "@atoll/contract/Page";
import type { TenantId, TenantOverview } from "@atoll/contract/tenants/Tenant";
import { TenantNotFound, type TenantStateConflict } from "@atoll/contract/tenants/TenantProblems";
import type { Quotas } from "@atoll/contract/tenants/TenantSettings";
import { TenantRepository } from "@atoll/database/tenants/TenantRepository";
import { Context, Effect, Layer } from "effect";
import { AuditTrail } from "../audit/AuditTrail.ts";
import { diff } from "../audit/diff.ts";
import { actingAs, currentUser } from "../caller.ts";
import { TenantKeys } from "../keys/TenantKeys.ts";
import type { PageOf } from "../PageOf.ts";
import { databaseAnswers, listAnswers } from "../unavailable.ts";
import { type AskedEvent, TenantMoves } from "./TenantMoves.ts";

/** What whoever operates the hub does with organisations. That the caller is one, the endpoint's policy has checked. */
export class TenantOperations extends Context.Service<
  TenantOperations,
  {
    /** Newest first. */
    list(page: PageRequest): Effect.Effect<PageOf<TenantOverview>, InvalidRequest | ServiceUnavailable>;
    /**
     * `suspend`: people, keys and nodes get 503, and agents wait. What runs at the sites goes on there; deadlines and
     * leases go on at the hub, so a suspension that outlasts them ends analyses as the sites' silence would.
     * `purge`: after `purgeAfter`. It cannot be restored any more, and `TenantPurge` deletes all of it from the next minute on.
     *
     * What an operator does stands in the installation's audit trail as well: there it survives the organisation's own.
     */
    move(
      tenantId: TenantId,
      event: AskedEvent,
    ): Effect.Effect<TenantOverview, TenantNotFound | TenantStateConflict | ServiceUnavailable>;
    /** A limit below what there is takes nothing away: it lets nothing more in. */
    setQuotas(tenantId: TenantId, quotas: Quotas): Effect.Effect<Quotas, TenantNotFound | ServiceUnavailable>;
    /** See `TenantKeys.rotate`; recorded where one was begun. */
    rotateKey(tenantId: TenantId): Effect.Effect<KeyRotation, TenantNotFound | ServiceUnavailable>;
  }
>()("@atoll/domain/tenants/TenantOperations") {
  static readonly layer = Layer.effect(
    TenantOperations,
    Effect.gen(function* () {
      const tenants = yield* TenantRepository;
      const moves = yield* TenantMoves;
      const keys = yield* TenantKeys;
      const trail = yield* AuditTrail;

      const within =
        (tenantId: TenantId) =>
        <A, E, R>(effect: Effect.Effect<A, E, R>) =>
          Effect.flatMap(currentUser, (actor) => actingAs(tenantId, actor)(effect));

      const list = Effect.fn("TenantOperations.list")(
        (page: PageRequest) => tenants.overviews(page),
        listAnswers,
      );

      const move = Effect.fn("TenantOperations.move")(function* (tenantId: TenantId, event: AskedEvent) {
        const { state } = yield* moves.move(event, "operator").pipe(within(tenantId));
        // The organisation's own trail, which has the entry, leaves with it.
        yield* trail
          .recorded(Effect.void, () => ({
            action: AuditEvent.make("tenant.moved"),
            target: { type: "tenant", id: tenantId },
            changes: diff("tenant", {}, { state }),
          }))
          .pipe(within(installation));
        return yield* Effect.fromOption(yield* tenants.overview(tenantId), () => new TenantNotFound({}));
      }, databaseAnswers);

      const setQuotas = Effect.fn("TenantOperations.setQuotas")(function* (
        tenantId: TenantId,
        quotas: Quotas,
      ) {
        const change = Effect.gen(function* () {
          const held = yield* Effect.fromOption(yield* tenants.hold, () => new TenantNotFound({}));
          const changed = yield* tenants.setQuotas(quotas);
          const tenant = yield* Effect.fromOption(changed, () => new TenantNotFound({}));
          return { before: held.quotas, after: tenant.quotas };
        });
        const { after } = yield* trail
          .recorded(change, (made) => ({
            action: "admin.quotas",
            target: { type: "tenant", id: tenantId },
            changes: diff("tenant", { quotas: made.before }, { quotas: made.after }),
          }))
          .pipe(within(tenantId));
        return after;
      }, databaseAnswers);

      const rotateKey = Effect.fn("TenantOperations.rotateKey")(function* (tenantId: TenantId) {
        const change = Effect.gen(function* () {
          yield* Effect.fromOption(yield* tenants.hold, () => new TenantNotFound({}));
          return yield* keys.rotate;
        });
        return yield* trail
          .recorded(change, ({ begun, version }) =>
            begun
              ? {
                  action: "admin.rotateKey",
                  target: { type: "tenant", id: tenantId },
                  changes: diff("tenant", {}, { keyVersion: version }),
                }
              : undefined,
          )
          .pipe(within(tenantId));
      }, databaseAnswers);

      return TenantOperations.of({ list, move, setQuotas, rotateKey });
    }),
  ).pipe(Layer.provide([AuditTrail.layer, TenantKeys.layer]));
}

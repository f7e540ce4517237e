import { AuditChains } from "@atoll/database/audit/AuditChains";
import type { DatabaseUnavailable } from "@atoll/database/Database";
import type { TenantId } from "@atoll/contract/tenants/Tenant";
import { tireless } from "@atoll/infra/tireless";
import { Cause, Context, Effect, Layer } from "effect";
import { link } from "./chain.ts";

/** Entries of one transaction, and tenants of one round. */
const batch = 500;
const tenantsPerRound = 200;
const concurrency = 2;

/**
 * Nobody is told of new entries: a notification would make each write of any tenant wait for the commit before it
 * (PostgreSQL commits what notifies one after the other), where looking costs one probe of an empty index.
 */
const lookInterval = "500 millis";
const awayInterval = "1 second";

/** Links the entries of all tenants into their chains. */
export class AuditSealer extends Context.Service<
  AuditSealer,
  {
    /**
     * Links what is committed and not linked yet; answers with how many entries. Any number of processes may do it at
     * once: a tenant's head lets one at it, and who dies in the middle has linked nothing.
     */
    readonly seal: Effect.Effect<number, DatabaseUnavailable>;
  }
>()("@atoll/domain/audit/AuditSealer") {
  static readonly layer = Layer.effect(
    AuditSealer,
    Effect.gen(function* () {
      const chains = yield* AuditChains;

      /** A chain that cannot go on holds up no other. */
      const sealOne = (tenant: TenantId) =>
        chains
          .seal(tenant, batch, (head, entries) => link(tenant, head, entries))
          .pipe(
            Effect.catchCause((cause) =>
              Cause.hasDies(cause)
                ? Effect.as(Effect.logError(`The audit chain of ${tenant} cannot be continued`, cause), 0)
                : Effect.failCause(cause),
            ),
          );

      const seal = Effect.gen(function* () {
        const tenants = yield* chains.waiting(tenantsPerRound);
        const linked = yield* Effect.forEach(tenants, sealOne, { concurrency });
        return linked.reduce((sum, count) => sum + count, 0);
      });
      return AuditSealer.of({ seal });
    }),
  );

  /** Seals for as long as the process lives. Part of the runner role. */
  static readonly layerTimer = Layer.effectDiscard(
    Effect.gen(function* () {
      const { seal } = yield* AuditSealer;
      const turn = seal.pipe(
        // A full round goes on at once.
        Effect.flatMap((linked) => (linked >= batch ? Effect.void : Effect.sleep(lookInterval))),
        Effect.catchTag("DatabaseUnavailable", (error) =>
          Effect.andThen(
            Effect.logWarning("The audit trail cannot be linked at the moment", error.message),
            Effect.sleep(awayInterval),
          ),
        ),
        tireless("The audit sealer"),
      );
      yield* Effect.forkScoped(turn);
    }),
  ).pipe(Layer.provide(AuditSealer.layer));
}

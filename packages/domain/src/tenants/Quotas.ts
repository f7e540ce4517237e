import { QuotaExceeded } from "@atoll/contract/tenants/TenantProblems";
import type { Quotas as Limits } from "@atoll/contract/tenants/TenantSettings";
import { Database, type DatabaseUnavailable } from "@atoll/database/Database";
import { TenantRepository } from "@atoll/database/tenants/TenantRepository";
import { Context, Effect, Layer, Option } from "effect";

/** How much an organisation may have of what. */
export class Quotas extends Context.Service<
  Quotas,
  {
    /**
     * Does `work`, which adds `amount` (1 when absent) of what `quota` limits, in one transaction with the check: `used`
     * says how much there is. Whoever adds in the same organisation waits for it, so that many at once stay within the
     * limit together. Nothing is done where the limit would be passed.
     */
    readonly within: <A, E, R>(
      quota: keyof Limits,
      used: Effect.Effect<number, DatabaseUnavailable>,
      work: Effect.Effect<A, E, R>,
      amount?: number,
    ) => Effect.Effect<A, E | QuotaExceeded | DatabaseUnavailable, R>;
  }
>()("@atoll/domain/tenants/Quotas") {
  static readonly layer = Layer.effect(
    Quotas,
    Effect.gen(function* () {
      const database = yield* Database;
      const tenants = yield* TenantRepository;
      return Quotas.of({
        within: (quota, used, work, amount = 1) =>
          database.transaction(
            Effect.gen(function* () {
              const held = yield* tenants.hold;
              const limit = Option.match(held, { onNone: () => 0, onSome: ({ quotas }) => quotas[quota] });
              if ((yield* used) + amount > limit) {
                return yield* new QuotaExceeded({
                  quota,
                  limit,
                  detail: `The limit of ${quota} is ${limit}.`,
                });
              }
              return yield* work;
            }),
          ),
      });
    }),
  );
}

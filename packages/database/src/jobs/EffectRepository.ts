import { Context, Effect, Layer } from "effect";
import { Database } from "../Database.ts";
import type { DatabaseUnavailable } from "../DatabaseUnavailable.ts";
import { wrote } from "../statements.ts";

export interface OutwardEffect {
  /** Names the effect, and is the same whenever it is repeated. */
  readonly key: string;
  readonly kind: string;
}

/** The proof that an outward effect of a workflow happened once. */
export class EffectRepository extends Context.Service<
  EffectRepository,
  {
    /**
     * True for the first caller with this key, false for every other, also for one that waited for the first to
     * commit. Write it in the transaction of the effect.
     */
    readonly record: (effect: OutwardEffect) => Effect.Effect<boolean, DatabaseUnavailable>;
    readonly happened: (key: string) => Effect.Effect<boolean, DatabaseUnavailable>;
  }
>()("@atoll/database/jobs/EffectRepository") {
  static readonly layer = Layer.effect(
    EffectRepository,
    Effect.gen(function* () {
      const { sql, forTenant } = yield* Database;
      return EffectRepository.of({
        record: ({ key, kind }) =>
          forTenant((tenant) =>
            wrote(sql`
              insert into effects (tenant_id, key, kind) values (${tenant}, ${key}, ${kind})
              on conflict do nothing returning key`),
          ),
        happened: (key) =>
          forTenant((tenant) =>
            wrote(sql`select key from effects where tenant_id = ${tenant} and key = ${key}`),
          ),
      });
    }),
  );
}

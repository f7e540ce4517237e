import { Context, Effect, Layer, Schema } from "effect";
import { Database } from "../Database.ts";
import type { DatabaseUnavailable } from "../DatabaseUnavailable.ts";
import { all, run, wrote } from "../statements.ts";

/** One version of the key of a tenant; see `TenantKey` of the security package. */
export const StoredKeyVersion = Schema.Struct({ version: Schema.Int, salt: Schema.Uint8Array });
export type StoredKeyVersion = typeof StoredKeyVersion.Type;

/** The versions of the current tenant's key. */
export class TenantKeyRepository extends Context.Service<
  TenantKeyRepository,
  {
    /** Newest first; empty while nothing was sealed yet. */
    readonly held: Effect.Effect<ReadonlyArray<StoredKeyVersion>, DatabaseUnavailable>;
    /**
     * The same, to seal with: none of them is retired before the transaction's end, so what is written in it stays
     * readable. Keeps a first version with this salt where there is none.
     */
    readonly heldToSeal: (
      firstSalt: Uint8Array,
    ) => Effect.Effect<ReadonlyArray<StoredKeyVersion>, DatabaseUnavailable>;
    /**
     * Adds a version, which seals from the commit on. False where there is none yet, and while an older one is still
     * held: of any number of calls at once one adds.
     */
    readonly add: (salt: Uint8Array) => Effect.Effect<boolean, DatabaseUnavailable>;
  }
>()("@atoll/database/keys/TenantKeyRepository") {
  static readonly layer = Layer.effect(
    TenantKeyRepository,
    Effect.gen(function* () {
      const { sql, forTenant } = yield* Database;
      const held = forTenant((tenant) =>
        all(StoredKeyVersion)(sql`
          select version, salt from tenant_keys where tenant_id = ${tenant} order by version desc`),
      );
      return TenantKeyRepository.of({
        held,
        heldToSeal: (firstSalt) =>
          forTenant((tenant) =>
            Effect.gen(function* () {
              // `retire_tenant_key` tries the same lock alone.
              yield* run(sql`
                select pg_advisory_xact_lock_shared(hashtextextended('tenant-key/' || ${tenant}::text, 0))`);
              const found = yield* held;
              if (found.length > 0) return found;
              yield* run(sql`
                insert into tenant_keys (tenant_id, version, salt) values (${tenant}, 1, ${firstSalt})
                on conflict do nothing`);
              return yield* held;
            }),
          ),
        add: (salt) =>
          forTenant((tenant) =>
            wrote(sql`
              insert into tenant_keys (tenant_id, version, salt)
              select ${tenant}::uuid, max(version) + 1, ${salt}::bytea from tenant_keys where tenant_id = ${tenant}
              having count(*) = 1 on conflict do nothing returning version`),
          ),
      });
    }),
  );
}

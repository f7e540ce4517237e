import { UserId } from "@atoll/contract/identity/User";
import { Instant } from "@atoll/contract/Instant";
import { TenantId } from "@atoll/contract/tenants/Tenant";
import { Context, Effect, Layer, Schema } from "effect";
import type { DatabaseUnavailable } from "../DatabaseUnavailable.ts";
import { all, one } from "../statements.ts";
import { SystemDatabase } from "../SystemDatabase.ts";

/** A tenant that has to do with purging now. `purged`: within the last hour, so what came late goes as well. */
export const DueTenant = Schema.Struct({
  id: TenantId,
  state: Schema.Literals(["archived", "purging", "purged"]),
  stateChangedAt: Instant,
});
export type DueTenant = typeof DueTenant.Type;

/** Somebody who owns a tenant that is being purged. */
export const PurgedOwner = Schema.Struct({
  userId: UserId,
  email: Schema.String,
  displayName: Schema.String,
  tenantName: Schema.String,
});
export type PurgedOwner = typeof PurgedOwner.Type;

const Part = Schema.Struct({ part: Schema.String });
const Gone = Schema.Struct({ gone: Schema.Int });
const Answer = Schema.Struct({ answer: Schema.Boolean });

/**
 * Deletes a tenant's rows, across tenants. It sees none of them, and the database refuses to delete what belongs to a
 * tenant that is not `purging`. Every call is one commit; calling again, or from two processes at once, does no harm.
 */
export class TenantPurgeRepository extends Context.Service<
  TenantPurgeRepository,
  {
    /** Archived past `purgeAfter`, purging, or purged a short while ago; the longest in its state first. */
    readonly due: (limit: number) => Effect.Effect<ReadonlyArray<DueTenant>, DatabaseUnavailable>;
    /** `archived` past `purgeAfter` becomes `purging`, compare-and-set: false for any other. */
    readonly begin: (tenant: TenantId) => Effect.Effect<boolean, DatabaseUnavailable>;
    /** What there is to delete, in the order that references allow. */
    readonly parts: Effect.Effect<ReadonlyArray<string>, DatabaseUnavailable>;
    /** Deletes up to `most` rows of the part, and adds how many that were to the tenant's `purgeCounts`. */
    readonly remove: (
      tenant: TenantId,
      part: string,
      most: number,
    ) => Effect.Effect<number, DatabaseUnavailable>;
    /** Whether no row is left but those of `finish`. One that is found is deleted. */
    readonly isDone: (tenant: TenantId) => Effect.Effect<boolean, DatabaseUnavailable>;
    /** Those with an active account; nobody once it is purged. */
    readonly owners: (tenant: TenantId) => Effect.Effect<ReadonlyArray<PurgedOwner>, DatabaseUnavailable>;
    /**
     * Takes the owners' memberships, the name and the settings, and makes it `purged`. False where a row is left, or it
     * is not `purging`.
     */
    readonly finish: (tenant: TenantId) => Effect.Effect<boolean, DatabaseUnavailable>;
  }
>()("@atoll/database/tenants/TenantPurgeRepository") {
  static readonly layer = Layer.effect(
    TenantPurgeRepository,
    Effect.gen(function* () {
      const { sql } = yield* SystemDatabase;
      const asking = (name: string) => (tenant: TenantId) =>
        Effect.map(one(Answer)(sql`select ${sql(name)}(${tenant}) as answer`), ({ answer }) => answer);
      return TenantPurgeRepository.of({
        due: (limit) => all(DueTenant)(sql`select * from purge_due(${limit})`),
        begin: asking("purge_begin"),
        parts: Effect.map(all(Part)(sql`select part from purge_parts()`), (rows) =>
          rows.map(({ part }) => part),
        ),
        remove: (tenant, part, most) =>
          Effect.map(
            one(Gone)(sql`select purge_part(${tenant}, ${part}, ${most}) as gone`),
            ({ gone }) => gone,
          ),
        isDone: asking("purge_is_done"),
        owners: (tenant) => all(PurgedOwner)(sql`select * from purge_owners(${tenant})`),
        finish: asking("purge_finish"),
      });
    }),
  );
}

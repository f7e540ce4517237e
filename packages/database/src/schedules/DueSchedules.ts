import { Instant } from "@atoll/contract/Instant";
import { ScheduleId } from "@atoll/contract/schedules/Schedule";
import { TenantId } from "@atoll/contract/tenants/Tenant";
import { Context, Effect, Layer, Schema } from "effect";
import type { DatabaseUnavailable } from "../DatabaseUnavailable.ts";
import { all, one } from "../statements.ts";
import { SystemDatabase } from "../SystemDatabase.ts";

/** A schedule one of whose due times has come. */
export const DueSchedule = Schema.Struct({ tenantId: TenantId, id: ScheduleId, dueAt: Instant });
export type DueSchedule = typeof DueSchedule.Type;

const Delay = Schema.Struct({ delay: Schema.NullOr(Schema.Finite) });

/** What is due across tenants, by the database's clock: for the timer. */
export class DueSchedules extends Context.Service<
  DueSchedules,
  {
    /** Up to `limit` due ones, the most overdue first, of those that submit jobs of these types. */
    readonly due: (
      types: ReadonlyArray<string>,
      limit: number,
    ) => Effect.Effect<ReadonlyArray<DueSchedule>, DatabaseUnavailable>;
    /** Milliseconds until the next due time of these types, 0 when one has come; null where there is none. */
    readonly delay: (types: ReadonlyArray<string>) => Effect.Effect<number | null, DatabaseUnavailable>;
  }
>()("@atoll/database/schedules/DueSchedules") {
  static readonly layer = Layer.effect(
    DueSchedules,
    Effect.gen(function* () {
      const { sql } = yield* SystemDatabase;
      return DueSchedules.of({
        due: (types, limit) =>
          types.length === 0
            ? Effect.succeed([])
            : all(DueSchedule)(sql`
                select tenant_id, id, next_due_at as due_at from schedules
                where next_due_at <= clock_timestamp() and ${sql.in("type", types)}
                order by next_due_at, id limit ${limit}`),
        delay: (types) =>
          types.length === 0
            ? Effect.succeed(null)
            : Effect.map(
                one(Delay)(sql`
                  select greatest(0, extract(epoch from (
                    select next_due_at from schedules where next_due_at is not null and ${sql.in("type", types)}
                    order by next_due_at limit 1
                  ) - clock_timestamp()) * 1000)::float8 as delay`),
                ({ delay }) => delay,
              ),
      });
    }),
  );
}

import type { UserId } from "@atoll/contract/identity/User";
import { Schedule, type ScheduleId } from "@atoll/contract/schedules/Schedule";
import type { PageRequest } from "@atoll/contract/Page";
import { Context, DateTime, Effect, Layer, Option, Schema } from "effect";
import type { SqlError } from "effect/sql/SqlError";
import { Database } from "../Database.ts";
import type { DatabaseUnavailable } from "../DatabaseUnavailable.ts";
import { type InvalidCursor, type Page, page } from "../Paging.ts";
import { sqlState } from "../SqlFailure.ts";
import { all, maybe, wrote } from "../statements.ts";

/** What a person sets of a schedule. */
export interface ScheduleSettings {
  readonly name: string;
  readonly payload: Schema.JsonObject;
  readonly cron: string;
  readonly timeZone: string;
  readonly catchUp: Schedule["catchUp"];
  /** Null while it is paused. */
  readonly nextDueAt: DateTime.Utc | null;
}

export interface NewSchedule extends ScheduleSettings {
  readonly id: ScheduleId;
  readonly type: string;
  readonly createdBy: UserId;
}

/** A due time that comes off a schedule, and what stands there from now on. */
export interface Advance {
  /** The due time that was read; another one by now means that another process was first. */
  readonly due: DateTime.Utc;
  readonly next: DateTime.Utc | null;
  /** The newest due time that gets its job with this; null when none does. */
  readonly fired: DateTime.Utc | null;
  readonly failure: string | null;
}

const text = (time: DateTime.Utc | null): string | null => (time === null ? null : DateTime.formatIso(time));

/** Another schedule of the tenant has this name. */
export class ScheduleNameInUse extends Schema.TaggedError<ScheduleNameInUse>()("ScheduleNameInUse", {}) {}

/** SQLSTATE unique_violation: of what a change may touch only the name is unique. */
const isNameTaken = (error: SqlError): boolean => Option.contains(sqlState(error), "23505");

/** The current tenant's schedules. */
export class ScheduleRepository extends Context.Service<
  ScheduleRepository,
  {
    /** None: another schedule has this name. */
    readonly create: (schedule: NewSchedule) => Effect.Effect<Option.Option<Schedule>, DatabaseUnavailable>;
    readonly get: (id: ScheduleId) => Effect.Effect<Option.Option<Schedule>, DatabaseUnavailable>;
    /** Holds the row until the transaction has ended: nobody fires or changes it meanwhile. */
    readonly hold: (id: ScheduleId) => Effect.Effect<Option.Option<Schedule>, DatabaseUnavailable>;
    /** Newest first. */
    readonly list: (
      request: PageRequest,
    ) => Effect.Effect<Page<Schedule>, DatabaseUnavailable | InvalidCursor>;
    /** None: no such schedule. A name that is taken fails the whole transaction. */
    readonly change: (
      id: ScheduleId,
      settings: ScheduleSettings,
    ) => Effect.Effect<Option.Option<Schedule>, DatabaseUnavailable | ScheduleNameInUse>;
    readonly setState: (
      id: ScheduleId,
      state: Schedule["state"],
      nextDueAt: DateTime.Utc | null,
    ) => Effect.Effect<Option.Option<Schedule>, DatabaseUnavailable>;
    readonly remove: (id: ScheduleId) => Effect.Effect<boolean, DatabaseUnavailable>;
    /**
     * True for one caller alone of any number at once, and for none once it was paused, changed or removed. What that
     * caller writes in the same transaction happens once for this due time.
     */
    readonly advance: (id: ScheduleId, advance: Advance) => Effect.Effect<boolean, DatabaseUnavailable>;
  }
>()("@atoll/database/schedules/ScheduleRepository") {
  static readonly layer = Layer.effect(
    ScheduleRepository,
    Effect.gen(function* () {
      const { sql, forTenant } = yield* Database;
      const columns = sql.literal(
        `id, name, type, payload, cron, time_zone, catch_up, state, next_due_at, last_due_at, failure, created_by,
         created_at`,
      );
      const read = (id: ScheduleId, suffix: string) =>
        forTenant((tenant) =>
          maybe(Schedule)(sql`
            select ${columns} from schedules where tenant_id = ${tenant} and id = ${id} ${sql.literal(suffix)}`),
        );
      return ScheduleRepository.of({
        create: ({ id, name, type, payload, cron, timeZone, catchUp, nextDueAt, createdBy }) =>
          forTenant((tenant) =>
            maybe(Schedule)(sql`
              insert into schedules (tenant_id, id, name, type, payload, cron, time_zone, catch_up, next_due_at,
                created_by)
              values (${tenant}, ${id}, ${name}, ${type}, ${sql.json(payload)}, ${cron}, ${timeZone}, ${catchUp},
                ${text(nextDueAt)}, ${createdBy})
              on conflict (tenant_id, name) do nothing returning ${columns}`),
          ),
        get: (id) => read(id, ""),
        hold: (id) => read(id, "for update"),
        list: (request) =>
          page(
            request,
            ({ id }: Schedule) => id,
            (before, rows) =>
              forTenant((tenant) =>
                all(Schedule)(sql`
                  select ${columns} from schedules where tenant_id = ${tenant} and id < ${before}
                  order by id desc limit ${rows}`),
              ),
          ),
        change: (id, { name, payload, cron, timeZone, catchUp, nextDueAt }) =>
          forTenant((tenant) =>
            maybe(Schedule)(
              sql`
              update schedules set name = ${name}, payload = ${sql.json(payload)}, cron = ${cron},
                time_zone = ${timeZone}, catch_up = ${catchUp}, next_due_at = ${text(nextDueAt)}
              where tenant_id = ${tenant} and id = ${id} returning ${columns}`.pipe(
                Effect.mapError((error) => (isNameTaken(error) ? new ScheduleNameInUse() : error)),
              ),
            ),
          ),
        setState: (id, state, nextDueAt) =>
          forTenant((tenant) =>
            maybe(Schedule)(sql`
              update schedules set state = ${state}, next_due_at = ${text(nextDueAt)}
              where tenant_id = ${tenant} and id = ${id} returning ${columns}`),
          ),
        remove: (id) =>
          forTenant((tenant) =>
            wrote(sql`delete from schedules where tenant_id = ${tenant} and id = ${id} returning id`),
          ),
        advance: (id, { due, next, fired, failure }) =>
          forTenant((tenant) =>
            wrote(sql`
              update schedules set next_due_at = ${text(next)}, failure = ${failure},
                last_due_at = coalesce(${text(fired)}::timestamptz, last_due_at)
              where tenant_id = ${tenant} and id = ${id} and next_due_at = ${text(due)} returning id`),
          ),
      });
    }),
  );
}

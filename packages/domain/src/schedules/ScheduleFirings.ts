import { CurrentRequest } from "@atoll/contract/RequestContext";
import { settle } from "@atoll/contract/schedules/dueTimes";
import type { Schedule } from "@atoll/contract/schedules/Schedule";
import { Database, type DatabaseUnavailable } from "@atoll/database/Database";
import { databaseNow } from "@atoll/database/databaseNow";
import { type DueSchedule, DueSchedules } from "@atoll/database/schedules/DueSchedules";
import { ScheduleRepository } from "@atoll/database/schedules/ScheduleRepository";
import { Context, DateTime, Effect, Layer, Option, Result } from "effect";
import { JobCatalogue, type OfferedJob } from "../jobs/JobCatalogue.ts";
import { Jobs } from "../jobs/Jobs.ts";

const batch = 100;
const concurrency = 4;
/** After a firing that failed, nothing is looked at for so long. */
const pauseMillis = 1_000;

const keyOf = ({ id }: Schedule, due: DateTime.Utc): string => `schedule/${id}/${DateTime.formatIso(due)}`;

/** Submits the jobs of schedules at their due times. */
export class ScheduleFirings extends Context.Service<
  ScheduleFirings,
  {
    /**
     * Fires everything that is due by the database's clock, of the types this process knows, and answers with the
     * milliseconds until the next due time; null where none is in sight.
     *
     * A due time is fired by one transaction, which takes it off the schedule and submits its job: both or neither, and
     * once, however many processes call this and whenever one of them dies.
     */
    readonly fireDue: Effect.Effect<number | null, DatabaseUnavailable>;
  }
>()("@atoll/domain/schedules/ScheduleFirings") {
  static readonly layer = Layer.effect(
    ScheduleFirings,
    Effect.gen(function* () {
      const due = yield* DueSchedules;
      const schedules = yield* ScheduleRepository;
      const catalogue = yield* JobCatalogue;
      const jobs = yield* Jobs;
      const database = yield* Database;
      const offers: ReadonlyMap<string, OfferedJob> = new Map(
        catalogue.known.flatMap(({ type, offered }) => (offered === undefined ? [] : [[type, offered]])),
      );
      const types = [...offers.keys()];

      /** Moves the schedule on; whoever did that submits what was due. */
      const settleOne = Effect.fnUntraced(function* (
        schedule: Schedule,
        dueAt: DateTime.Utc,
        offer: OfferedJob,
      ) {
        const now = yield* databaseNow;
        const { fire, next } = settle(schedule, dueAt, now);
        const check = yield* Effect.result(offer.check(schedule.payload));
        const isSubmitted = Result.isSuccess(check) && fire.length > 0;
        const isOurs = yield* schedules.advance(schedule.id, {
          due: dueAt,
          next: Option.getOrNull(next),
          fired: isSubmitted ? (fire.at(-1) ?? null) : null,
          failure: Result.isSuccess(check) ? null : "The payload does not fit the type of the job any more.",
        });
        if (!isOurs || !isSubmitted) return;
        yield* offer.submitAll(
          schedule.payload,
          fire.map((time) => ({ dedupeKey: keyOf(schedule, time) })),
        );
      });

      const fire = ({ tenantId, id, dueAt }: DueSchedule) =>
        Effect.gen(function* () {
          const schedule = yield* schedules.get(id);
          if (Option.isNone(schedule)) return;
          const offer = offers.get(schedule.value.type);
          if (offer !== undefined) yield* settleOne(schedule.value, dueAt, offer);
        }).pipe(
          database.transaction,
          Effect.provideService(CurrentRequest, {
            requestId: null,
            tenantId,
            actor: { _tag: "System", name: `schedule ${id}` },
            address: null,
          }),
          Effect.provideService(Jobs, jobs),
          Effect.provideService(Database, database),
          Effect.as(true),
          // One that cannot be fired holds up no other, and is due again a little later.
          Effect.catchCause((cause) =>
            Effect.as(Effect.logWarning(`The schedule ${id} was not fired`, cause), false),
          ),
          Effect.withSpan("ScheduleFirings.fire", { attributes: { id } }),
        );

      const fireDue = Effect.gen(function* () {
        const found = yield* due.due(types, batch);
        const fired = yield* Effect.forEach(found, fire, { concurrency });
        if (fired.includes(false)) return pauseMillis;
        return found.length === batch ? 0 : yield* due.delay(types);
      });

      return ScheduleFirings.of({ fireDue });
    }),
  );
}

import { InvalidRequest, type ServiceUnavailable } from "@atoll/contract/CommonProblems";
import type { JobReceipt } from "@atoll/contract/jobs/JobSubmission";
import type { JobTypeNotFound } from "@atoll/contract/jobs/JobTypeProblems";
import type { PageRequest } from "@atoll/contract/Page";
import { nextDue } from "@atoll/contract/schedules/dueTimes";
import {
  type Schedule,
  type ScheduleChange,
  type ScheduleCreation,
  ScheduleId,
} from "@atoll/contract/schedules/Schedule";
import { ScheduleNameTaken, ScheduleNotFound } from "@atoll/contract/schedules/ScheduleProblems";
import { Database } from "@atoll/database/Database";
import { databaseNow } from "@atoll/database/databaseNow";
import { ScheduleRepository } from "@atoll/database/schedules/ScheduleRepository";
import { scheduleTopic, Wakeups } from "@atoll/infra/wakeups/Wakeups";
import { Context, Effect, Layer } from "effect";
import type { Permit } from "../Permit.ts";
import { AuditTrail } from "../audit/AuditTrail.ts";
import { diff } from "../audit/diff.ts";
import { currentUser } from "../caller.ts";
import { JobCatalogue } from "../jobs/JobCatalogue.ts";
import { Jobs } from "../jobs/Jobs.ts";
import { newId } from "../newId.ts";
import type { PageOf } from "../PageOf.ts";
import { databaseAnswers, listAnswers } from "../unavailable.ts";

type Missing = ScheduleNotFound | ServiceUnavailable;

/** Jobs of the current tenant that recur. `ScheduleFirings` fires them. */
export class Schedules extends Context.Service<
  Schedules,
  {
    /** Due for the first time at its first due time after now. The payload is checked now and at each firing. */
    create(
      creation: typeof ScheduleCreation.Type,
    ): Effect.Effect<
      Schedule,
      ScheduleNameTaken | JobTypeNotFound | InvalidRequest | ServiceUnavailable,
      Permit<"schedules:create">
    >;
    list(
      page: PageRequest,
    ): Effect.Effect<PageOf<Schedule>, InvalidRequest | ServiceUnavailable, Permit<"schedules:read">>;
    get(id: ScheduleId): Effect.Effect<Schedule, Missing, Permit<"schedules:read">>;
    change(
      id: ScheduleId,
      change: typeof ScheduleChange.Type,
    ): Effect.Effect<
      Schedule,
      Missing | ScheduleNameTaken | JobTypeNotFound | InvalidRequest,
      Permit<"schedules:update">
    >;
    remove(id: ScheduleId): Effect.Effect<void, Missing, Permit<"schedules:delete">>;
    /** What is due from now on is not fired and not caught up on. */
    pause(id: ScheduleId): Effect.Effect<Schedule, Missing, Permit<"schedules:update">>;
    resume(id: ScheduleId): Effect.Effect<Schedule, Missing, Permit<"schedules:update">>;
    /** Submits the job now, whether it is paused or not; its due times stay. */
    run(
      id: ScheduleId,
    ): Effect.Effect<JobReceipt, Missing | JobTypeNotFound | InvalidRequest, Permit<"schedules:update">>;
  }
>()("@atoll/domain/schedules/Schedules") {
  static readonly layer = Layer.effect(
    Schedules,
    Effect.gen(function* () {
      const schedules = yield* ScheduleRepository;
      const catalogue = yield* JobCatalogue;
      const jobs = yield* Jobs;
      const database = yield* Database;
      const wakeups = yield* Wakeups;
      const trail = yield* AuditTrail;

      const record = (
        operation: string,
        id: ScheduleId,
        before: Partial<Schedule> = {},
        after: Partial<Schedule> = before,
      ) =>
        trail.record({
          action: `schedules.${operation}`,
          target: { type: "schedule", id },
          changes: diff("schedule", before, after),
        });

      const check = Effect.fnUntraced(function* (type: string, payload: Schedule["payload"]) {
        yield* (yield* catalogue.offered(type)).check(payload);
      });

      /** By the database's clock, which says when it is due, too. */
      const dueNext = Effect.fnUntraced(function* (recurrence: Pick<Schedule, "cron" | "timeZone">) {
        const next = nextDue(recurrence, yield* Effect.provideService(databaseNow, Database, database));
        return yield* Effect.fromOption(
          next,
          () =>
            new InvalidRequest({
              errors: [{ pointer: "/payload/cron", detail: "names a date that never comes" }],
            }),
        );
      });

      const held = Effect.fnUntraced(function* (id: ScheduleId) {
        return yield* Effect.fromOption(yield* schedules.hold(id), () => new ScheduleNotFound({}));
      });

      const announce = <A, E, R>(effect: Effect.Effect<A, E, R>) =>
        Effect.tap(effect, () => wakeups.notify(scheduleTopic));

      const create = Effect.fn("Schedules.create")(
        function* (creation: typeof ScheduleCreation.Type) {
          const { userId } = yield* currentUser;
          yield* check(creation.type, creation.payload);
          const nextDueAt = yield* dueNext(creation);
          const created = yield* schedules.create({
            id: yield* newId(ScheduleId),
            ...creation,
            nextDueAt,
            createdBy: userId,
          });
          const schedule = yield* Effect.fromOption(created, () => new ScheduleNameTaken({}));
          yield* record("create", schedule.id, {}, schedule);
          return schedule;
        },
        database.transaction,
        announce,
        databaseAnswers,
      );

      const list = Effect.fn("Schedules.list")((page: PageRequest) => schedules.list(page), listAnswers);

      const read = Effect.fnUntraced(function* (id: ScheduleId) {
        return yield* Effect.fromOption(yield* schedules.get(id), () => new ScheduleNotFound({}));
      });
      const get = Effect.fn("Schedules.get")(read, databaseAnswers);

      const change = Effect.fn("Schedules.change")(
        function* (id: ScheduleId, wanted: typeof ScheduleChange.Type) {
          const before = yield* held(id);
          const after = { ...before, ...wanted };
          if (wanted.payload !== undefined) yield* check(before.type, wanted.payload);
          const isMoved = after.cron !== before.cron || after.timeZone !== before.timeZone;
          const nextDueAt = !isMoved ? before.nextDueAt : yield* dueNext(after);
          const changed = yield* schedules.change(id, {
            ...after,
            nextDueAt: before.state === "paused" ? null : nextDueAt,
          });
          const schedule = yield* Effect.fromOption(changed, () => new ScheduleNotFound({}));
          yield* record("change", id, before, schedule);
          return schedule;
        },
        database.transaction,
        Effect.catchTag("ScheduleNameInUse", () => Effect.fail(new ScheduleNameTaken({}))),
        announce,
        databaseAnswers,
      );

      const remove = Effect.fn("Schedules.remove")(
        function* (id: ScheduleId) {
          const schedule = yield* held(id);
          yield* schedules.remove(id);
          yield* record("remove", id, schedule, {});
        },
        database.transaction,
        databaseAnswers,
      );

      const pause = Effect.fn("Schedules.pause")(
        function* (id: ScheduleId) {
          const schedule = yield* held(id);
          if (schedule.state === "paused") return schedule;
          const paused = yield* schedules.setState(id, "paused", null);
          yield* record("pause", id, schedule, { ...schedule, state: "paused" });
          return yield* Effect.fromOption(paused, () => new ScheduleNotFound({}));
        },
        database.transaction,
        databaseAnswers,
      );

      const resume = Effect.fn("Schedules.resume")(
        function* (id: ScheduleId) {
          const schedule = yield* held(id);
          if (schedule.state === "active") return schedule;
          const next = yield* Effect.catchTag(dueNext(schedule), "InvalidRequest", () =>
            Effect.succeed(null),
          );
          const resumed = yield* schedules.setState(id, "active", next);
          yield* record("resume", id, schedule, { ...schedule, state: "active" });
          return yield* Effect.fromOption(resumed, () => new ScheduleNotFound({}));
        },
        database.transaction,
        announce,
        databaseAnswers,
      );

      const run = Effect.fn("Schedules.run")(
        function* (id: ScheduleId) {
          const { type, payload } = yield* read(id);
          const receipt = yield* (yield* catalogue.offered(type)).submit(payload);
          yield* record("run", id);
          return receipt;
        },
        Effect.provideService(Jobs, jobs),
        database.transaction,
        databaseAnswers,
      );

      return Schedules.of({ create, list, get, change, remove, pause, resume, run });
    }),
  ).pipe(Layer.provide(AuditTrail.layer));
}

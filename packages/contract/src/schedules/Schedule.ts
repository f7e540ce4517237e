import { DateTime, Option, Result, Schema } from "effect";
import { Identifier } from "../Identifier.ts";
import { UserId } from "../identity/User.ts";
import { Instant } from "../Instant.ts";
import { JobType } from "../jobs/Job.ts";
import { StorableJsonObject } from "../StorableJson.ts";
import { Comment, Name, Text } from "../Text.ts";
import { nextDue, parse } from "./dueTimes.ts";

export const ScheduleId = Identifier.pipe(Schema.brand("ScheduleId"));
export type ScheduleId = typeof ScheduleId.Type;

/** What test data are drawn from: they would hit upon none by chance. */
const generated = (source: string): Schema.Annotations.Filter => ({
  arbitraryConstraint: { patterns: [{ source: `^${source}$`, flags: "" }] },
});

/** Minute, hour, day of month, month, day of week: five fields, so no schedule is due more than once a minute. */
export const CronExpression = Text({ min: 9, max: 120 })
  .check(
    Schema.makeFilter((cron: string) => {
      if (cron.trim().split(/\s+/).length !== 5)
        return "must have five fields: minute hour day month weekday";
      const parsed = parse({ cron, timeZone: "UTC" });
      return Result.isSuccess(parsed) || `is no cron expression: ${parsed.failure}`;
    }, generated("[0-5]?[0-9] 1?[0-9] ([1-9]|\\*) ([1-9]|\\*) [0-6]")),
    Schema.makeFilter(
      (cron: string) =>
        Option.isSome(nextDue({ cron, timeZone: "UTC" }, DateTime.makeUnsafe("2026-01-01T00:00:00Z"))) ||
        "names a date that never comes",
    ),
  )
  .annotate({ examples: ["30 2 * * 1-5"] });

/** A name of the IANA time zone database. */
export const TimeZoneName = Text({ min: 1, max: 60 })
  .check(
    Schema.makeFilter(
      (name: string) =>
        (/^[A-Za-z]/u.test(name) && Option.isSome(DateTime.zoneMakeNamed(name))) ||
        "is no time zone of the IANA database, such as Europe/Berlin",
      generated("(UTC|Europe/Berlin|America/St_Johns|Asia/Kolkata)"),
    ),
  )
  .annotate({ examples: ["Europe/Berlin"] });

/**
 * What becomes of due times that passed while no runner was there: `skip` fires none that is late by more than a minute,
 * `one` fires the newest, `all` fires each, of more than 100 the newest 100.
 */
export const CatchUpPolicy = Schema.Literals(["skip", "one", "all"]);
export type CatchUpPolicy = typeof CatchUpPolicy.Type;

export const ScheduleState = Schema.Literals(["active", "paused"]);
export type ScheduleState = typeof ScheduleState.Type;

/** Submits a job at every due time, exactly one for each, however many runners there are. */
export const Schedule = Schema.Struct({
  id: ScheduleId,
  name: Name,
  type: JobType,
  payload: Schema.JsonObject,
  cron: CronExpression,
  timeZone: TimeZoneName,
  catchUp: CatchUpPolicy,
  state: ScheduleState,
  /** Null while it is paused. */
  nextDueAt: Schema.NullOr(Instant),
  /** The newest due time that was fired. */
  lastDueAt: Schema.NullOr(Instant),
  /** Why the newest due time got no job; null when it got one. */
  failure: Schema.NullOr(Comment),
  createdBy: UserId,
  createdAt: Instant,
}).annotate({ identifier: "Schedule" });
export type Schedule = typeof Schedule.Type;

const recurrence = { cron: CronExpression, timeZone: TimeZoneName, catchUp: CatchUpPolicy };

export const ScheduleCreation = Schema.Struct({
  name: Name,
  type: JobType,
  payload: StorableJsonObject,
  ...recurrence,
}).annotate({
  identifier: "ScheduleCreation",
  examples: [
    {
      name: "Nightly echo",
      type: "echo/1",
      payload: { text: "Good night" },
      cron: "30 2 * * *",
      timeZone: "Europe/Berlin",
      catchUp: "one",
    },
  ],
});

/** What is left out stays. A changed expression or time zone is due at its first time after now. */
export const ScheduleChange = Schema.Struct({
  name: Schema.optionalKey(Name),
  payload: Schema.optionalKey(StorableJsonObject),
  cron: Schema.optionalKey(CronExpression),
  timeZone: Schema.optionalKey(TimeZoneName),
  catchUp: Schema.optionalKey(CatchUpPolicy),
}).annotate({ identifier: "ScheduleChange", examples: [{ cron: "0 3 * * *" }] });

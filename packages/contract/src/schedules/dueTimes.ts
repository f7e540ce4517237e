import { Cron, DateTime, Option, Result } from "effect";

/** When something is due: a cron expression, read in a time zone. */
export interface Recurrence {
  readonly cron: string;
  readonly timeZone: string;
}

/** What becomes of due times that passed while nobody could fire them. */
export type CatchUp = "skip" | "one" | "all";

/** A due time that is late by no more than this is on time, whatever the policy says. */
export const graceSeconds = 60;

/** Of more due times that were missed only the newest so many are fired. */
export const catchUpLimit = 100;

/**
 * The expression in its time zone; a sentence on what is wrong with it otherwise.
 *
 * Where clocks are put back, an hour happens twice: an expression for every hour (`*`) counts both, any other the
 * first alone. Where clocks are put forward, what falls into the hour that does not exist is due right behind it, once.
 */
export const parse = ({ cron, timeZone }: Recurrence): Result.Result<Cron.Cron, string> => {
  const everyHour = cron.trim().split(/\s+/).at(-4) === "*";
  return Result.mapError(
    Cron.parse(cron, timeZone, { onDstOverlap: everyHour ? "both" : "earlier" }),
    ({ message }) => message,
  );
};

/** The first due time after this instant; none for a date that never comes, such as the 30th of February. */
export const nextDue = (recurrence: Recurrence, after: DateTime.Utc): Option.Option<DateTime.Utc> =>
  Result.match(parse(recurrence), {
    onFailure: () => Option.none(),
    onSuccess: (cron) =>
      Option.map(Option.liftThrowable(Cron.next)(cron, after), (date) => DateTime.fromDateUnsafe(date)),
  });

/** The due times from the newest one back to `first`, both included, at most `catchUpLimit`. */
const newestFirst = (cron: Cron.Cron, first: DateTime.Utc, now: DateTime.Utc, limit: number) => {
  const found: Array<DateTime.Utc> = [];
  // `prev` is strict, and cron knows whole seconds.
  let before = DateTime.add(now, { milliseconds: 1 });
  while (found.length < limit) {
    before = DateTime.fromDateUnsafe(Cron.prev(cron, before));
    if (DateTime.isLessThanOrEqualTo(before, first)) break;
    found.push(before);
  }
  return found.length < limit ? [...found, first] : found;
};

export interface DueTimes {
  /** To be fired now, oldest first. */
  readonly fire: ReadonlyArray<DateTime.Utc>;
  readonly next: Option.Option<DateTime.Utc>;
}

/**
 * What is to be done at `now` for a schedule whose earliest unfired due time is `due`, which has come. All due times up
 * to now are settled by it: fired, or left out by the policy.
 */
export const settle = (
  schedule: Recurrence & { readonly catchUp: CatchUp },
  due: DateTime.Utc,
  now: DateTime.Utc,
): DueTimes => {
  const next = nextDue(schedule, now);
  const cron = Result.getOrUndefined(parse(schedule));
  if (cron === undefined) return { fire: [], next };
  const missed = newestFirst(cron, due, now, schedule.catchUp === "all" ? catchUpLimit : 1);
  const onTime = DateTime.subtract(now, { seconds: graceSeconds });
  const fire =
    schedule.catchUp === "skip"
      ? missed.filter((time) => DateTime.isGreaterThanOrEqualTo(time, onTime))
      : missed;
  return { fire: fire.toReversed(), next };
};

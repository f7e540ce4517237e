import type { DatabaseUnavailable } from "@atoll/database/DatabaseUnavailable";
import { Effect, Schedule } from "effect";

const patience = Schedule.min([Schedule.exponential("50 millis"), Schedule.spaced("1 second")]);

/** Tries again, at most a second apart, for as long as the database is away; `what` says what cannot be done. */
export const untilAvailable =
  (what: string) =>
  <A, R>(effect: Effect.Effect<A, DatabaseUnavailable, R>): Effect.Effect<A, never, R> =>
    effect.pipe(
      Effect.tapError((error) => Effect.logWarning(`${what} at the moment`, error.message)),
      Effect.retry(patience),
      // The schedule has no end.
      Effect.catchTag("DatabaseUnavailable", () => Effect.never),
    );

import type { DatabaseUnavailable } from "@atoll/database/DatabaseUnavailable";
import { Duration, Effect } from "effect";
import { Wakeups } from "../wakeups/Wakeups.ts";
import { tireless } from "../tireless.ts";

/** The net under hints that were lost: look this often in any case. */
const lookInterval = Duration.seconds(30);
const awayInterval = Duration.seconds(1);

/**
 * Carries out what is due, for ever. `work` does it and answers with the milliseconds until something is due again, null
 * for nothing in sight. The timer is armed for that; the topic's wake-up says that the answer is out of date.
 */
export const run = (options: {
  readonly name: string;
  readonly topic: string;
  readonly work: Effect.Effect<number | null, DatabaseUnavailable>;
}): Effect.Effect<never, never, Wakeups> =>
  Effect.flatMap(Wakeups, (wakeups) =>
    wakeups.listen(options.topic, (woken) =>
      options.work.pipe(
        Effect.map((delay) =>
          delay === null ? lookInterval : Duration.min(Duration.millis(Math.ceil(delay)), lookInterval),
        ),
        Effect.catchTag("DatabaseUnavailable", (error) =>
          Effect.as(
            Effect.logWarning(`${options.name} cannot be looked at at the moment`, error.message),
            awayInterval,
          ),
        ),
        Effect.flatMap(woken),
        tireless(options.name),
      ),
    ),
  );

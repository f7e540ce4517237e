import type { Wakeups } from "@atoll/infra/wakeups/Wakeups";
import { Clock, Duration, Effect } from "effect";

/** A hint may be lost (another process, a dropped listener): look again after this long in any case. */
const pollInterval = Duration.seconds(2);

/**
 * A long poll: reads until there is news or the time is up, and answers with the last reading. Between
 * readings it sleeps on the topic's wake-up; holding a request open costs no connection to the database.
 */
export const whenChanged = Effect.fnUntraced(function* <A, E, R>(
  wakeups: Wakeups["Service"],
  options: {
    readonly topic: string;
    readonly waitSeconds: number;
    readonly read: Effect.Effect<A, E, R>;
    readonly isNews: (value: A) => boolean;
  },
) {
  const deadline = (yield* Clock.currentTimeMillis) + options.waitSeconds * 1_000;
  return yield* wakeups.listen(options.topic, (woken) =>
    Effect.gen(function* () {
      while (true) {
        const value = yield* options.read;
        const left = deadline - (yield* Clock.currentTimeMillis);
        if (options.isNews(value) || left <= 0) return value;
        yield* woken(Duration.min(Duration.millis(left), pollInterval));
      }
    }),
  );
});

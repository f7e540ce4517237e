import { Duration, Effect, Schedule } from "effect";

const longestPause = Duration.seconds(30);

/** First pause as said, each further one twice as long, up to 30 s; a fifth more or less, so that callers spread. */
const backoff = (first: Duration.Input, times: number) =>
  Schedule.exponential(first).pipe(
    Schedule.modifyDelay(({ duration }) => Effect.succeed(Duration.min(duration, longestPause))),
    Schedule.jittered,
    Schedule.upTo({ times }),
  );

/** Where somebody waits for the answer: at most 2 more, 0.15 s in all. */
export const brief = backoff("50 millis", 2);

/** For calls inside a request: at most 3 more, 0.7 s in all. */
export const standard = backoff("100 millis", 3);

/** For work nobody waits for: at most 5 more, 15.5 s in all. */
export const patient = backoff("500 millis", 5);

/** For what must get through a short gap: at most 5 more, 3.1 s in all. */
export const persistent = backoff("100 millis", 5);

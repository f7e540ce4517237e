import { Deferred, Duration, Effect } from "effect";

/**
 * Asks a second time where no answer has come after a while (100 ms), and takes the first answer; the other call is
 * interrupted. A failure before that time is the answer. Only for calls that may be made twice, and where the second
 * may go another way: it doubles the load of what is slow.
 */
export const hedge =
  (after: Duration.Input = "100 millis") =>
  <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
    Effect.gen(function* () {
      const failed = yield* Deferred.make<never, E>();
      const first = Effect.tapCause(effect, (cause) => Deferred.failCause(failed, cause));
      const second = Effect.sleep(after).pipe(
        Effect.raceFirst(Deferred.await(failed)),
        Effect.andThen(effect),
      );
      return yield* Effect.race(first, second);
    });

import { Cause, Effect } from "effect";

/**
 * Does the turn over and over, for a process's whole life. A fault ends the turn, not the loop: it is logged, and the
 * next turn begins a second later. `what` names the loop in the log.
 */
export const tireless =
  (what: string) =>
  <R>(turn: Effect.Effect<unknown, never, R>): Effect.Effect<never, never, R> =>
    turn.pipe(
      Effect.catchCause((cause) =>
        Cause.hasInterruptsOnly(cause)
          ? Effect.failCause(cause)
          : Effect.andThen(
              Effect.logError(`${what} met a fault and goes on`, cause),
              Effect.sleep("1 second"),
            ),
      ),
      Effect.forever,
    );

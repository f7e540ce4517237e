import { Clock, Duration, Effect, Latch } from "effect";
import { tireless } from "../tireless.ts";

/**
 * Calls `ring` when the earliest of the deadlines is there that it was set to. `ring` answers with the milliseconds to
 * the next one, if it knows of one. What matters is judged by whoever rings: the alarm may come a little early, never
 * late by more than the event loop is, and looks at least every `net`.
 */
export const make = Effect.fnUntraced(function* <R>(
  ring: Effect.Effect<number | null, never, R>,
  net: Duration.Input,
) {
  const clock = yield* Clock.Clock;
  const changed = Latch.makeUnsafe();
  const longest = Duration.toMillis(Duration.fromInputUnsafe(net));
  // The wall clock may jump.
  const now = () => Number(clock.monotonicTimeNanosUnsafe()) / 1_000_000;
  let due = now();

  const set = (milliseconds: number) => {
    const at = now() + Math.max(0, milliseconds);
    if (at >= due) return;
    due = at;
    changed.openUnsafe();
  };

  const loop = Effect.gen(function* () {
    const remaining = due - now();
    if (remaining > 0) {
      changed.closeUnsafe();
      yield* Effect.timeoutOption(changed.await, remaining);
      return;
    }
    due = now() + longest;
    const next = yield* ring;
    if (next !== null) set(next);
  });
  yield* Effect.forkScoped(tireless("An alarm")(loop));

  return { set };
});

import { Context, Effect, Latch, Layer } from "effect";

/** Whether this process is about to stop. Long polls are answered at once then, so that nothing keeps it. */
export class Draining extends Context.Service<
  Draining,
  {
    /** From now on no long poll waits; those that do are answered. */
    readonly begin: Effect.Effect<void>;
    /** Waits until it has begun. */
    readonly begun: Effect.Effect<void>;
    /** Whether it has begun. */
    readonly hasBegun: Effect.Effect<boolean>;
    /**
     * Runs `poll` with the seconds it may wait, and again with 0 should the process begin to stop meanwhile.
     */
    readonly longPoll: <A, E, R>(
      seconds: number,
      poll: (seconds: number) => Effect.Effect<A, E, R>,
    ) => Effect.Effect<A, E, R>;
  }
>()("@atoll/http/Draining") {
  static readonly layer = Layer.sync(Draining, () => {
    const stopping = Latch.makeUnsafe();
    return Draining.of({
      begin: Effect.asVoid(stopping.open),
      begun: stopping.await,
      hasBegun: Effect.sync(() => stopping.isOpen()),
      longPoll: (seconds, poll) =>
        seconds === 0
          ? poll(0)
          : Effect.raceFirst(
              poll(seconds),
              Effect.andThen(stopping.await, () => poll(0)),
            ),
    });
  });
}

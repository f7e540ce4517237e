import type * as TestProcess from "@atoll/testing/process/TestProcess";
import { Effect, Semaphore } from "effect";

/** A process that is killed and started again, one at a time. */
export interface Restartable {
  /** `kill -9` and a restart; succeeds when it is up again. A second one waits for the first. */
  readonly crash: (between?: Effect.Effect<void>) => Effect.Effect<void>;
  readonly kills: () => number;
  /** What all its lives wrote. */
  readonly log: Effect.Effect<string>;
}

/** Starts it, and lets it live as long as the scope. */
export const restartable = Effect.fnUntraced(function* <E, R>(
  start: Effect.Effect<TestProcess.TestProcess, E, R>,
) {
  const context = yield* Effect.context<R>();
  const turn = yield* Semaphore.make(1);
  const lives = [yield* start];
  return {
    crash: (between = Effect.void) =>
      turn.withPermit(
        Effect.gen(function* () {
          yield* lives.at(-1)?.kill("SIGKILL") ?? Effect.void;
          yield* between;
          lives.push(yield* start.pipe(Effect.provideContext(context), Effect.orDie));
        }),
      ),
    kills: () => lives.length - 1,
    log: Effect.map(Effect.all(lives.map(({ log }) => log)), (logs) => logs.join("\n--- restarted\n")),
  } satisfies Restartable;
});

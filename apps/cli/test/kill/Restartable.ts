import * as ProcessTable from "@atoll/platform/process/ProcessTable";
import type * as TestProcess from "@atoll/testing/process/TestProcess";
import { Effect, Semaphore } from "effect";

/** A process that is killed and started again, one at a time. */
export interface Restartable {
  /**
   * `kill -9` and a restart; succeeds when it is up again. A second one waits for the first. With `again` it is killed
   * once more so many milliseconds into its start.
   */
  readonly crash: (between: Effect.Effect<void>, again?: number) => Effect.Effect<void>;
  readonly kills: () => number;
  /** What all its lives wrote. */
  readonly log: Effect.Effect<string>;
}

/** Starts it, and lets it live as long as the scope. `ready` waits until it can be used. */
export const restartable = Effect.fnUntraced(function* <E, R>(
  start: Effect.Effect<TestProcess.TestProcess, never, R>,
  ready: (process: TestProcess.TestProcess) => Effect.Effect<unknown, E>,
) {
  const context = yield* Effect.context<R>();
  const turn = yield* Semaphore.make(1);
  const lives: Array<TestProcess.TestProcess> = [];
  const live = Effect.map(Effect.provideContext(start, context), (life) => {
    lives.push(life);
    return life;
  });
  let current = yield* live;
  yield* ready(current);
  const made: Restartable = {
    crash: (between, again) =>
      turn.withPermit(
        Effect.gen(function* () {
          yield* current.kill("SIGKILL");
          yield* between;
          current = yield* live;
          if (again !== undefined) {
            yield* ProcessTable.pause(again);
            yield* current.kill("SIGKILL");
            current = yield* live;
          }
          yield* Effect.orDie(ready(current));
        }),
      ),
    kills: () => lives.length - 1,
    log: Effect.suspend(() =>
      Effect.map(Effect.all(lives.map(({ log }) => log)), (logs) => logs.join("\n--- restarted\n")),
    ),
  };
  return made;
});

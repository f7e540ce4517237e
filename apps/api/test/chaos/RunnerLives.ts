import * as ProcessTable from "@atoll/platform/process/ProcessTable";
import * as TestProcess from "@atoll/testing/process/TestProcess";
import { Effect, Redacted } from "effect";
import { offClock, type Runner, seeded } from "./Faults.ts";
import { environmentOf, type World } from "./World.ts";

/** One runner through all its lives: the same name and port, each life a process of its own. */
export interface RunnerLives {
  readonly lives: () => number;
  /** How many lives ended by themselves. */
  readonly fallen: () => number;
  /** `kill -9`; the next life begins at once. Does not wait until that is up. */
  readonly kill: Effect.Effect<void>;
  /** Stops the process itself, and lets it go on after so long as if nothing had been. */
  readonly freeze: (millis: number) => Effect.Effect<void>;
  /** Waits until the present life works. */
  readonly ready: Effect.Effect<void, TestProcess.LineMissing>;
  /** Asks the present life to end in order, and waits for it; none follows. */
  readonly stop: Effect.Effect<void>;
  /** What all lives wrote. */
  readonly log: Effect.Effect<string>;
}

export interface RunnerOptions {
  readonly world: World;
  /** The bundled runner. */
  readonly entry: URL;
  readonly runner: Runner;
  readonly port: number;
  readonly seed: number;
  /** The library that lies about the time, where there is one. */
  readonly faketime: string | null;
}

/** The clock of a life: ten minutes ahead, or behind. */
const clockOf = ({ faketime, runner }: RunnerOptions, ahead: boolean) =>
  faketime === null || runner !== offClock
    ? {}
    : {
        LD_PRELOAD: faketime,
        FAKETIME: ahead ? "+600s" : "-600s",
        // Sleeping and waiting go by the true clock: it is off, not fast.
        DONT_FAKE_MONOTONIC: "1",
        FAKETIME_NO_CACHE: "0",
      };

/** What starts a process again that ended by itself takes its time. */
const restartPause = 300;

/** Starts it, and keeps it alive as long as the scope: whenever a life ends, the next begins. */
export const make = Effect.fn("RunnerLives.make")(function* (options: RunnerOptions) {
  const below = seeded(options.seed + options.runner + 1);
  const logs: Array<Effect.Effect<string>> = [];
  let fallen = 0;
  let killed = false;
  let stopped = false;
  let current: TestProcess.TestProcess | undefined;

  const live = Effect.gen(function* () {
    const life = `${options.runner}.${logs.length}`;
    const process = yield* TestProcess.start({
      entry: options.entry,
      env: {
        ...environmentOf(options.world, Redacted.value),
        ...clockOf(options, below(2) === 0),
        CHAOS_LIFE: life,
        CHAOS_PORT: String(options.port),
      },
    });
    logs.push(Effect.map(process.log, (log) => `--- life ${life}, process ${process.pid}\n${log}`));
    killed = false;
    current = process;
    yield* process.end;
    if (killed || stopped) return;
    fallen += 1;
    yield* ProcessTable.pause(restartPause);
  }).pipe(Effect.scoped);

  yield* live.pipe(Effect.repeat({ while: () => !stopped }), Effect.forkScoped);
  const signal = (name: "SIGKILL" | "SIGTERM") =>
    Effect.suspend(() => {
      killed = name === "SIGKILL";
      stopped = name === "SIGTERM";
      return current?.kill(name) ?? Effect.void;
    }).pipe(Effect.asVoid);
  return {
    lives: () => logs.length,
    fallen: () => fallen,
    kill: signal("SIGKILL"),
    stop: signal("SIGTERM"),
    freeze: Effect.fnUntraced(function* (millis) {
      const pid = current?.pid ?? 0;
      if (!(yield* ProcessTable.signal(pid, "SIGSTOP"))) return;
      yield* ProcessTable.pause(millis);
      yield* ProcessTable.signal(pid, "SIGCONT");
    }),
    ready: Effect.suspend(() => current?.line(/runner is ready/) ?? Effect.never).pipe(
      Effect.delay("50 millis"),
      Effect.asVoid,
    ),
    log: Effect.suspend(() => Effect.map(Effect.all(logs), (all) => all.join("\n"))),
  } satisfies RunnerLives;
});

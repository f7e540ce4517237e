import { all, one } from "@atoll/database/statements";
import * as ProcessTable from "@atoll/platform/process/ProcessTable";
import { Effect, Fiber, Schema } from "effect";
import { startRunners } from "./campaign.ts";
import * as Client from "./Client.ts";
import { runners, seeded } from "./Faults.ts";
import { untilAcknowledged } from "./Load.ts";
import { type Recovery, recoveryOf } from "./throughput.ts";
import { Hop } from "./Voyage.ts";
import * as World from "./World.ts";

export interface RecoveryOptions {
  readonly seed: number;
  readonly kills: number;
  /** Between kills. */
  readonly pause: number;
  /** Workflows started per second: well below what three runners can do, so that what is missing is the killed one's. */
  readonly rate: number;
  readonly say: (line: string) => Effect.Effect<void>;
}

const Instant = Schema.Struct({ millis: Schema.Number });

const serverTime = ({ sql }: World.World) =>
  Effect.map(
    one(Instant)(sql`select (extract(epoch from clock_timestamp()) * 1000)::double precision as millis`),
    ({ millis }) => millis,
  );

const hops = Effect.fnUntraced(function* (seed: number, rate: number, millis: number) {
  const start = performance.now();
  yield* Effect.forEach(
    Array.from({ length: Math.floor((rate * millis) / 1_000) }, (_, n) => n),
    (n) =>
      ProcessTable.pause(Math.max(0, start + (n * 1_000) / rate - performance.now())).pipe(
        Effect.andThen(untilAcknowledged(Hop.execute({ key: `hop ${seed}/${n}` }, { discard: true }))),
      ),
    { concurrency: 256, discard: true },
  );
});

const sayRecovery = ({ before, lowest, since, back, below }: Recovery) =>
  `${before.toFixed(0)}/s before, ${lowest.toFixed(0)}/s in the worst second, ` +
  (back === null ? "NOT back at 90 %" : `90 % back after ${back.toFixed(2)} s`) +
  (since === null ? "" : ` (below it from ${since.toFixed(2)} s on, for ${below.toFixed(2)} s in all)`);

/** Runners killed one at a time, far apart, under steady load: how long until the others have taken over. */
export const recovery = Effect.fn("recovery")(function* ({ seed, kills, pause, rate, say }: RecoveryOptions) {
  const world = yield* World.make();
  const { lives } = yield* startRunners(world, seed, null);
  const below = seeded(seed);
  const load = yield* hops(seed, rate, (kills + 1) * pause).pipe(
    Effect.provide(Client.layer(world)),
    Effect.forkChild,
  );
  const killed: Array<{ readonly runner: number; readonly at: number }> = [];
  for (let n = 0; n < kills; n++) {
    yield* ProcessTable.pause(pause);
    const runner = runners[below(runners.length)] ?? 0;
    killed.push({ runner, at: yield* serverTime(world) });
    yield* lives[runner]?.kill ?? Effect.void;
  }
  yield* Fiber.join(load);
  const end = yield* serverTime(world);
  yield* ProcessTable.pause(1_000);
  const marks = yield* all(Instant)(
    world.sql`select (extract(epoch from at) * 1000)::double precision as millis from chaos_marks`,
  );
  const completions = marks.map(({ millis }) => millis);
  const recoveries = killed.map(({ at }, n) => recoveryOf(completions, at, killed[n + 1]?.at ?? end));
  for (const [n, each] of recoveries.entries()) {
    yield* say(`kill ${n + 1}, of runner ${killed[n]?.runner}: ${sayRecovery(each)}`);
  }
  const times = recoveries.map(({ back }) => back ?? Number.POSITIVE_INFINITY).toSorted((a, b) => a - b);
  yield* say(
    `90 % of the throughput back after ${times[Math.floor(times.length / 2)]?.toFixed(2)} s (median), ` +
      `${times.at(-1)?.toFixed(2)} s (longest), ${kills} kills ${pause / 1_000} s apart at ${rate} workflows/s`,
  );
  return recoveries;
});

import * as ProcessTable from "@atoll/platform/process/ProcessTable";
import { bundleInto } from "@atoll/testing/process/bundleInto";
import { find, libfaketime } from "@atoll/testing/vitest/Requirement";
import { Clock, Effect, Fiber, References } from "effect";
import * as Client from "./Client.ts";
import { type Fault, offClock, runners, sayFault } from "./Faults.ts";
import { freePorts } from "./freePorts.ts";
import * as History from "./History.ts";
import { type Departure, depart } from "./Load.ts";
import { postAll, type Posting, type Receipts } from "./ParcelLoad.ts";
import * as RunnerLives from "./RunnerLives.ts";
import * as Ticks from "./Ticks.ts";
import * as World from "./World.ts";

export interface CampaignOptions {
  readonly seed: number;
  readonly faults: ReadonlyArray<Fault>;
  readonly voyages: ReadonlyArray<Departure>;
  readonly parcels: ReadonlyArray<Posting>;
  readonly say: (line: string) => Effect.Effect<void>;
}

/** After the last fault no such time may pass without anything getting further; a backlog may take longer. */
const patience = 60_000;

const percentile = (sorted: ReadonlyArray<number>, part: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;

const carryOut = Effect.fnUntraced(function* (
  world: World.World,
  lives: ReadonlyArray<RunnerLives.RunnerLives>,
  fault: Fault,
) {
  switch (fault._tag) {
    case "Kill":
      return yield* lives[fault.runner]?.kill ?? Effect.void;
    case "KillWhenDue":
      yield* Ticks.becomeDue(world, fault.at);
      return yield* lives[fault.runner]?.kill ?? Effect.void;
    case "Freeze":
      return yield* lives[fault.runner]?.freeze(fault.millis) ?? Effect.void;
    case "Database":
      return yield* world.crashDatabase(fault.millis);
    case "Cut":
      return yield* Effect.ignore(world.cut(fault.which));
  }
});

/** Starts the three, and waits until they work. */
export const startRunners = Effect.fnUntraced(function* (
  world: World.World,
  seed: number,
  faketime: string | null,
) {
  const ports = yield* freePorts(runners.length);
  const entry = yield* bundleInto(world.folder, new URL("runner.ts", import.meta.url));
  const lives = yield* Effect.forEach(runners, (runner) =>
    RunnerLives.make({ world, entry, runner, port: ports[runner] ?? 0, seed, faketime }),
  );
  yield* Effect.forEach(lives, ({ ready }) => ready, { concurrency: "unbounded" });
  return { lives, log: Effect.map(Effect.all(lives.map(({ log }) => log)), (logs) => logs.join("\n")) };
});

/** Three runners on one database, under load and faults, and what that came to. */
export const campaign = Effect.fn("campaign")(function* (options: CampaignOptions) {
  const { seed, faults, voyages, parcels, say } = options;
  const world = yield* World.make();
  const faketime = find(libfaketime);
  const { lives, log } = yield* startRunners(world, seed, faketime);
  yield* say(
    `three runners are up${faketime === null ? "" : `; the clock of runner ${offClock} is ten minutes off`}`,
  );
  const expected = yield* History.expectedMarks(voyages);

  const began = performance.now();
  const seconds = () => `${((performance.now() - began) / 1_000).toFixed(2)} s`.padStart(9);
  const overs: Array<History.Over> = [];
  const receipts: Receipts = { acknowledged: [], attempted: new Set() };
  const load = yield* Effect.all([depart(voyages), postAll(parcels, receipts)], { concurrency: 2 }).pipe(
    Effect.provide(Client.layer(world)),
    Effect.provideService(References.MinimumLogLevel, "Error"),
    Effect.forkScoped,
  );
  yield* Effect.forEach(
    faults,
    (fault) =>
      ProcessTable.pause(Math.max(0, began + fault.at - performance.now())).pipe(
        Effect.andThen(carryOut(world, lives, fault)),
        Effect.andThen(Clock.currentTimeMillis),
        Effect.tap((at) => Effect.sync(() => void overs.push({ at, fault }))),
        Effect.andThen(Effect.suspend(() => say(`${seconds()}  done: ${sayFault(fault).trim()}`))),
      ),
    { concurrency: 8, discard: true },
  );
  const last = performance.now();
  yield* Fiber.join(load);
  yield* say(`${seconds()}  everything was acknowledged`);
  let left = yield* History.marksLeft(world);
  let moved = performance.now();
  let told = moved;
  while (left < expected.size && performance.now() < moved + patience) {
    yield* ProcessTable.pause(250);
    const now = yield* History.marksLeft(world);
    if (now > left) moved = performance.now();
    left = now;
    if (performance.now() < told + 5_000) continue;
    told = performance.now();
    yield* say(`${seconds()}  ${left} of ${expected.size} marks`);
  }
  const settled = performance.now();
  yield* say(
    `${seconds()}  ${left} of ${expected.size} marks, ${((settled - last) / 1_000).toFixed(1)} s after the last fault`,
  );
  const moments = faults.flatMap(({ _tag, at }) => (_tag === "KillWhenDue" ? [at] : []));
  const open = Effect.all([History.unfinished(world), Ticks.tickViolations(world, moments)]);
  while ((yield* open).some(({ length }) => length > 0) && performance.now() < settled + patience) {
    yield* ProcessTable.pause(250);
  }
  const delivered = yield* History.parcelViolations(world, receipts);
  const { found, late } = yield* History.violations(world, voyages, expected);
  const [unfinished, ticks] = yield* open;
  const all = [
    ...found,
    ...delivered,
    ...ticks,
    ...unfinished.map(({ state, count }) => ({ what: `${count} ${state}`, key: "" })),
  ];
  yield* say(
    [
      `seed ${seed}: ${voyages.length} workflows with ${expected.size} transactional steps, ` +
        `${receipts.acknowledged.length} jobs acknowledged in ${receipts.attempted.size} tries, ` +
        `${moments.length} moments at which schedules were due, ${faults.length} faults`,
      `lives of the runners: ${lives.map((each) => each.lives()).join(", ")}; ` +
        `ended by themselves: ${lives.map((each) => each.fallen()).join(", ")}`,
      yield* History.sayTenures(world),
      `sleeps late by p50 ${percentile(late, 0.5).toFixed(0)} ms, p99 ${percentile(late, 0.99).toFixed(0)} ms`,
      ...(yield* History.sayReturns(world, overs)),
      `violations: ${all.length}`,
      ...Object.entries(Object.groupBy(all, ({ what }) => what)).map(
        ([what, each]) => `  ${each?.length ?? 0} times: ${what}`,
      ),
    ].join("\n"),
  );
  for (const { what, key } of all.slice(0, 10)) {
    yield* say(`VIOLATION (seed ${seed}): ${what}: ${key}`);
    if (key !== "") for (const line of yield* History.historyOf(world, key)) yield* say(`  ${line}`);
  }
  return { violations: all, log };
});

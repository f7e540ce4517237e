import { Effect, Schema } from "effect";
import type { Entrant, Scenario } from "../catalogue/Scenario.ts";
import type { Round } from "../figures/Round.ts";
import type { Setup } from "../protocol/Setup.ts";
import { awaitQuiet } from "./awaitQuiet.ts";
import { type ContenderProcess, startContender } from "./ContenderProcess.ts";
import type { PostgresTarget } from "./PostgresTarget.ts";
import type { RedisTarget } from "./RedisTarget.ts";
import { cpuReading, processTable, type Roots } from "./processTimes.ts";

export interface RoundOptions {
  readonly scenario: Scenario;
  readonly entrant: Entrant;
  readonly round: number;
  readonly target: PostgresTarget;
  readonly redis: RedisTarget | null;
  readonly warmUpSeconds: number;
  readonly measuredSeconds: number;
  readonly quick: boolean;
  /** How long a round is held back while others use the machine. */
  readonly waitSeconds: number;
}

const openPatience = 60;
const defaultPatience = 120;

/** It did not start, ended too early, or said something else than was due; what it wrote is in the reason. */
export class ContenderFailed extends Schema.TaggedError<ContenderFailed>()("ContenderFailed", {
  reason: Schema.String,
}) {
  override get message(): string {
    return this.reason;
  }
}

const hearing = <A>(from: () => Promise<A>) =>
  Effect.tryPromise({
    try: from,
    catch: (cause) => new ContenderFailed({ reason: cause instanceof Error ? cause.message : String(cause) }),
  });

const started = (setup: Setup) =>
  Effect.acquireRelease(
    Effect.sync(() => startContender(setup)),
    (child) => Effect.promise(() => child.end()),
  );

/** Reads the CPU clocks at the two marks of the process that measures. */
const between = async (measurer: ContenderProcess, roots: Roots, patience: number) => {
  measurer.tell("start");
  await measurer.next("Mark", patience);
  const before = cpuReading(processTable(), roots);
  const began = performance.now();
  await measurer.next("Mark", patience);
  const after = cpuReading(processTable(), roots);
  const seconds = (performance.now() - began) / 1_000;
  const { operations, figures } = await measurer.next("Done", patience);
  const since = (owner: "contender" | "driver" | "foreign") => Math.max(0, after[owner] - before[owner]);
  const database =
    after.database === null || before.database === null ? null : after.database - before.database;
  const cpu = {
    contender: since("contender"),
    driver: since("driver"),
    database,
    foreign: since("foreign"),
  };
  return { seconds, operations, figures, cpu };
};

/** One contender, once: a fresh database, a fresh process, and nothing left of either. */
export const runRound = Effect.fn("runRound")(function* (options: RoundOptions) {
  const { scenario, entrant, round, target } = options;
  const name = `bench_${scenario.key}_${entrant.id}`.replace(/\W/g, "_");
  const urls = yield* target.database(name, entrant.database ?? "empty");
  const setup: Setup = {
    scenario: scenario.key,
    contender: entrant.id,
    urls,
    redisUrl: options.redis?.url ?? null,
    warmUpSeconds: options.warmUpSeconds,
    measuredSeconds: options.measuredSeconds,
    quick: options.quick,
    target: null,
  };
  const contender = yield* started(setup);
  const { port, requests } = yield* hearing(() => contender.next("Ready", openPatience));
  const drives = scenario.driver !== undefined && port !== null;
  const driver = drives
    ? yield* started({ ...setup, contender: scenario.driver, target: { port, requests } })
    : null;
  if (driver !== null) yield* hearing(() => driver.next("Ready", openPatience));
  const roots: Roots = {
    harness: process.pid,
    contender: contender.pid,
    driver: driver?.pid ?? null,
    database: entrant.needs === "redis-server" ? (options.redis?.pid ?? null) : target.postmaster,
    postgres: target.postmaster,
  };
  yield* Effect.promise(() => awaitQuiet(roots, options.waitSeconds));
  const patience = options.warmUpSeconds + options.measuredSeconds + (scenario.patience ?? defaultPatience);
  const measured = yield* hearing(() => between(driver ?? contender, roots, patience));
  return { round, contender: entrant.id, ...measured } satisfies Round;
}, Effect.scoped);

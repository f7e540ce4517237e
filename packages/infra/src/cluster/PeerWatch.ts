import { Effect, Layer, Option, Schedule } from "effect";
import { type RunnerAddress, RunnerHealth, RunnerStorage, ShardingConfig } from "effect/cluster";
import { nameOf } from "./runnerName.ts";

const interval = "500 millis";

/**
 * Looks after the others, in every runner: the stock check runs in one only, and if that is the one that was killed
 * nobody would notice before its row is six seconds old. Who is found gone is marked, and all runners share its shards.
 * Never marks the last healthy one.
 */
export const layer = Layer.effectDiscard(
  Effect.gen(function* () {
    const { runnerAddress } = yield* ShardingConfig.ShardingConfig;
    const storage = yield* RunnerStorage.RunnerStorage;
    const health = yield* RunnerHealth.RunnerHealth;
    const isSelf = (address: RunnerAddress.RunnerAddress) =>
      Option.exists(runnerAddress, (own) => nameOf(own) === nameOf(address));

    const look = Effect.gen(function* () {
      const healthy = (yield* storage.getRunners).filter(([, isHealthy]) => isHealthy);
      if (healthy.length < 2) return;
      yield* Effect.forEach(
        healthy.filter(([{ address }]) => !isSelf(address)),
        ([{ address }]) =>
          Effect.flatMap(health.isAlive(address), (alive) =>
            alive
              ? Effect.void
              : Effect.andThen(
                  Effect.logWarning(`The runner ${nameOf(address)} is gone`),
                  storage.setRunnerHealth(address, false),
                ),
          ),
        { concurrency: 10, discard: true },
      );
    });
    yield* Effect.ignore(look, { log: "Debug" }).pipe(
      Effect.repeat(Schedule.spaced(interval)),
      Effect.forkScoped,
    );
  }),
);

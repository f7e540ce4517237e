import { TenureRepository } from "@atoll/database/cluster/TenureRepository";
import { Effect, Layer, Option, Schedule } from "effect";
import { RunnerHealth, Runners } from "effect/cluster";
import { nameOf } from "./runnerName.ts";

/** Loopback and one network answer within milliseconds; a busy process may need longer. */
const pingLimit = "700 millis";
const podsLimit = "2 seconds";

/**
 * A runner is gone when its port does not answer *and* the database has no session of it. So a busy process, or one
 * that this one cannot reach, keeps its shards: as long as its sessions live, nobody could have its locks anyway.
 */
const orConnected = (isAlive: RunnerHealth.RunnerHealth["Service"]["isAlive"]) =>
  Effect.map(TenureRepository, ({ isConnected }) =>
    RunnerHealth.RunnerHealth.of({
      isAlive: (address) =>
        Effect.flatMap(isAlive(address), (alive) =>
          alive
            ? Effect.succeed(true)
            : isConnected(nameOf(address)).pipe(
                Effect.catchTag("DatabaseUnavailable", () => Effect.succeed(true)),
              ),
        ),
    }),
  );

/** Asks the runner itself. */
export const layerPing = Layer.effect(
  RunnerHealth.RunnerHealth,
  Effect.gen(function* () {
    const runners = yield* Runners.Runners;
    return yield* orConnected((address) =>
      runners
        .ping(address)
        .pipe(
          Effect.timeout(pingLimit),
          Effect.retry({ times: 1, schedule: Schedule.spaced("50 millis") }),
          Effect.isSuccess,
        ),
    );
  }),
);

/**
 * Asks Kubernetes about the pod with the runner's address; needs a service account that may list pods. The answer is
 * up to ten seconds old. A cluster that does not answer says nothing about the runner.
 */
export const layerKubernetes = (options: Parameters<typeof RunnerHealth.makeK8s>[0]) =>
  Layer.effect(
    RunnerHealth.RunnerHealth,
    Effect.flatMap(RunnerHealth.makeK8s(options), ({ isAlive }) =>
      orConnected((address) =>
        isAlive(address).pipe(Effect.timeoutOption(podsLimit), Effect.map(Option.getOrElse(() => false))),
      ),
    ),
  );

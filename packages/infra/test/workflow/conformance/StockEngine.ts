import { TestPostgres } from "@atoll/testing/postgres/TestPostgres";
import { PgClient } from "@effect/sql-pg";
import { Duration, Effect, Layer, Option } from "effect";
import {
  ClusterWorkflowEngine,
  RunnerAddress,
  RunnerHealth,
  Runners,
  Sharding,
  ShardingConfig,
  SqlMessageStorage,
  SqlRunnerStorage,
} from "effect/cluster";
import { Digest } from "effect/crypto";

const storage = { prefix: "stock" };

/**
 * Effect's own engine on its own storage, in one process, set up as well as it can be: the measure of ours. It makes its
 * tables itself.
 */
export const layer = Layer.unwrap(
  Effect.map(TestPostgres, ({ urls }) =>
    ClusterWorkflowEngine.layer.pipe(
      Layer.provide(Sharding.layer),
      Layer.provide(Runners.layerNoop),
      Layer.provide(SqlMessageStorage.layerWith(storage)),
      Layer.provide([SqlRunnerStorage.layerWith(storage), RunnerHealth.layerNoop]),
      Layer.provide(
        ShardingConfig.layer({
          runnerAddress: Option.some(RunnerAddress.make("stock", 1)),
          shardsPerGroup: 64,
          entityMessagePollInterval: Duration.seconds(1),
          simulateRemoteSerialization: false,
          entityTerminationTimeout: Duration.millis(300),
        }),
      ),
      Layer.provide([PgClient.layer({ url: urls.owner, maxConnections: 6 }), Digest.layerWebCrypto]),
    ),
  ),
);

import { PgClient } from "@effect/sql-pg";
import { Layer, Option, Redacted } from "effect";
import { ClusterWorkflowEngine, RunnerAddress, SingleRunner } from "effect/cluster";
import { Digest } from "effect/crypto";

const poolSize = 20;

/**
 * Effect's own cluster engine with its SQL storage as it comes, in one process: the defaults but for a name
 * of its own, a pool as large as the peers', and no second encoding of local calls.
 */
export const layer = (url: string) =>
  ClusterWorkflowEngine.layer.pipe(
    Layer.provide(
      SingleRunner.layer({
        runnerStorage: "sql",
        shardingConfig: {
          runnerAddress: Option.some(RunnerAddress.make("bench", 1)),
          simulateRemoteSerialization: false,
        },
      }),
    ),
    Layer.provide([
      PgClient.layer({ url: Redacted.make(url), maxConnections: poolSize }),
      Digest.layerWebCrypto,
    ]),
  );

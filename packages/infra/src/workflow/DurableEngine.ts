import { clusterTablePrefix } from "@atoll/database/migration/clusterTables";
import type { DatabaseUnavailable } from "@atoll/database/DatabaseUnavailable";
import { settle } from "@atoll/database/statements";
import { PgClient } from "@effect/sql-pg";
import { Duration, Effect, Layer, type Redacted } from "effect";
import {
  ClusterWorkflowEngine,
  RunnerHealth,
  Runners,
  Sharding,
  ShardingConfig,
  SqlMessageStorage,
  SqlRunnerStorage,
} from "effect/cluster";
import { Digest } from "effect/crypto";
import { Reactivity } from "effect/reactivity";
import { SqlClient } from "effect/sql";
import { WorkflowEngine } from "effect/workflow";
import { clusterConfig } from "./clusterConfig.ts";

const storage = { prefix: clusterTablePrefix };

export interface DurableEngineOptions {
  /** Connects as `atoll_system`; the engine's tables are made by the migration runner. */
  readonly url: Redacted.Redacted;
  /** One of them holds the locks. Six when absent. */
  readonly maxConnections?: number;
}

/** A pool of its own: the engine's statements expect the driver's own types, and wait for nobody else's. */
const sql = ({ url, maxConnections = 6 }: DurableEngineOptions) =>
  Layer.effect(
    SqlClient.SqlClient,
    PgClient.make({
      url,
      maxConnections,
      applicationName: "atoll-engine",
      connectTimeout: Duration.seconds(5),
    }).pipe(
      Effect.tap((client) => client`select 1`),
      Effect.provide(Reactivity.layer),
      settle,
    ),
  );

/**
 * Workflows that survive the process: journal in PostgreSQL, work owned under advisory locks.
 *
 * An activity runs at least once and its recorded result is used ever after, so activities must be idempotent. A signal
 * (deferred) may come before its workflow starts or while nobody runs, any number of times; the first one counts. After
 * `kill -9` the next process goes on within a tenth of a second of its start.
 */
export const layer = (
  options: DurableEngineOptions,
): Layer.Layer<WorkflowEngine.WorkflowEngine, DatabaseUnavailable> =>
  ClusterWorkflowEngine.layer.pipe(
    Layer.provide(Sharding.layer),
    Layer.provide(Runners.layerNoop),
    Layer.provide(SqlMessageStorage.layerStorage(storage)),
    Layer.provide([SqlRunnerStorage.layerStorage(storage), RunnerHealth.layerNoop]),
    Layer.provide(ShardingConfig.layer(clusterConfig)),
    Layer.provide([sql(options), Digest.layerWebCrypto]),
  );

/** The same promises for as long as the process lives. */
export const layerMemory = WorkflowEngine.layerMemory;

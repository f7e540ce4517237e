import { clusterTablePrefix } from "@atoll/database/migration/clusterTables";
import { settle } from "@atoll/database/statements";
import { PgClient } from "@effect/sql-pg";
import { Duration, Effect, Layer, Option, type Redacted } from "effect";
import { MessageStorage, RunnerHealth, Runners, ShardingConfig, SqlRunnerStorage } from "effect/cluster";
import { Reactivity } from "effect/reactivity";
import { SqlClient } from "effect/sql";
import { clusterConfig, onlyRunner } from "./clusterConfig.ts";
import { ShardOwnership } from "./ShardOwnership.ts";

export interface ClusterOptions {
  /** Connects as `atoll_system`; the tables of runners are made by the migration runner. */
  readonly url: Redacted.Redacted;
}

/** A pool of its own: one connection holds the locks, and looking after them must not wait for anybody's statements. */
const sql = ({ url }: ClusterOptions) =>
  Layer.effect(
    SqlClient.SqlClient,
    PgClient.make({
      url,
      maxConnections: 3,
      applicationName: "atoll-cluster",
      connectTimeout: Duration.seconds(5),
    }).pipe(
      Effect.tap((client) => client`select 1`),
      Effect.provide(Reactivity.layer),
      settle,
    ),
  );

/** Who is registered, and the locks on shards. */
export const storage = (options: ClusterOptions) =>
  SqlRunnerStorage.layerStorage({ prefix: clusterTablePrefix }).pipe(Layer.provide(sql(options)));

/**
 * One process owns all shards and opens no port. Every further one on the same database stands by, and takes over
 * about a second after the first is gone.
 */
export const layerSingle = (options: ClusterOptions) =>
  ShardOwnership.layer.pipe(
    Layer.provide([storage(options), Runners.layerNoop, RunnerHealth.layerNoop]),
    Layer.provide(MessageStorage.layerNoop),
    Layer.provide(ShardingConfig.layer({ ...clusterConfig, runnerAddress: Option.some(onlyRunner) })),
  );

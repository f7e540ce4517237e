import { sessionName } from "@atoll/database/cluster/sessionName";
import { clusterTablePrefix } from "@atoll/database/migration/clusterTables";
import { settle } from "@atoll/database/statements";
import { NodeClusterSocket, NodeSocketServer } from "@effect/platform-node";
import { PgClient } from "@effect/sql-pg";
import { Duration, Effect, Layer, Option, type Redacted, Schema } from "effect";
import {
  MessageStorage,
  RunnerAddress,
  RunnerHealth,
  Runners,
  ShardingConfig,
  SqlRunnerStorage,
} from "effect/cluster";
import { Reactivity } from "effect/reactivity";
import { RpcSerialization } from "effect/rpc";
import { SocketServer } from "effect/socket";
import { SqlClient } from "effect/sql";
import { clusterConfig, onlyRunner } from "./clusterConfig.ts";
import * as PeerHealth from "./PeerHealth.ts";
import * as PeerWatch from "./PeerWatch.ts";
import * as PingServer from "./PingServer.ts";
import { nameOf } from "./runnerName.ts";
import { ShardOwnership } from "./ShardOwnership.ts";

/** The port for the other runners cannot be listened at: taken, or an address that is not this machine's. */
export class ClusterListenFailed extends Schema.TaggedError<ClusterListenFailed>()("ClusterListenFailed", {
  host: Schema.String,
  port: Schema.Int,
  reason: Schema.String,
}) {
  override get message(): string {
    const place = `${this.host}, port ${this.port}`;
    return `Other runners cannot be listened to at ${place}: ${this.reason}. See CLUSTER_LISTEN_HOST and CLUSTER_PORT.`;
  }
}

export interface SingleOptions {
  /** Connects as `atoll_system`; the tables of runners are made by the migration runner. */
  readonly url: Redacted.Redacted;
}

export interface SocketOptions extends SingleOptions {
  /** Where the other runners reach this one, and its name: no two processes may have the same at a time. */
  readonly host: string;
  readonly port: number;
  /** The address of this machine to listen at, with the same port. */
  readonly listenHost: string;
  /** How runners are found to be gone. */
  readonly health:
    | { readonly _tag: "ping" }
    | {
        readonly _tag: "kubernetes";
        readonly namespace: string | undefined;
        readonly labelSelector: string | undefined;
      };
}

/** A pool of its own: one connection holds the locks, and looking after them must not wait for anybody's statements. */
const sql = (url: Redacted.Redacted, runner: string) =>
  Layer.effect(
    SqlClient.SqlClient,
    PgClient.make({
      url,
      maxConnections: 3,
      applicationName: sessionName(runner),
      connectTimeout: Duration.seconds(5),
    }).pipe(
      Effect.tap((client) => client`select 1`),
      Effect.provide(Reactivity.layer),
      settle,
    ),
  );

/** Who is registered, and the locks on shards. */
const storage = (url: Redacted.Redacted, runner: RunnerAddress.RunnerAddress) =>
  SqlRunnerStorage.layerStorage({ prefix: clusterTablePrefix }).pipe(Layer.provide(sql(url, nameOf(runner))));

/**
 * One process owns all shards and opens no port. Every further one on the same database stands by, and takes over
 * about a second after the first is gone.
 */
export const layerSingle = ({ url }: SingleOptions) =>
  ShardOwnership.layer.pipe(
    Layer.provide([storage(url, onlyRunner), Runners.layerNoop, RunnerHealth.layerNoop]),
    Layer.provide(MessageStorage.layerNoop),
    Layer.provide(ShardingConfig.layer({ ...clusterConfig, runnerAddress: Option.some(onlyRunner) })),
  );

/** Answers the other runners' pings; bytes of a frame beyond a kilobyte or two are nobody's ping. */
const serialization = RpcSerialization.layerSchemaBinary({ maxFrameSize: 64 * 1024 });

const listening = ({ listenHost: host, port }: SocketOptions) =>
  Layer.effect(
    SocketServer.SocketServer,
    NodeSocketServer.make({ host, port }).pipe(
      Effect.mapError(({ reason }) => new ClusterListenFailed({ host, port, reason: String(reason.cause) })),
    ),
  );

/**
 * Several processes share the shards. They find each other in the database and ping each other over TCP; nothing else
 * crosses the wire.
 */
export const layerSocket = (options: SocketOptions) => {
  const self = RunnerAddress.make(options.host, options.port);
  const health =
    options.health._tag === "ping"
      ? PeerHealth.layerPing
      : PeerHealth.layerKubernetes(options.health).pipe(Layer.provide(NodeClusterSocket.layerK8sHttpClient));
  return Layer.merge(ShardOwnership.layer, PeerWatch.layer).pipe(
    Layer.provide(PingServer.layer.pipe(Layer.provide(listening(options)))),
    Layer.provide(health),
    Layer.provide(Runners.layerRpc.pipe(Layer.provide(NodeClusterSocket.layerClientProtocol))),
    Layer.provide([storage(options.url, self), MessageStorage.layerNoop, serialization]),
    Layer.provide(ShardingConfig.layer({ ...clusterConfig, runnerAddress: Option.some(self) })),
  );
};

import * as Cluster from "@atoll/infra/cluster/Cluster";
import { Postgres } from "@atoll/platform/postgres/Postgres";
import { Effect, Layer, Option } from "effect";
import * as ClusterSettings from "./ClusterSettings.ts";

/**
 * Which shards of the work are this process's: all of them, while it is the first on its database; its share, where
 * `CLUSTER_HOST` names it among others. For processes with the role `runner`; others own nothing.
 */
export const layer = Layer.unwrap(
  Effect.gen(function* () {
    const { systemUrl } = yield* Postgres;
    const url = yield* systemUrl;
    const host = yield* ClusterSettings.host.read;
    if (Option.isNone(host)) return Cluster.layerSingle({ url });
    const health = yield* ClusterSettings.health.read;
    return Cluster.layerSocket({
      url,
      host: host.value,
      port: yield* ClusterSettings.port.read,
      listenHost: yield* ClusterSettings.listenHost.read,
      health:
        health === "ping"
          ? { _tag: health }
          : {
              _tag: health,
              namespace: Option.getOrUndefined(yield* ClusterSettings.namespace.read),
              labelSelector: Option.getOrUndefined(yield* ClusterSettings.labels.read),
            },
    });
  }),
);

import { ServiceUnavailable } from "@atoll/contract/CommonProblems";
import { shardCount } from "@atoll/database/cluster/Shard";
import { TenureRepository } from "@atoll/database/cluster/TenureRepository";
import { ClusterView } from "@atoll/http/health/ClusterView";
import { ShardOwnership } from "@atoll/infra/cluster/ShardOwnership";
import { Effect, Layer, Option } from "effect";

/** A runner's row grows older than this only when it is gone: `shardLockExpiration` of the cluster's settings. */
const recentSeconds = 6;

/** Without the runners' addresses: the path is open to everyone. */
export const layer = Layer.effect(
  ClusterView,
  Effect.gen(function* () {
    const tenures = yield* TenureRepository;
    const ownership = yield* Effect.serviceOption(ShardOwnership);
    const own = Option.match(ownership, {
      onNone: () => Effect.succeedNone,
      onSome: ({ tenure }) => tenure,
    });
    return ClusterView.of({
      read: Effect.gen(function* () {
        const runners = yield* tenures.runners(recentSeconds);
        const owned = runners.reduce((sum, { shards }) => sum + shards, 0);
        return {
          tenure: Option.getOrNull(yield* own),
          runners: runners.map(({ healthy, tenure, since, shards }) => ({ healthy, tenure, since, shards })),
          unownedShards: Math.max(0, shardCount - owned),
        };
      }).pipe(Effect.mapError(() => new ServiceUnavailable({ detail: "The database does not answer." }))),
    });
  }),
);

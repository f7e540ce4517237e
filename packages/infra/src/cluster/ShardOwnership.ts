import type { Tenure } from "@atoll/database/cluster/Tenure";
import { shardCount } from "@atoll/database/cluster/Shard";
import { TenureRepository } from "@atoll/database/cluster/TenureRepository";
import { Context, Effect, Layer, Option, type Scope } from "effect";
import { MessageStorage, RunnerStorage, Sharding, ShardingConfig } from "effect/cluster";
import * as Holdings from "./Holdings.ts";
import * as OwnershipStorage from "./OwnershipStorage.ts";
import { nameOf } from "./runnerName.ts";

/**
 * Whoever works on shards. Calls to one participant never overlap; `lost` interrupts a call under way first. A defect
 * in `gained` loses everything, so that it is tried again under a new tenure.
 */
export interface ShardParticipant {
  readonly name: string;
  /** Lock held, tenure written; the shards count as owned when every participant returned. Claim what waits; be quick. */
  readonly gained: (shards: ReadonlyArray<number>, tenure: Tenure) => Effect.Effect<void>;
  /**
   * Orderly hand-over: stop the work of these shards and flush; they no longer count as owned. The lock is released
   * after every participant returned. Who takes longer than ten seconds hears `lost` and is fenced by the next owner.
   */
  readonly releasing: (shards: ReadonlyArray<number>) => Effect.Effect<void>;
  /** Lost without notice (lock gone or fenced): abandon in memory, write nothing. */
  readonly lost: (shards: ReadonlyArray<number>) => Effect.Effect<void>;
}

/** Which shards this process may work on. Each has one owner at a time; the fencing token proves it to the database. */
export class ShardOwnership extends Context.Service<
  ShardOwnership,
  {
    /** A hint for what to start; what is written is judged by the database. */
    readonly isOwned: (shard: number) => boolean;
    /** In no particular order. */
    readonly owned: Effect.Effect<ReadonlyArray<number>>;
    /** This process's fencing token; none while it owns nothing. */
    readonly tenure: Effect.Effect<Option.Option<Tenure>>;
    /**
     * A participant that joins late hears `gained` for what is owned already. It leaves with its scope and hears
     * `releasing` for what is owned then.
     */
    readonly participate: (participant: ShardParticipant) => Effect.Effect<void, never, Scope.Scope>;
    /**
     * A statement was refused because the tenure is fenced: everything is lost at once; a new tenure follows when locks
     * are taken again. Does not wait for the participants; a tenure of before is of no interest.
     */
    readonly fenced: (tenure: Tenure) => Effect.Effect<void>;
  }
>()("@atoll/infra/cluster/ShardOwnership") {
  /**
   * Owns what `Sharding` assigns to this runner: it decorates the runner storage beneath `Sharding`, so that a lock
   * counts only with the tenure written. No messages travel between runners: work is rows and hints.
   */
  static readonly layer = Layer.unwrap(
    Effect.gen(function* () {
      const { runnerAddress } = yield* ShardingConfig.ShardingConfig;
      const runner = Option.match(runnerAddress, {
        onNone: () => "none",
        onSome: nameOf,
      });
      const holdings = yield* Holdings.make(runner);
      const storage = Layer.effect(RunnerStorage.RunnerStorage, OwnershipStorage.decorate(holdings));
      return Layer.merge(
        Layer.succeed(ShardOwnership, holdings),
        Sharding.layer.pipe(Layer.provide([storage, MessageStorage.layerNoop])),
      );
    }),
  );

  /**
   * All shards at once, with a real tenure and without a cluster: for tests of one process. Who is fenced owns nothing
   * from then on.
   */
  static readonly layerLocal = Layer.effect(
    ShardOwnership,
    Effect.gen(function* () {
      const holdings = yield* Holdings.make("local");
      const { holders } = yield* TenureRepository;
      yield* holdings.take(yield* holders(everyShard));
      return holdings;
    }),
  );
}

const everyShard = Array.from({ length: shardCount }, (_, index) => index + 1);

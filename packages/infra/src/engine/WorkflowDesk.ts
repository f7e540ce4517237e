import type { DatabaseUnavailable } from "@atoll/database/DatabaseUnavailable";
import type { Tenure } from "@atoll/database/cluster/Tenure";
import { Effect, Exit, Latch } from "effect";
import type * as Resident from "./Resident.ts";

/**
 * What an owner knows of its own standing: which shards are its own under which tenure, which workflows it can run,
 * and what it has been told of and not looked into yet.
 */
export class WorkflowDesk {
  readonly registered = new Map<string, Resident.Registered>();
  readonly owned = new Set<number>();
  tenure: Tenure | undefined;
  /** Something waits in the journal for room here. */
  backlog = false;
  /** Claims on their way to the journal. */
  claims = 0;
  /** Something was written and not answered: of what it claimed and said, nobody here knows. */
  uncertain = false;
  /** There is something to look for. */
  readonly look = Latch.makeUnsafe();
  /** Shards with news that were told of. */
  readonly told = new Set<number>();

  /** The tenure a shard is held under; undefined for one of somebody else. */
  tenureOf(shard: number): Tenure | undefined {
    return this.owned.has(shard) ? this.tenure : undefined;
  }

  lookInto(shards: Iterable<number>): void {
    for (const shard of shards) this.told.add(shard);
    this.look.openUnsafe();
  }

  lostTrack(): void {
    this.uncertain = true;
    this.lookInto(this.owned);
  }

  /** For statements that claim; `effect` is repeated until it is answered. */
  tracked<A, E>(
    effect: Effect.Effect<A, E | DatabaseUnavailable>,
  ): Effect.Effect<A, E | DatabaseUnavailable> {
    let lost = false;
    return effect.pipe(
      Effect.tap(() => Effect.sync(() => lost && this.lostTrack())),
      Effect.onExit((exit) =>
        Effect.sync(() => {
          lost = Exit.isFailure(exit);
        }),
      ),
    );
  }
}

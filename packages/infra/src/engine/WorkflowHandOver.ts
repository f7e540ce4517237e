import type { Tenure } from "@atoll/database/cluster/Tenure";
import { WorkflowJournal } from "@atoll/database/workflows/WorkflowJournal";
import { type Duration, Effect } from "effect";
import type { ShardParticipant } from "../cluster/ShardOwnership.ts";
import type * as Completions from "./Completions.ts";
import { untilAvailable } from "./untilAvailable.ts";
import type { WorkflowDesk } from "./WorkflowDesk.ts";
import type { WorkflowRuns } from "./WorkflowRuns.ts";

/** How shards come and go: what ran there is taken over, handed over in order, or abandoned. */
export const make = Effect.fnUntraced(function* (options: {
  readonly desk: WorkflowDesk;
  readonly runs: WorkflowRuns;
  readonly completions: Pick<Effect.Success<ReturnType<typeof Completions.make>>, "scattered">;
  /** Ends when what is being written now has been answered. */
  readonly settled: Effect.Effect<void>;
  readonly fenced: (tenure: Tenure) => Effect.Effect<void>;
  /** Timers of these shards may be due. */
  readonly ringNow: () => void;
  /** How long to wait for running activities. */
  readonly patience: Duration.Input;
}) {
  const { desk, runs, completions, settled, fenced, ringNow, patience } = options;
  const journal = yield* WorkflowJournal;
  const scope = yield* Effect.scope;

  const inShards = (shards: ReadonlyArray<number>) =>
    [...runs.residents.values()].filter(({ shard }) => shards.includes(shard));

  const gained = (shards: ReadonlyArray<number>, mine: Tenure) =>
    Effect.gen(function* () {
      yield* journal.takeOver(mine, shards);
      desk.tenure = mine;
      for (const shard of shards) desk.owned.add(shard);
      ringNow();
      desk.look.openUnsafe();
    }).pipe(
      Effect.catchTag("TenureFenced", (error) => fenced(error.tenure)),
      untilAvailable("Shards cannot be taken over"),
    );

  const releasing = (shards: ReadonlyArray<number>) =>
    Effect.gen(function* () {
      for (const shard of shards) desk.owned.delete(shard);
      const leaving = inShards(shards);
      for (const resident of leaving) resident.parked = true;
      yield* Effect.sleep("10 millis").pipe(
        Effect.repeat({ while: () => inShards(shards).some(({ activities }) => activities > 0) }),
        Effect.timeoutOption(patience),
      );
      // No claim of before comes after the next owner has taken over.
      yield* settled;
      const remaining = inShards(shards);
      yield* Effect.forEach(remaining, runs.abandon, { concurrency: "unbounded", discard: true });
      completions.scattered();
      if (desk.tenure !== undefined && remaining.length > 0) {
        yield* journal.release(
          desk.tenure,
          remaining.map(({ executionId }) => executionId),
        );
      }
    }).pipe(
      Effect.catchTag("TenureFenced", (error) => fenced(error.tenure)),
      untilAvailable("Shards cannot be handed over"),
    );

  const lost = (shards: ReadonlyArray<number>) =>
    Effect.suspend(() => {
      for (const shard of shards) desk.owned.delete(shard);
      if (desk.owned.size === 0) desk.tenure = undefined;
      const remaining = inShards(shards);
      completions.scattered();
      return Effect.forEach(remaining, (resident) => Effect.forkIn(runs.abandon(resident), scope), {
        discard: true,
      });
    });

  return { name: "workflows", gained, releasing, lost } satisfies ShardParticipant;
});

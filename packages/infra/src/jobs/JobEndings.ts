import type { Tenure } from "@atoll/database/cluster/Tenure";
import { JobQueue } from "@atoll/database/jobs/JobQueue";
import type { EndedJob, JobEnding } from "@atoll/database/jobs/JobRows";
import { Effect } from "effect";
import { ShardOwnership } from "../cluster/ShardOwnership.ts";
import * as GroupCommit from "../engine/GroupCommit.ts";
import { untilAvailable } from "../engine/untilAvailable.ts";

interface Operation {
  readonly tenure: Tenure;
  readonly ending: JobEnding;
  /** Another job waits for it. */
  readonly isUrgent: boolean;
}

/** In milliseconds: how long the end of an attempt waits for others, so that ends leave the log to submits. */
const patience = 5;
const enough = 96;

/**
 * Writes how attempts ended, those of many fibers in one statement. The answer is the job's new state, or
 * null where the attempt had been ended by somebody else: the tenure is over, or the row says so. `afterOthers` ends when
 * nobody is in more of a hurry.
 */
export const make = Effect.fnUntraced(function* (
  runner: (tenure: Tenure) => string,
  afterOthers: Effect.Effect<void>,
) {
  const queue = yield* JobQueue;
  const ownership = yield* ShardOwnership;

  // Patient: what has been done is not done again because the database was away for a while.
  const write = (tenure: Tenure, endings: ReadonlyArray<JobEnding>) =>
    queue.end(tenure, runner(tenure), endings).pipe(
      Effect.catchTag("TenureFenced", (fenced) =>
        Effect.as(ownership.fenced(fenced.tenure), Array.of<EndedJob>()),
      ),
      untilAvailable("The ends of jobs cannot be written"),
    );

  return yield* GroupCommit.make({
    maxBatch: 500,
    lanes: 1,
    company: { patience, enough, isUrgent: ({ isUrgent }: Operation) => isUrgent },
    flush: Effect.fnUntraced(function* (operations: ReadonlyArray<Operation>) {
      if (!operations.some(({ isUrgent }) => isUrgent)) yield* afterOthers;
      const states = new Map<string, EndedJob["state"]>();
      for (const [tenure, group] of Map.groupBy(operations, (operation) => operation.tenure)) {
        const ended = yield* write(
          tenure,
          group.map(({ ending }) => ending),
        );
        for (const { id, state } of ended) states.set(id, state);
      }
      return operations.map(({ ending }) => states.get(ending.id) ?? null);
    }),
  });
});

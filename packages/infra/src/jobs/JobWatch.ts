import type { Tenure } from "@atoll/database/cluster/Tenure";
import { JobQueue } from "@atoll/database/jobs/JobQueue";
import { Clock, Effect } from "effect";
import { ShardOwnership } from "../cluster/ShardOwnership.ts";
import { jobTopic, Wakeups } from "../wakeups/Wakeups.ts";
import type { RunningJob, Stop } from "./JobAttemptRun.ts";
import type { JobDesk } from "./JobDesk.ts";
import { tireless } from "../tireless.ts";

/** How late a timeout may be. */
const tick = "100 millis";
const progressMs = 250;
const cancelMs = 2_000;
const orphanMs = 30_000;
const historyMs = 3_600_000;

interface Attempts {
  readonly running: ReadonlyMap<string, RunningJob>;
  readonly stop: (attempt: RunningJob, why: Stop) => void;
}

/**
 * Looks after running jobs: their time, what they say of their progress, whether somebody wants them to end.
 * And now and then after rows that say `running` though nobody runs them: the answer to their start was lost.
 */
export const loop = Effect.fnUntraced(function* (options: {
  readonly desk: JobDesk;
  readonly attempts: Attempts;
  readonly tenure: () => Tenure | undefined;
  /** History is prepared for so many days ahead. */
  readonly days: number;
}) {
  const { desk, attempts, tenure, days } = options;
  const queue = yield* JobQueue;
  const ownership = yield* ShardOwnership;
  const wakeups = yield* Wakeups;

  const timeOut = (now: number) => {
    for (const attempt of attempts.running.values()) {
      if (attempt.deadline <= now && attempt.stop === undefined) attempts.stop(attempt, "timedOut");
    }
  };

  const writeProgress = Effect.fnUntraced(function* (mine: Tenure) {
    const notes = [...attempts.running.values()].flatMap((attempt) => {
      const { progress, job, isEnding } = attempt;
      attempt.progress = undefined;
      if (progress === undefined || isEnding || attempt.tenure !== mine) return [];
      return [{ tenantId: job.tenantId, id: job.id, progress: progress.percent, note: progress.note }];
    });
    if (notes.length === 0) return;
    yield* queue.progress(mine, notes);
    yield* Effect.forEach(notes, ({ id }) => wakeups.notify(jobTopic(id)), { discard: true });
  });

  const cancel = Effect.gen(function* () {
    if (attempts.running.size === 0) return;
    const wanted = yield* queue.cancelRequested([...attempts.running.values()].map(({ job }) => job));
    for (const id of wanted) {
      const attempt = attempts.running.get(id);
      if (attempt !== undefined) attempts.stop(attempt, "cancelled");
    }
  });

  const adopt = Effect.fnUntraced(function* (mine: Tenure) {
    const lost = yield* queue.takeOver(mine, [...desk.owned], [...desk.known.keys()], orphanMs);
    if (lost.length > 0) desk.search();
  });

  const next = { progress: 0, cancel: 0, orphans: 0, history: 0 };
  const isTime = (what: keyof typeof next, now: number, every: number): boolean => {
    if (now < next[what]) return false;
    next[what] = now + every;
    return true;
  };

  const look = Effect.gen(function* () {
    const now = yield* Clock.currentTimeMillis;
    timeOut(now);
    if (isTime("history", now, historyMs)) yield* queue.prepareHistory(days);
    const mine = tenure();
    if (mine === undefined) return;
    if (isTime("progress", now, progressMs)) yield* writeProgress(mine);
    if (isTime("cancel", now, cancelMs)) yield* cancel;
    if (isTime("orphans", now, orphanMs)) yield* adopt(mine);
  }).pipe(
    Effect.catchTags({
      TenureFenced: ({ tenure: fenced }) => ownership.fenced(fenced),
      DatabaseUnavailable: (error) => Effect.logDebug("Running jobs cannot be looked after", error.message),
    }),
  );
  return yield* tireless("The watch over running jobs")(Effect.andThen(look, Effect.sleep(tick)));
});

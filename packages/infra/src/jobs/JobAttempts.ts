import type { JobId } from "@atoll/contract/jobs/Job";
import { CurrentRequest, type RequestContext } from "@atoll/contract/RequestContext";
import { Database } from "@atoll/database/Database";
import { JobQueue } from "@atoll/database/jobs/JobQueue";
import { JobRepository } from "@atoll/database/jobs/JobRepository";
import type { ReadyJob, StartedJob } from "@atoll/database/jobs/JobRows";
import type { Tenure } from "@atoll/database/cluster/Tenure";
import { Cause, Clock, Effect, Exit, type Schema } from "effect";
import { ShardOwnership } from "../cluster/ShardOwnership.ts";
import { jobTopic, Wakeups } from "../wakeups/Wakeups.ts";
import { endingOf, handled, requestOf, type RunningJob, type Stop } from "./JobAttemptRun.ts";
import type { JobDesk } from "./JobDesk.ts";
import * as JobEndings from "./JobEndings.ts";
import { JobFailed, type JobHandler } from "./JobHandler.ts";

/** Handlers begun in one turn of the event loop: what others wait for is heard in between. */
const startsInATurn = 8;
/** With so many ends to be written, an attempt keeps its place in its pool until its own is. */
const mostUnwritten = 256;

/**
 * The attempts that run in this process: each in a fiber of its own, which ends with the attempt's end
 * written. Stopping one interrupts its handler.
 */
export const make = Effect.fnUntraced(function* <R>(options: {
  readonly desk: JobDesk;
  readonly handlers: ReadonlyMap<string, JobHandler<R>>;
  readonly runnerOf: (tenure: Tenure) => string;
  /** The job waits for its next attempt, due in so many milliseconds. */
  readonly willRetry: (milliseconds: number) => void;
  /** Some jobs could not be started: cancelled, or of a type that has been paused. */
  readonly refused: () => void;
}) {
  const { desk, handlers, runnerOf, willRetry, refused } = options;
  const database = yield* Database;
  const repository = yield* JobRepository;
  const queue = yield* JobQueue;
  const ownership = yield* ShardOwnership;
  const wakeups = yield* Wakeups;
  const running = new Map<JobId, RunningJob>();
  // Fibers of their own: they end with their end written, for which the runner waits before it goes.
  yield* Effect.addFinalizer(() =>
    Effect.sync(() => {
      for (const attempt of running.values()) stop(attempt, "lost");
    }),
  );
  const context = yield* Effect.context<R>();
  const endings = yield* JobEndings.make(runnerOf, desk.afterSubmits);
  /** Ends on their way to the database. */
  let unwritten = 0;

  /** Both or neither: the handler's effect and the job's completion. */
  const committed = (handler: JobHandler<R>, attempt: RunningJob, request: RequestContext) => {
    const { id, attempts } = attempt.job;
    const runner = runnerOf(attempt.tenure);
    return database
      .transaction(
        Effect.gen(function* () {
          const result = yield* handled(handler, attempt, request);
          const isOurs = yield* repository.complete(attempt.tenure, runner, id, attempts, result);
          if (!isOurs) return yield* new JobFailed({ message: "The attempt was over already.", retry: true });
          return result;
        }),
      )
      .pipe(
        Effect.provideService(CurrentRequest, request),
        Effect.tap(() => Effect.sync(() => (attempt.isWritten = true))),
        Effect.catchTags({
          DatabaseUnavailable: ({ message }) => Effect.fail(new JobFailed({ message, retry: true })),
          TenureFenced: ({ tenure, message }) =>
            ownership
              .fenced(tenure)
              .pipe(
                Effect.andThen(Effect.sync(() => (attempt.stop = "lost"))),
                Effect.andThen(Effect.fail(new JobFailed({ message, retry: true }))),
              ),
        }),
      );
  };

  const attempted = (attempt: RunningJob): Effect.Effect<Schema.Json, JobFailed, R> => {
    const handler = handlers.get(attempt.job.type);
    if (handler === undefined) return Effect.die(new Error(`No handler for ${attempt.job.type}`));
    return Effect.flatMap(requestOf(attempt), (request) =>
      handler.transactional ? committed(handler, attempt, request) : handled(handler, attempt, request),
    );
  };

  const leaveRoom = (attempt: RunningJob) => {
    if (!attempt.hasRoom) return;
    attempt.hasRoom = false;
    desk.leaveRoom(attempt.ready);
  };

  const leave = (attempt: RunningJob) => {
    attempt.isGone = true;
    running.delete(attempt.job.id);
    leaveRoom(attempt);
    desk.forget(attempt.ready);
  };

  const settle = Effect.fnUntraced(function* (attempt: RunningJob, exit: Exit.Exit<Schema.Json, JobFailed>) {
    if (attempt.isGone) return;
    attempt.isEnding = true;
    // It needs no place to be written, unless starts have left the writing far behind; what comes behind it in its lane
    // waits for that in any case.
    if (unwritten < mostUnwritten) leaveRoom(attempt);
    const { id, type } = attempt.job;
    if (Exit.isFailure(exit) && Cause.hasDies(exit.cause)) {
      yield* Effect.logError(`The handler of ${type} broke down`, exit.cause);
    }
    const ending = attempt.isWritten ? undefined : yield* endingOf(attempt, exit);
    if (ending !== undefined) {
      unwritten++;
      const state = yield* endings
        .submit({ tenure: attempt.tenure, ending, isUrgent: attempt.ready.lane !== null })
        .pipe(Effect.ensuring(Effect.sync(() => unwritten--)));
      if (state === "queued") willRetry(ending.delayMs);
    }
    if (attempt.isGone) return;
    leave(attempt);
    yield* wakeups.notify(jobTopic(id));
  });

  const stop = (attempt: RunningJob, why: Stop) => {
    if (attempt.stop === undefined || why === "lost") attempt.stop = why;
    attempt.fiber?.interruptUnsafe();
  };

  /** Does not wait for the handler, which may hang on a connection that is gone: its end is refused in any case. */
  const abandon = (attempt: RunningJob) => {
    stop(attempt, "lost");
    if (!attempt.isGone) leave(attempt);
  };

  const run = Effect.fnUntraced(function* (job: StartedJob, ready: ReadyJob, tenure: Tenure) {
    const attempt = yield* begin(job, ready, tenure);
    running.set(job.id, attempt);
    attempt.fiber = yield* Effect.uninterruptibleMask((restore) =>
      Effect.flatMap(Effect.exit(restore(attempted(attempt))), (exit) => settle(attempt, exit)),
    ).pipe(Effect.provideContext(context), Effect.forkDetach({ startImmediately: true }));
    if (!desk.owned.has(ready.shard)) stop(attempt, "released");
  });

  /** Makes waiting jobs running ones and runs them. */
  const start = Effect.fnUntraced(function* (tenure: Tenure, jobs: ReadonlyArray<ReadyJob>) {
    const started = yield* queue.start(tenure, jobs);
    const byId = new Map(started.map((job) => [job.id, job]));
    if (started.length < jobs.length) refused();
    yield* Effect.uninterruptible(
      Effect.gen(function* () {
        for (const [place, ready] of jobs.entries()) {
          if (place > 0 && place % startsInATurn === 0) yield* Effect.yieldNow;
          const job = byId.get(ready.id);
          if (job !== undefined) yield* run(job, ready, tenure);
          else {
            desk.leaveRoom(ready);
            desk.forget(ready);
          }
        }
      }),
    );
  });

  return { running, run, start, stop, abandon };
});

const begin = (job: StartedJob, ready: ReadyJob, tenure: Tenure): Effect.Effect<RunningJob> =>
  Effect.map(Clock.currentTimeMillis, (now) => ({
    job,
    ready,
    tenure,
    deadline: now + job.timeoutMs,
    stop: undefined,
    isEnding: false,
    isWritten: false,
    isGone: false,
    hasRoom: true,
    fiber: undefined,
    progress: undefined,
  }));

import type { InvalidRequest, ServiceUnavailable } from "@atoll/contract/CommonProblems";
import type { Job, JobId } from "@atoll/contract/jobs/Job";
import type { JobAttempt } from "@atoll/contract/jobs/JobAttempt";
import { JobNotFound, JobOver } from "@atoll/contract/jobs/JobProblems";
import { isTerminalJobState } from "@atoll/contract/jobs/JobState";
import type { PageRequest } from "@atoll/contract/Page";
import type { DatabaseUnavailable } from "@atoll/database/Database";
import { type JobFilter, JobRepository } from "@atoll/database/jobs/JobRepository";
import { afterCommit } from "@atoll/database/transactions";
import { JobHints } from "@atoll/infra/jobs/JobHints";
import { JobSubmissions } from "@atoll/infra/jobs/JobSubmissions";
import { jobTopic, Wakeups } from "@atoll/infra/wakeups/Wakeups";
import { Context, Effect, Layer, Option, Queue, Stream } from "effect";
import type { PageOf } from "../PageOf.ts";
import { databaseAnswers, listAnswers } from "../unavailable.ts";
import type { JobDefinition } from "./JobDefinition.ts";
import { type JobItem, makeSubmit, type SubmitOptions, type Submitted } from "./submit.ts";

/** While nobody hears of a change in another process: how often a watched job is read. */
const watchInterval = "1 second";

/**
 * Durable background work of the current tenant: submitted in one place, carried out by whichever runner owns
 * its shard, at least once, or exactly once where its handler is transactional.
 */
export class Jobs extends Context.Service<
  Jobs,
  {
    /**
     * Answers when the job is durable. Inside a `Database.transaction` it is one statement of that
     * transaction: the job exists if and only if the transaction commits. Outside, the submits of many fibers
     * share a commit.
     */
    readonly submit: <Payload, Result>(
      definition: JobDefinition<Payload, Result>,
      payload: Payload,
      options?: SubmitOptions,
    ) => Effect.Effect<Submitted, DatabaseUnavailable>;
    /** All or none of them, in one round trip; answers in their order. */
    readonly submitAll: <Payload, Result>(
      definition: JobDefinition<Payload, Result>,
      items: ReadonlyArray<JobItem<Payload>>,
    ) => Effect.Effect<ReadonlyArray<Submitted>, DatabaseUnavailable>;
    readonly get: (id: JobId) => Effect.Effect<Job, JobNotFound | ServiceUnavailable>;
    /** Newest first. */
    readonly list: (
      filter: JobFilter,
      page: PageRequest,
    ) => Effect.Effect<PageOf<Job>, InvalidRequest | ServiceUnavailable>;
    /** Attempts that ended, oldest first. */
    readonly history: (
      id: JobId,
    ) => Effect.Effect<ReadonlyArray<JobAttempt>, JobNotFound | ServiceUnavailable>;
    /**
     * A waiting job is cancelled when this answers. A running one is interrupted: it is `cancelled` when its
     * handler has stopped, or `completed` if it was faster. Asking again changes nothing.
     */
    readonly cancel: (id: JobId) => Effect.Effect<Job, JobNotFound | JobOver | ServiceUnavailable>;
    /** The job as it is now and after each change that is noticed, until it is over. */
    readonly progress: (id: JobId) => Stream.Stream<Job, JobNotFound | ServiceUnavailable>;
    /**
     * No waiting job of this type of the tenant is started from now on; those that run go on. A process that
     * has not heard of it yet may start what is submitted to itself in that moment.
     */
    readonly pause: (type: string) => Effect.Effect<void, ServiceUnavailable>;
    readonly resume: (type: string) => Effect.Effect<void, ServiceUnavailable>;
    /** Types that are paused for the tenant or for everybody. */
    readonly paused: Effect.Effect<ReadonlyArray<string>, ServiceUnavailable>;
  }
>()("@atoll/domain/jobs/Jobs") {
  static readonly layer = Layer.effect(
    Jobs,
    Effect.gen(function* () {
      const repository = yield* JobRepository;
      const hints = yield* JobHints;
      const wakeups = yield* Wakeups;
      const { submit, submitAll } = yield* makeSubmit;

      const read = Effect.fnUntraced(function* (id: JobId) {
        return yield* Effect.fromOption(yield* repository.get(id), () => new JobNotFound({}));
      });
      const get = Effect.fn("Jobs.get")(read, databaseAnswers);
      const list = Effect.fn("Jobs.list")(repository.list, listAnswers);
      const history = Effect.fn("Jobs.history")(function* (id: JobId) {
        yield* read(id);
        return yield* repository.attempts(id);
      }, databaseAnswers);

      const cancel = Effect.fn("Jobs.cancel")(function* (id: JobId) {
        const cancelled = yield* repository.cancel(id);
        if (Option.isSome(cancelled)) {
          yield* afterCommit(
            Effect.andThen(
              Effect.sync(() => hints.cancelled(id)),
              wakeups.notify(jobTopic(id)),
            ),
          );
          return cancelled.value;
        }
        return yield* new JobOver({ state: (yield* read(id)).state });
      }, databaseAnswers);

      const progress = (id: JobId) =>
        Stream.callback<Job, JobNotFound | ServiceUnavailable>((queue) =>
          wakeups.listen(jobTopic(id), (woken) =>
            get(id).pipe(
              Effect.tap((job) => Queue.offer(queue, job)),
              Effect.andThen(woken(watchInterval)),
              Effect.forever,
              Effect.catch((error) => Queue.fail(queue, error)),
            ),
          ),
        ).pipe(
          Stream.changesWith(sameToWatch),
          Stream.takeUntil(({ state }) => isTerminalJobState(state)),
        );

      const repause =
        (change: (type: string) => Effect.Effect<void, DatabaseUnavailable>) => (type: string) =>
          Effect.andThen(change(type), afterCommit(Effect.sync(hints.pausesChanged)));

      return Jobs.of({
        submit,
        submitAll,
        get,
        list,
        history,
        cancel,
        progress,
        pause: Effect.fn("Jobs.pause")(repause(repository.pause), databaseAnswers),
        resume: Effect.fn("Jobs.resume")(repause(repository.resume), databaseAnswers),
        paused: databaseAnswers(repository.paused),
      });
    }),
  ).pipe(Layer.provide(JobSubmissions.layer));
}

const sameToWatch = (one: Job, other: Job): boolean =>
  one.state === other.state &&
  one.attempts === other.attempts &&
  one.progress === other.progress &&
  one.progressNote === other.progressNote &&
  (one.cancelRequestedAt === null) === (other.cancelRequestedAt === null);

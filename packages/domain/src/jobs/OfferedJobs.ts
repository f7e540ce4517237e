import type { InvalidRequest, ServiceUnavailable } from "@atoll/contract/CommonProblems";
import type { Job, JobId } from "@atoll/contract/jobs/Job";
import type { JobAttempt } from "@atoll/contract/jobs/JobAttempt";
import type { JobNotFound, JobOver } from "@atoll/contract/jobs/JobProblems";
import type { JobReceipt, JobSubmission, JobTypeStatus } from "@atoll/contract/jobs/JobSubmission";
import type { JobTypeNotFound } from "@atoll/contract/jobs/JobTypeProblems";
import type { PageRequest } from "@atoll/contract/Page";
import type { JobFilter } from "@atoll/database/jobs/JobRepository";
import { Context, Duration, Effect, Layer, Stream } from "effect";
import type { Permit } from "../Permit.ts";
import { AuditTrail } from "../audit/AuditTrail.ts";
import { diff } from "../audit/diff.ts";
import type { PageOf } from "../PageOf.ts";
import { databaseAnswers } from "../unavailable.ts";
import { JobCatalogue, type KnownJob } from "./JobCatalogue.ts";
import type { JobOptions } from "./JobDefinition.ts";
import { Jobs } from "./Jobs.ts";

const optionsOf = (submission: JobSubmission): JobOptions => {
  const { type: _type, payload: _payload, delaySeconds, timeoutSeconds, ...options } = submission;
  return {
    ...options,
    ...(delaySeconds === undefined ? {} : { delay: Duration.seconds(delaySeconds) }),
    ...(timeoutSeconds === undefined ? {} : { timeout: Duration.seconds(timeoutSeconds) }),
  };
};

/** Jobs as users ask for them: by the name of their type, with a payload in JSON. */
export class OfferedJobs extends Context.Service<
  OfferedJobs,
  {
    /** Answers when the job is durable. A type that is not offered is not found. */
    submit(
      submission: JobSubmission,
    ): Effect.Effect<
      JobReceipt,
      JobTypeNotFound | InvalidRequest | ServiceUnavailable,
      Permit<"jobs:create">
    >;
    /** As `Jobs` has it, but for the contents of the hub's own work. */
    get(id: JobId): Effect.Effect<Job, JobNotFound | ServiceUnavailable, Permit<"jobs:read">>;
    /** Newest first; see `get`. */
    list(
      filter: JobFilter,
      page: PageRequest,
    ): Effect.Effect<PageOf<Job>, InvalidRequest | ServiceUnavailable, Permit<"jobs:read">>;
    /** Attempts that ended, oldest first. */
    history(
      id: JobId,
    ): Effect.Effect<ReadonlyArray<JobAttempt>, JobNotFound | ServiceUnavailable, Permit<"jobs:read">>;
    /** The changes of a job that is there; see `Jobs.progress`. */
    progress(
      id: JobId,
    ): Effect.Effect<
      Stream.Stream<Job, JobNotFound | ServiceUnavailable>,
      JobNotFound | ServiceUnavailable,
      Permit<"jobs:read">
    >;
    /** See `Jobs.cancel`. */
    cancel(id: JobId): Effect.Effect<Job, JobNotFound | JobOver | ServiceUnavailable, Permit<"jobs:cancel">>;
    /** By name. */
    types(): Effect.Effect<ReadonlyArray<JobTypeStatus>, ServiceUnavailable, Permit<"jobs:read">>;
    /** Holds the caller's organisation's jobs of this type back, the hub's own work for it included. */
    pause(
      type: string,
    ): Effect.Effect<JobTypeStatus, JobTypeNotFound | ServiceUnavailable, Permit<"jobs:update">>;
    /** A type that the operator paused for everybody stays paused. */
    resume(
      type: string,
    ): Effect.Effect<JobTypeStatus, JobTypeNotFound | ServiceUnavailable, Permit<"jobs:update">>;
  }
>()("@atoll/domain/jobs/OfferedJobs") {
  static readonly layer = Layer.effect(
    OfferedJobs,
    Effect.gen(function* () {
      const catalogue = yield* JobCatalogue;
      const jobs = yield* Jobs;
      const trail = yield* AuditTrail;

      const submit = Effect.fn("OfferedJobs.submit")(
        function* (submission: JobSubmission) {
          const job = yield* catalogue.offered(submission.type);
          return yield* job.submit(submission.payload, optionsOf(submission));
        },
        Effect.provideService(Jobs, jobs),
        databaseAnswers,
      );

      const shown = (job: Job): Job => {
        const visible = catalogue.shown(job);
        return visible === job ? job : { ...visible, result: null };
      };
      const list = Effect.fnUntraced(function* (filter: JobFilter, page: PageRequest) {
        const { items, nextCursor } = yield* jobs.list(filter, page);
        return { items: items.map(shown), nextCursor };
      });

      const statusOf = ({ type, offered }: KnownJob, paused: ReadonlyArray<string>): JobTypeStatus => ({
        type,
        offered: offered !== undefined,
        paused: paused.includes(type),
      });

      const types = Effect.fn("OfferedJobs.types")(function* () {
        const paused = yield* jobs.paused;
        return catalogue.known.map((job) => statusOf(job, paused));
      });

      const repause = (operation: "pause" | "resume") =>
        Effect.fnUntraced(function* (type: string) {
          const job = yield* catalogue.require(type);
          yield* trail.recorded(jobs[operation](type), () => ({
            action: `jobs.${operation}`,
            target: { type: "jobType", id: type },
            changes: diff("jobType", {}, { paused: operation === "pause" }),
          }));
          return statusOf(job, yield* jobs.paused);
        }, databaseAnswers);

      return OfferedJobs.of({
        submit,
        get: (id) => Effect.map(jobs.get(id), shown),
        list,
        history: jobs.history,
        progress: (id) => Effect.as(jobs.get(id), Stream.map(jobs.progress(id), shown)),
        cancel: (id) =>
          trail
            .recorded(jobs.cancel(id), (job) => ({
              action: "jobs.cancel",
              target: { type: "job", id },
              changes: diff("job", {}, { state: job.state }),
            }))
            .pipe(Effect.map(shown), databaseAnswers),
        types,
        pause: repause("pause"),
        resume: repause("resume"),
      });
    }),
  ).pipe(Layer.provide(AuditTrail.layer));
}

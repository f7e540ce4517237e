import type { DatabaseUnavailable } from "@atoll/database/DatabaseUnavailable";
import { JobQueue } from "@atoll/database/jobs/JobQueue";
import type { ReadyJob, StartedJob } from "@atoll/database/jobs/JobRows";
import { type NewJob, placeOf, priorityNumber } from "@atoll/database/jobs/NewJob";
import { Context, Effect, Layer } from "effect";
import * as GroupCommit from "../engine/GroupCommit.ts";
import { type ClaimedJob, JobHints } from "./JobHints.ts";

/**
 * Submits jobs outside of transactions: what many fibers submit at once is one statement, whatever their
 * tenants. Written as the system role: the caller has made sure that the jobs are of the tenant it speaks
 * for.
 */
export class JobSubmissions extends Context.Service<
  JobSubmissions,
  {
    /** Answers after the commit, with whether the job is new: its dedupe key was free. */
    readonly submit: (job: NewJob) => Effect.Effect<boolean, DatabaseUnavailable>;
    /** All of them in one statement; answers with the ids of those that are new. */
    readonly submitAll: (
      jobs: ReadonlyArray<NewJob>,
    ) => Effect.Effect<ReadonlySet<string>, DatabaseUnavailable>;
  }
>()("@atoll/infra/jobs/JobSubmissions") {
  static readonly layer = Layer.effect(
    JobSubmissions,
    Effect.gen(function* () {
      const queue = yield* JobQueue;
      const hints = yield* JobHints;

      const tell = (jobs: ReadonlyArray<ReadyJob>, added: ReadonlySet<string>) =>
        hints.submitted(jobs.filter(({ id }) => added.has(id)));

      const write = Effect.fnUntraced(function* (jobs: ReadonlyArray<NewJob>) {
        const here: Array<ReadyJob> = [];
        const claimed: Array<ClaimedJob> = [];
        const elsewhere = new Set<number>();
        let delay = Number.POSITIVE_INFINITY;
        for (const job of jobs) {
          const place = placeOf(job);
          if (!hints.owns(place.shard)) elsewhere.add(place.shard);
          else if (job.delayMs > 0) delay = Math.min(delay, job.delayMs);
          else {
            const ready = readyOf(job, place);
            const tenure = hints.claim(ready);
            if (tenure === undefined) here.push(ready);
            else claimed.push({ ready, job: startedOf(job), tenure });
          }
        }
        const shards = [...elsewhere];
        const giveUp = Effect.sync(() => claimed.forEach(({ ready }) => hints.unclaimed(ready)));
        const tenure = claimed[0]?.tenure;
        if (tenure === undefined) {
          const added = yield* queue.submit(jobs, shards);
          tell(here, added);
          if (Number.isFinite(delay)) hints.delayed(delay);
          return added;
        }
        const ids = new Set<string>(claimed.map(({ ready }) => ready.id));
        return yield* queue.submitClaimed(jobs, shards, { tenure, ids }).pipe(
          Effect.tap((added) => {
            for (const { ready } of claimed) if (!added.has(ready.id)) hints.unclaimed(ready);
            tell(here, added);
            if (Number.isFinite(delay)) hints.delayed(delay);
            return hints.started(claimed.filter(({ ready }) => added.has(ready.id)));
          }),
          Effect.onError(() => giveUp),
          // Whoever took over has to hear of them.
          Effect.catchTag("TenureFenced", () =>
            queue.submit(jobs, [...new Set(jobs.map((job) => placeOf(job).shard))]),
          ),
        );
      }, Effect.uninterruptible);

      const group = yield* GroupCommit.make({
        flush: (jobs: ReadonlyArray<NewJob>) =>
          Effect.map(write(jobs), (added) => jobs.map(({ id }) => added.has(id))),
      });
      return JobSubmissions.of({
        submit: group.submit,
        submitAll: (jobs) => (jobs.length === 0 ? Effect.succeed(new Set()) : write(jobs)),
      });
    }),
  );
}

const startedOf = (job: NewJob): StartedJob => ({
  tenantId: job.tenantId,
  id: job.id,
  type: job.type,
  payload: job.payload,
  context: job.context,
  attempts: 1,
  maxAttempts: job.maxAttempts,
  timeoutMs: job.timeoutMs,
});

const readyOf = (job: NewJob, place: ReturnType<typeof placeOf>): ReadyJob => ({
  tenantId: job.tenantId,
  id: job.id,
  type: job.type,
  priority: priorityNumber(job.priority),
  shard: place.shard,
  lane: place.lane,
  concurrencyLimit: job.concurrencyLimit,
  rateLimit: job.rateLimit,
  attempts: 0,
});

import { Job, type JobId } from "@atoll/contract/jobs/Job";
import { JobAttempt } from "@atoll/contract/jobs/JobAttempt";
import type { JobState } from "@atoll/contract/jobs/JobState";
import type { PageRequest } from "@atoll/contract/Page";
import { Context, Effect, Layer, type Option, Schema } from "effect";
import { orFenced, type Tenure, type TenureFenced } from "../cluster/Tenure.ts";
import { Database } from "../Database.ts";
import type { DatabaseUnavailable } from "../DatabaseUnavailable.ts";
import { type InvalidCursor, type Page, page } from "../Paging.ts";
import { all, maybe, one, run } from "../statements.ts";
import { insertJobs } from "./insertJobs.ts";
import { jobColumns } from "./JobRows.ts";
import type { NewJob } from "./NewJob.ts";

/** Which jobs a list shows; all of them where a member is absent. */
export interface JobFilter {
  readonly type?: string;
  readonly state?: JobState;
}

const Completed = Schema.Struct({ completed: Schema.Boolean });
const Type = Schema.Struct({ type: Schema.String });

/**
 * A tenant's jobs, as the tenant sees and changes them. Starting and ending them is the runner's: `JobQueue`.
 */
export class JobRepository extends Context.Service<
  JobRepository,
  {
    /**
     * Inserts the jobs of the current tenant and answers with the ids of those that are new; the others'
     * dedupe keys are taken by jobs that are not over. In one statement, which tells the runners of `shards`
     * when it commits.
     */
    readonly insert: (
      jobs: ReadonlyArray<NewJob>,
      shards: ReadonlyArray<number>,
    ) => Effect.Effect<ReadonlySet<string>, DatabaseUnavailable>;
    /** The job of this type that holds the dedupe key, if it is not over. */
    readonly holding: (
      type: string,
      dedupeKey: string,
    ) => Effect.Effect<Option.Option<Job>, DatabaseUnavailable>;
    readonly get: (id: JobId) => Effect.Effect<Option.Option<Job>, DatabaseUnavailable>;
    /** Newest first. */
    readonly list: (
      filter: JobFilter,
      request: PageRequest,
    ) => Effect.Effect<Page<Job>, DatabaseUnavailable | InvalidCursor>;
    /** Attempts that ended, in their order. */
    readonly attempts: (id: JobId) => Effect.Effect<ReadonlyArray<JobAttempt>, DatabaseUnavailable>;
    /**
     * A queued job is cancelled at once; of a running one it is noted that it shall be, and its runner does
     * it. None: there is no such job, or it is over.
     */
    readonly cancel: (id: JobId) => Effect.Effect<Option.Option<Job>, DatabaseUnavailable>;
    /**
     * For the runner of a transactional handler: the attempt's completion as a part of the open transaction.
     * False if the attempt is over already; then the transaction has to be undone.
     */
    readonly complete: (
      tenure: Tenure,
      runner: string,
      id: JobId,
      attempt: number,
      result: Schema.Json,
    ) => Effect.Effect<boolean, DatabaseUnavailable | TenureFenced>;
    /** From now on none of the tenant's jobs of this type is started; running ones go on. */
    readonly pause: (type: string) => Effect.Effect<void, DatabaseUnavailable>;
    readonly resume: (type: string) => Effect.Effect<void, DatabaseUnavailable>;
    /** Types that are paused for the tenant or for all. */
    readonly paused: Effect.Effect<ReadonlyArray<string>, DatabaseUnavailable>;
  }
>()("@atoll/database/jobs/JobRepository") {
  static readonly layer = Layer.effect(
    JobRepository,
    Effect.gen(function* () {
      const { sql, forTenant, read } = yield* Database;
      const columns = sql.literal(jobColumns);
      const tell = (payload: string) => sql`select pg_notify('atoll_jobs', ${payload})`;
      return JobRepository.of({
        insert: (jobs, shards) =>
          jobs.length === 0 ? Effect.succeed(new Set()) : forTenant(() => insertJobs(sql, jobs, shards)),
        holding: (type, dedupeKey) =>
          forTenant((tenant) =>
            maybe(Job)(sql`
              select ${columns} from jobs
              where tenant_id = ${tenant} and type = ${type} and dedupe_key = ${dedupeKey}
                and dedupe_key is not null and state in ('queued', 'running')`),
          ),
        get: (id) => read((tenant) => maybe(Job)(sql`select ${columns} from read_job(${tenant}, ${id})`)),
        list: ({ type, state }, request) =>
          forTenant((tenant) =>
            page(
              request,
              ({ id }) => id,
              (before, rows) =>
                all(Job)(sql`
                  select ${columns} from jobs where tenant_id = ${tenant} and id < ${before}
                    ${type === undefined ? sql.literal("") : sql`and type = ${type}`}
                    ${state === undefined ? sql.literal("") : sql`and state = ${state}`}
                  order by id desc limit ${rows}`),
            ),
          ),
        attempts: (id) =>
          forTenant((tenant) =>
            all(JobAttempt)(sql`
              select attempt, runner, started_at, ended_at, outcome, error from job_attempts
              where tenant_id = ${tenant} and job_id = ${id} order by started_at, attempt`),
          ),
        cancel: (id) =>
          forTenant((tenant) =>
            Effect.gen(function* () {
              const cancelled = yield* maybe(Job)(sql`
                update jobs set cancel_requested_at = coalesce(cancel_requested_at, now()),
                  state = case state when 'queued' then 'cancelled' else state end,
                  finished_at = case state when 'queued' then now() end
                where tenant_id = ${tenant} and id = ${id} and state in ('queued', 'running')
                returning ${columns}`);
              yield* run(tell(`cancelled ${id}`));
              return cancelled;
            }),
          ),
        complete: (tenure, runner, id, attempt, result) =>
          forTenant(() =>
            Effect.map(
              one(Completed)(
                orFenced(tenure)(sql`
                  select complete_job(${tenure}, ${runner}, ${id}, ${attempt}, ${sql.json(result)}) as completed`),
              ),
              ({ completed }) => completed,
            ),
          ),
        pause: (type) =>
          forTenant((tenant) =>
            Effect.andThen(
              run(sql`
                insert into job_types_paused (tenant_id, type) values (${tenant}, ${type})
                on conflict do nothing`),
              run(tell("paused")),
            ),
          ),
        resume: (type) =>
          forTenant((tenant) =>
            Effect.andThen(
              run(sql`delete from job_types_paused where tenant_id = ${tenant} and type = ${type}`),
              run(tell("paused")),
            ),
          ),
        paused: forTenant((tenant) =>
          Effect.map(
            all(Type)(sql`
              select distinct type from job_types_paused
              where tenant_id = ${tenant} or tenant_id is null order by type`),
            (rows) => rows.map(({ type }) => type),
          ),
        ),
      });
    }),
  );
}

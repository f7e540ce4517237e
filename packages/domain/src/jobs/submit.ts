import { JobId } from "@atoll/contract/jobs/Job";
import { CurrentRequest, RequestContext } from "@atoll/contract/RequestContext";
import { isStorable } from "@atoll/contract/Text";
import { Database } from "@atoll/database/Database";
import { JobRepository } from "@atoll/database/jobs/JobRepository";
import { type NewJob, placeOf } from "@atoll/database/jobs/NewJob";
import { JobSubmissions } from "@atoll/infra/jobs/JobSubmissions";
import { Duration, Effect, Option, Schema } from "effect";
import { currentTenant } from "../caller.ts";
import { newId } from "../newId.ts";
import type { JobDefinition, JobOptions } from "./JobDefinition.ts";

/**
 * `duplicate`: another job that is not over holds the dedupe key; `jobId` names that one, and nothing was
 * added.
 */
export interface Submitted {
  readonly jobId: JobId;
  readonly duplicate: boolean;
}

/** How one job is to be carried out, and which id it gets where that was taken before: one that no job has. */
export interface SubmitOptions extends JobOptions {
  readonly jobId?: JobId;
}

/** One job of a batch. */
export interface JobItem<Payload> extends JobOptions {
  readonly payload: Payload;
}

const defaultTimeout = Duration.minutes(5);
const defaultMaxAttempts = 5;

const encodeContext = Schema.encodeSync(RequestContext);

/** What the current fiber submits on behalf of. The encoded context is made once for a batch. */
const submitter = Effect.gen(function* () {
  const tenantId = yield* currentTenant;
  const context: Schema.Json = encodeContext(yield* CurrentRequest);
  return { tenantId, context };
});

const newJob = <Payload, Result>(
  id: JobId,
  definition: JobDefinition<Payload, Result>,
  payload: Payload,
  options: JobOptions,
  { tenantId, context }: Effect.Success<typeof submitter>,
): NewJob => {
  const wanted = { ...definition.defaults(payload), ...options };
  const concurrencyKey = wanted.concurrencyKey ?? null;
  for (const key of [concurrencyKey, wanted.dedupeKey, wanted.rateLimit?.key]) {
    if (key && !isStorable(key)) throw new Error(`A key of a ${definition.type} cannot be stored`);
  }
  return {
    tenantId,
    id,
    type: definition.type,
    priority: wanted.priority ?? "normal",
    payload: definition.encode(payload),
    context,
    delayMs: wanted.delay === undefined ? 0 : Math.ceil(Duration.toMillis(wanted.delay)),
    dedupeKey: wanted.dedupeKey ?? null,
    concurrencyKey,
    concurrencyLimit: concurrencyKey === null ? null : (wanted.concurrencyLimit ?? 1),
    rateLimit: wanted.rateLimit ?? null,
    maxAttempts: wanted.maxAttempts ?? defaultMaxAttempts,
    timeoutMs: Math.ceil(Duration.toMillis(wanted.timeout ?? defaultTimeout)),
  };
};

/**
 * How jobs are written: in the caller's transaction if there is one, together with those of other fibers if
 * not.
 */
export const makeSubmit = Effect.gen(function* () {
  const { sql } = yield* Database;
  const repository = yield* JobRepository;
  const submissions = yield* JobSubmissions;
  const inTransaction = Effect.map(Effect.serviceOption(sql.transactionService), Option.isSome);

  const write = Effect.fnUntraced(function* (jobs: ReadonlyArray<NewJob>) {
    if (!(yield* inTransaction)) return yield* submissions.submitAll(jobs);
    return yield* repository.insert(jobs, [...new Set(jobs.map((job) => placeOf(job).shard))]);
  });

  const writeOne = Effect.fnUntraced(function* (job: NewJob) {
    return (yield* inTransaction) ? (yield* write([job])).has(job.id) : yield* submissions.submit(job);
  });

  /** Which job holds the key; if it is over by now, this one is added after all. */
  const settle = (job: NewJob, added: boolean): ReturnType<typeof settled> =>
    added ? Effect.succeed({ jobId: job.id, duplicate: false }) : settled(job);
  const settled = Effect.fnUntraced(function* (job: NewJob) {
    while (true) {
      const holder = yield* repository.holding(job.type, job.dedupeKey ?? "");
      if (Option.isSome(holder)) return { jobId: holder.value.id, duplicate: true };
      if (yield* writeOne(job)) return { jobId: job.id, duplicate: false };
    }
  });

  const submit = Effect.fn("Jobs.submit")(function* <Payload, Result>(
    definition: JobDefinition<Payload, Result>,
    payload: Payload,
    { jobId, ...options }: SubmitOptions = {},
  ) {
    const job = newJob(jobId ?? (yield* newId(JobId)), definition, payload, options, yield* submitter);
    return yield* settle(job, yield* writeOne(job));
  });

  const submitAll = Effect.fn("Jobs.submitAll")(function* <Payload, Result>(
    definition: JobDefinition<Payload, Result>,
    items: ReadonlyArray<JobItem<Payload>>,
  ) {
    const request = yield* submitter;
    const jobs: Array<NewJob> = [];
    for (const { payload, ...options } of items) {
      jobs.push(newJob(yield* newId(JobId), definition, payload, options, request));
    }
    const added = yield* write(jobs);
    if (added.size === jobs.length) return jobs.map(({ id }) => ({ jobId: id, duplicate: false }));
    return yield* Effect.forEach(jobs, (job) => settle(job, added.has(job.id)));
  });

  return { submit, submitAll };
});

import type { PgClient } from "@effect/sql-pg";
import type { Tenure } from "../cluster/Tenure.ts";
import { integers, jsonbs, smallints, texts, uuids } from "../arrayParameters.ts";
import type { JobEnding, JobRef } from "./JobRows.ts";

const startedColumns =
  "j.tenant_id, j.id, j.type, j.payload, j.context, j.attempts, j.max_attempts, j.timeout_ms";

/**
 * The errors of all attempts of a job that ends now: those in its history, and the last one, which this very
 * statement adds to it.
 */
const allErrors = `
  coalesce((
    select jsonb_agg(jsonb_build_object(
      'attempt', a.attempt, 'endedAt', a.ended_at, 'outcome', a.outcome, 'error', a.error) order by a.started_at)
    from job_attempts a where a.tenant_id = d.tenant_id and a.job_id = d.id and a.started_at >= d.created_at
  ), '[]') || jsonb_build_array(jsonb_build_object(
    'attempt', d.attempt, 'endedAt', clock_timestamp(), 'outcome', d.outcome, 'error', d.error))`;

/** Writes the history and the dead letters of the rows of `ended`. */
const epilogue = `
  history as (
    insert into job_attempts (tenant_id, job_id, attempt, runner, started_at, ended_at, outcome, error)
    select tenant_id, id, attempt, runner, started_at, clock_timestamp(), outcome, error from ended
  ), dead as (
    insert into dead_letters (tenant_id, job_id, type, payload, errors, attempts, reason)
    select d.tenant_id, d.id, d.type, d.payload, ${allErrors}, d.attempt, d.reason
    from ended d where d.reason is not null
    on conflict (tenant_id, job_id) do update set errors = excluded.errors, attempts = excluded.attempts,
      reason = excluded.reason, died_at = now(), replayed_at = null, discarded_at = null
  )`;

const endedColumns = "j.tenant_id, j.id, j.type, j.payload, j.created_at, j.started_at, j.state";

/**
 * A job `j` that was found by its key runs. Spelled so that the planner cannot take the index of running jobs for the
 * key: it looks cheaper while nothing runs, and a session keeps its plan, which then reads everything that runs, and
 * what ran since the last vacuum, for each single job (seen: three seconds for the ends of 500).
 */
export const foundRunning = "coalesce(j.state = 'running', false)";

/**
 * What moves jobs into and out of `running`. Each holds the tenure, so that nothing is written by a fenced
 * process.
 */
export const startStatements = (sql: PgClient.PgClient) => {
  /**
   * Its commit does not wait for the disk, or every start would take turns at the log with every submit. A crash of the
   * database may so forget the starts of its last moments, never one whose end it keeps: those jobs wait again, and what
   * their attempts had come to is refused. A last attempt is not risked: its start is on disk before it begins.
   */
  const start = (tenure: Tenure, jobs: ReadonlyArray<JobRef>) =>
    sql.unsafe(
      `with started as (
         update jobs j set state = 'running', parked = false, attempts = j.attempts + 1, tenure = $1,
           started_at = clock_timestamp(), progress = 0, progress_note = null
         from unnest($2::uuid[], $3::uuid[]) as wanted (tenant_id, id)
         where j.tenant_id = wanted.tenant_id and j.id = wanted.id and j.state = 'queued' and j.available_at <= now()
           and not exists (
             select from job_types_paused p where p.type = j.type and (p.tenant_id is null or p.tenant_id = j.tenant_id))
         returning ${startedColumns}, (select hold_tenure($1))::text as held
       )
       select started.*, (select set_config('synchronous_commit',
         case when bool_and(attempts < max_attempts) then 'off' else current_setting('synchronous_commit') end, true)
         from started) as committing
       from started`,
      [tenure, uuids(jobs.map(({ tenantId }) => tenantId)), uuids(jobs.map(({ id }) => id))],
    );

  /** The first five parameters of a statement that ends attempts. */
  const whose = (tenure: Tenure, runner: string, endings: ReadonlyArray<JobEnding>) => [
    tenure,
    runner,
    uuids(endings.map(({ tenantId }) => tenantId)),
    uuids(endings.map(({ id }) => id)),
    smallints(endings.map(({ attempt }) => attempt)),
  ];

  const completeAll = (tenure: Tenure, runner: string, endings: ReadonlyArray<JobEnding>) =>
    sql.unsafe(
      `with ended as (
         update jobs j set state = 'completed', result = e.result, failure = null, progress = 100, tenure = null,
           finished_at = clock_timestamp()
         from unnest($3::uuid[], $4::uuid[], $5::smallint[], $6::jsonb[]) as e (tenant_id, id, attempt, result)
         where j.tenant_id = e.tenant_id and j.id = e.id and ${foundRunning} and j.tenure = $1
           and j.attempts = e.attempt
         returning j.tenant_id, j.id, j.attempts, j.started_at, j.state, (select hold_tenure($1))::text as held
       ), history as (
         insert into job_attempts (tenant_id, job_id, attempt, runner, started_at, ended_at, outcome)
         select tenant_id, id, attempts, $2, started_at, clock_timestamp(), 'completed' from ended
       )
       select id, state from ended`,
      [...whose(tenure, runner, endings), jsonbs(endings.map(({ result }) => result))],
    );

  const endAny = (tenure: Tenure, runner: string, endings: ReadonlyArray<JobEnding>) =>
    sql.unsafe(
      `with ended as (
         update jobs j set tenure = null, failure = e.error,
           state = case when e.state = 'queued' and j.cancel_requested_at is not null then 'cancelled' else e.state end,
           result = e.result, progress = case e.state when 'completed' then 100 else j.progress end,
           attempts = j.attempts - (e.outcome = 'released')::integer,
           available_at = case e.state when 'queued'
             then clock_timestamp() + e.delay_ms * interval '1 millisecond' else j.available_at end,
           finished_at = case when e.state <> 'queued' or j.cancel_requested_at is not null
             then clock_timestamp() end
         from unnest($3::uuid[], $4::uuid[], $5::smallint[], $6::text[], $7::text[], $8::jsonb[], $9::text[],
           $10::integer[], $11::text[])
           as e (tenant_id, id, attempt, outcome, state, result, error, delay_ms, reason)
         where j.tenant_id = e.tenant_id and j.id = e.id and ${foundRunning} and j.tenure = $1
           and j.attempts = e.attempt
         returning ${endedColumns}, e.attempt, $2::text as runner, e.outcome, e.error, e.reason,
           (select hold_tenure($1))::text as held
       ), ${epilogue}
       select id, state from ended`,
      [
        ...whose(tenure, runner, endings),
        texts(endings.map(({ outcome }) => outcome)),
        texts(endings.map(({ state }) => state)),
        jsonbs(endings.map(({ result }) => result)),
        texts(endings.map(({ error }) => error)),
        integers(endings.map(({ delayMs }) => delayMs)),
        texts(endings.map(({ reason }) => reason)),
      ],
    );

  /** All that succeeded is the rule, and costs half of what may end in any way. */
  const end = (tenure: Tenure, runner: string, endings: ReadonlyArray<JobEnding>) =>
    endings.every(({ state }) => state === "completed")
      ? completeAll(tenure, runner, endings)
      : endAny(tenure, runner, endings);

  /** Whatever runs on these shards for so long and is not in `known` ran in a process that is gone. */
  const takeOver = (
    tenure: Tenure,
    shards: ReadonlyArray<number>,
    known: ReadonlyArray<string>,
    forMs: number,
  ) =>
    sql.unsafe(
      `with orphan as (
         select j.tenant_id, j.id, coalesce(r.runner, 'unknown') as runner
         from jobs j left join runner_tenures r on r.tenure = j.tenure
         where j.state = 'running' and j.shard = any($2::smallint[])
           and exists (select from shard_tenures s where s.shard = j.shard and s.tenure = $1)
           and (j.tenure is distinct from $1 or (j.id <> all($3::uuid[])
             and j.started_at <= clock_timestamp() - $4::integer * interval '1 millisecond'))
         for update of j
       ), ended as (
         update jobs j set tenure = null, failure = 'The process it ran in was lost.', available_at = now(),
           state = case when j.cancel_requested_at is not null then 'cancelled'
             when j.attempts >= j.max_attempts then 'failed' else 'queued' end,
           finished_at = case when j.cancel_requested_at is not null or j.attempts >= j.max_attempts then now() end
         from orphan o where j.tenant_id = o.tenant_id and j.id = o.id
         returning ${endedColumns}, j.attempts as attempt, o.runner, 'lost' as outcome, j.failure as error,
           case when j.state = 'failed' then 'exhausted' end as reason, (select hold_tenure($1))::text as held
       ), ${epilogue}
       select id, state from ended`,
      [tenure, smallints(shards), uuids(known), forMs],
    );

  return { start, end, takeOver };
};

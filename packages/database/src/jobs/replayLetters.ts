import type { PgClient } from "@effect/sql-pg";
import type { Fragment } from "effect/sql/Statement";

/**
 * Open, and its job is there to be queued again: no other one holds its dedupe key, and of several dead ones with the key
 * it is the newest. `l` is the letter.
 */
const replayable = `
  l.replayed_at is null and l.discarded_at is null and exists (
    select from jobs j where j.tenant_id = l.tenant_id and j.id = l.job_id and j.state = 'failed' and (
      j.dedupe_key is null or (
        not exists (
          select from jobs o where o.tenant_id = j.tenant_id and o.type = j.type and o.dedupe_key = j.dedupe_key
            and o.state in ('queued', 'running'))
        and not exists (
          select from jobs o where o.tenant_id = j.tenant_id and o.type = j.type and o.dedupe_key = j.dedupe_key
            and o.state = 'failed' and o.id > j.id))))`;

/**
 * Queues the jobs of the dead letters again that `chosen` selects (`tenant_id, job_id`), with all their attempts, and
 * tells their runners when it commits. Answers with `id` and `shard` of each. `chosen` must hold the letters' rows.
 */
export const replayLetters = (sql: PgClient.PgClient, chosen: Fragment, automatic: boolean) => sql`
  with chosen as (${chosen}), letters as (
    update dead_letters l set replayed_at = now(), alerted_at = null,
      automatic_replays = automatic_replays + ${automatic ? 1 : 0}::smallint
    from chosen where l.tenant_id = chosen.tenant_id and l.job_id = chosen.job_id
    returning l.tenant_id, l.job_id
  ), queued as (
    update jobs j set state = 'queued', available_at = now(), parked = false, attempts = 0, progress = 0,
      progress_note = null, failure = null, cancel_requested_at = null, started_at = null, finished_at = null
    from letters where j.tenant_id = letters.tenant_id and j.id = letters.job_id and j.state = 'failed'
    returning j.id, j.shard
  ), told as (
    select pg_notify('atoll_jobs', shards) from (
      select string_agg(distinct shard::text, ',') as shards from queued) s where shards is not null
  )
  select id, shard, (select count(*) from told) as told from queued`;

/** See `replayable`. */
export const isReplayable = (sql: PgClient.PgClient): Fragment => sql.literal(replayable);

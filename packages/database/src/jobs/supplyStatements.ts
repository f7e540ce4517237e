import type { PgClient } from "@effect/sql-pg";
import { shardCount } from "../cluster/Shard.ts";
import { doubles, integers, smallints, texts, uuids } from "../arrayParameters.ts";
import type { TenantId } from "@atoll/contract/tenants/Tenant";

/** Waiting jobs of one priority and tenant. */
export interface JobGroup {
  readonly priority: number;
  readonly tenantId: TenantId;
}

/** A lane of a tenant, and how many of its first jobs to read. */
export interface LaneRequest {
  readonly shard: number;
  readonly tenantId: TenantId;
  readonly lane: string;
  readonly limit: number;
}

const readyColumns = "tenant_id, id, type, priority, shard, lane, concurrency_limit, rate_limit, attempts";

const waiting = "state = 'queued' and not parked";
const inLane = "state = 'queued' and lane is not null";

/** Skips from group to group over the index: as many steps as there are groups, however many jobs wait. */
const everyGroup = `
  with recursive wanted (priority, tenant_id) as (
    (select priority, tenant_id from jobs where ${waiting} order by priority, tenant_id limit 1)
    union all
    select next.priority, next.tenant_id from wanted w cross join lateral (
      select priority, tenant_id from jobs
      where ${waiting} and (priority, tenant_id) > (w.priority, w.tenant_id)
      order by priority, tenant_id limit 1
    ) next
  )`;

const owns = (shards: ReadonlyArray<number>) => shards.length === shardCount;

/** A rate limit's bucket, and how many tokens are wanted of it. */
export interface TokenRequest {
  readonly tenantId: TenantId;
  readonly key: string;
  readonly limit: number;
  readonly windowSeconds: number;
  readonly wanted: number;
}

/**
 * What finds the jobs that may be started next. Bounded reads, whose cost does not depend on how many jobs
 * wait.
 */
export const supplyStatements = (sql: PgClient.PgClient) => {
  const first = (shards: ReadonlyArray<number>) => `
    select job.* from wanted cross join lateral (
      select ${readyColumns} from jobs
      where ${waiting} and priority = wanted.priority and tenant_id = wanted.tenant_id and available_at <= now()
        and id not in (select unnest($1::uuid[])) ${owns(shards) ? "" : "and shard = any($3::smallint[])"}
      order by available_at, id limit $2
    ) job`;

  const ofAllGroups = (shards: ReadonlyArray<number>, held: ReadonlyArray<string>, perGroup: number) =>
    sql.unsafe(`${everyGroup} ${first(shards)}`, [
      uuids(held),
      perGroup,
      ...(owns(shards) ? [] : [smallints(shards)]),
    ]);

  const ofGroups = (
    groups: ReadonlyArray<JobGroup>,
    shards: ReadonlyArray<number>,
    held: ReadonlyArray<string>,
    perGroup: number,
  ) => {
    const [p, t] = owns(shards) ? ["$3", "$4"] : ["$4", "$5"];
    return sql.unsafe(
      `with wanted as (select * from unnest(${p}::smallint[], ${t}::uuid[]) as w (priority, tenant_id))
       ${first(shards)}`,
      [
        uuids(held),
        perGroup,
        ...(owns(shards) ? [] : [smallints(shards)]),
        smallints(groups.map(({ priority }) => priority)),
        uuids(groups.map(({ tenantId }) => tenantId)),
      ],
    );
  };

  const untilDue = () =>
    sql.unsafe(
      `${everyGroup}
       select ceil(extract(epoch from min(later.available_at) - clock_timestamp()) * 1000)::integer as ms
       from wanted cross join lateral (
         select available_at from jobs
         where ${waiting} and priority = wanted.priority and tenant_id = wanted.tenant_id and available_at > now()
         order by available_at limit 1
       ) later`,
    );

  /**
   * Started before first, then in the order of submission; one that was never started and is not due has no
   * turn.
   */
  const heads = (lanes: ReadonlyArray<LaneRequest>, held: ReadonlyArray<string>) =>
    sql.unsafe(
      `select job.* from unnest($1::smallint[], $2::uuid[], $3::text[], $4::integer[])
         as wanted (shard, tenant_id, lane, n)
       cross join lateral (
         select ${readyColumns}, ceil(least(greatest(
           extract(epoch from available_at - clock_timestamp()) * 1000, 0), 86400000))::integer as wait_ms from jobs
         where ${inLane} and shard = wanted.shard and tenant_id = wanted.tenant_id and lane = wanted.lane
           and id <> all($5::uuid[]) and (attempts > 0 or available_at <= now())
         order by shard, tenant_id, lane, (attempts = 0), id limit wanted.n
       ) job`,
      [
        smallints(lanes.map(({ shard }) => shard)),
        uuids(lanes.map(({ tenantId }) => tenantId)),
        texts(lanes.map(({ lane }) => lane)),
        integers(lanes.map(({ limit }) => limit)),
        uuids(held),
      ],
    );

  const park = (ids: ReadonlyArray<{ readonly tenantId: TenantId; readonly id: string }>) =>
    sql.unsafe(
      `update jobs j set parked = true from unnest($1::uuid[], $2::uuid[]) as wanted (tenant_id, id)
       where j.tenant_id = wanted.tenant_id and j.id = wanted.id and coalesce(j.state = 'queued', false) and not j.parked`,
      [uuids(ids.map(({ tenantId }) => tenantId)), uuids(ids.map(({ id }) => id))],
    );

  /** Lets every lane's first job be read again. */
  const unparkHeads = (shards: ReadonlyArray<number>, held: ReadonlyArray<string>) =>
    sql.unsafe(
      `with recursive lanes (shard, tenant_id, lane) as (
         (select shard, tenant_id, lane from jobs where ${inLane} and shard = any($1::smallint[])
           order by shard, tenant_id, lane limit 1)
         union all
         select next.shard, next.tenant_id, next.lane from lanes l cross join lateral (
           select shard, tenant_id, lane from jobs
           where ${inLane} and (shard, tenant_id, lane) > (l.shard, l.tenant_id, l.lane)
             and shard = any($1::smallint[])
           order by shard, tenant_id, lane limit 1
         ) next
       ), heads as (
         select head.tenant_id, head.id from lanes cross join lateral (
           select tenant_id, id, parked from jobs
           where ${inLane} and shard = lanes.shard and tenant_id = lanes.tenant_id and lane = lanes.lane
           order by shard, tenant_id, lane, (attempts = 0), id limit 1
         ) head where head.parked and head.id <> all($2::uuid[])
       )
       update jobs j set parked = false from heads
       where j.tenant_id = heads.tenant_id and j.id = heads.id and j.state = 'queued' returning j.id`,
      [smallints(shards), uuids(held)],
    );

  /** Up to 1,000 jobs without a lane, of types that may be started again. */
  const unparkTypes = (types: ReadonlyArray<string>, shards: ReadonlyArray<number>) =>
    sql.unsafe(
      `with resumed as (
         select j.tenant_id, j.id from jobs j
         where j.state = 'queued' and j.parked and j.lane is null and j.type = any($1::text[])
           and j.shard = any($2::smallint[]) and not exists (
             select from job_types_paused p
             where p.type = j.type and (p.tenant_id is null or p.tenant_id = j.tenant_id))
         limit 1000
       )
       update jobs j set parked = false from resumed
       where j.tenant_id = resumed.tenant_id and j.id = resumed.id and j.state = 'queued' returning j.id`,
      [texts(types), smallints(shards)],
    );

  const takeTokens = (buckets: ReadonlyArray<TokenRequest>) =>
    sql.unsafe(
      `select taken.granted, taken.wait_ms
       from unnest($1::uuid[], $2::text[], $3::integer[], $4::double precision[], $5::integer[])
         with ordinality as bucket (tenant_id, key, capacity, seconds, wanted, place)
       cross join lateral take_job_tokens(
         bucket.tenant_id, bucket.key, bucket.capacity, bucket.seconds, bucket.wanted) taken
       order by bucket.place`,
      [
        uuids(buckets.map(({ tenantId }) => tenantId)),
        texts(buckets.map(({ key }) => key)),
        integers(buckets.map(({ limit }) => limit)),
        doubles(buckets.map(({ windowSeconds }) => windowSeconds)),
        integers(buckets.map(({ wanted }) => wanted)),
      ],
    );

  return { ofAllGroups, ofGroups, untilDue, heads, park, unparkHeads, unparkTypes, takeTokens };
};

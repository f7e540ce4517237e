import { DeadLetter, type DeadLetterFilter, type DeadLetterState } from "@atoll/contract/jobs/DeadLetter";
import type { DeadLetterReason } from "@atoll/contract/jobs/DeadLetterReason";
import { JobId } from "@atoll/contract/jobs/Job";
import type { PageRequest } from "@atoll/contract/Page";
import type { TenantId } from "@atoll/contract/tenants/Tenant";
import { Context, DateTime, Effect, Layer, type Option, Schema } from "effect";
import { Database } from "../Database.ts";
import type { DatabaseUnavailable } from "../DatabaseUnavailable.ts";
import { type InvalidCursor, type Page, page } from "../Paging.ts";
import { all, maybe } from "../statements.ts";
import { isReplayable, replayLetters } from "./replayLetters.ts";

/** Which dead letters a list shows; all of them where a member is absent. */
export interface DeadLetterQuery {
  readonly state?: DeadLetterState;
  readonly type?: string;
  readonly reason?: DeadLetterReason;
}

const Replayed = Schema.Struct({ id: JobId, shard: Schema.Int });
export type Replayed = typeof Replayed.Type;

/** The current tenant's jobs that failed for good. */
export class DeadLetterRepository extends Context.Service<
  DeadLetterRepository,
  {
    readonly get: (id: JobId) => Effect.Effect<Option.Option<DeadLetter>, DatabaseUnavailable>;
    /** By the jobs' ids, newest first. */
    readonly list: (
      query: DeadLetterQuery,
      request: PageRequest,
    ) => Effect.Effect<Page<DeadLetter>, DatabaseUnavailable | InvalidCursor>;
    /**
     * Queues the job again with all its attempts. None: no such letter, it is closed, or another job holds the dedupe
     * key by now.
     */
    readonly replay: (id: JobId) => Effect.Effect<Option.Option<Replayed>, DatabaseUnavailable>;
    /** Up to `limit` open ones that fit, the oldest first; those that another call replays at once are left to it. */
    readonly replayMany: (
      filter: DeadLetterFilter,
      limit: number,
    ) => Effect.Effect<ReadonlyArray<Replayed>, DatabaseUnavailable>;
    /** None: no such letter, or it is closed. */
    readonly discard: (id: JobId) => Effect.Effect<Option.Option<DeadLetter>, DatabaseUnavailable>;
  }
>()("@atoll/database/jobs/DeadLetterRepository") {
  static readonly layer = Layer.effect(
    DeadLetterRepository,
    Effect.gen(function* () {
      const { sql, forTenant } = yield* Database;
      const columns = sql.literal(`
        job_id, type, payload, errors, attempts, reason, died_at, automatic_replays, replayed_at, discarded_at,
        alerted_at, case when discarded_at is not null then 'discarded' when replayed_at is not null then 'replayed'
          else 'open' end as state`);
      const nothing = sql.literal("");
      const inState = {
        open: sql.literal("and replayed_at is null and discarded_at is null"),
        replayed: sql.literal("and replayed_at is not null and discarded_at is null"),
        discarded: sql.literal("and discarded_at is not null"),
      };
      const fitting = ({ type, reason }: Pick<DeadLetterQuery, "type" | "reason">) => sql`
        ${type === undefined ? nothing : sql`and type = ${type}`}
        ${reason === undefined ? nothing : sql`and reason = ${reason}`}`;

      const chosen = (tenant: TenantId, { diedBefore, ...filter }: DeadLetterFilter, limit: number) => sql`
        select l.tenant_id, l.job_id from dead_letters l
        where l.tenant_id = ${tenant} and ${isReplayable(sql)} ${fitting(filter)}
          ${diedBefore === undefined ? nothing : sql`and l.died_at < ${DateTime.formatIso(diedBefore)}`}
        order by l.died_at, l.job_id limit ${limit} for update of l skip locked`;

      return DeadLetterRepository.of({
        get: (id) =>
          forTenant((tenant) =>
            maybe(DeadLetter)(
              sql`select ${columns} from dead_letters where tenant_id = ${tenant} and job_id = ${id}`,
            ),
          ),
        list: ({ state, ...query }, request) =>
          page(
            request,
            ({ jobId }: DeadLetter) => jobId,
            (before, rows) =>
              forTenant((tenant) =>
                all(DeadLetter)(sql`
                  select ${columns} from dead_letters where tenant_id = ${tenant} and job_id < ${before}
                    ${state === undefined ? nothing : inState[state]} ${fitting(query)}
                  order by job_id desc limit ${rows}`),
              ),
          ),
        replay: (id) =>
          forTenant((tenant) =>
            maybe(Replayed)(
              replayLetters(
                sql,
                sql`
                  select l.tenant_id, l.job_id from dead_letters l
                  where l.tenant_id = ${tenant} and l.job_id = ${id} and ${isReplayable(sql)} for update of l`,
                false,
              ),
            ),
          ),
        replayMany: (filter, limit) =>
          forTenant((tenant) => all(Replayed)(replayLetters(sql, chosen(tenant, filter, limit), false))),
        discard: (id) =>
          forTenant((tenant) =>
            maybe(DeadLetter)(sql`
              update dead_letters set discarded_at = now()
              where tenant_id = ${tenant} and job_id = ${id} and replayed_at is null and discarded_at is null
              returning ${columns}`),
          ),
      });
    }),
  );
}

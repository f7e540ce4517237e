import type { JobProgress } from "@atoll/contract/jobs/Job";
import { JobId } from "@atoll/contract/jobs/Job";
import { TenantId } from "@atoll/contract/tenants/Tenant";
import { Context, Effect, Layer, Option, Schema } from "effect";
import { smallints, texts, uuids } from "../arrayParameters.ts";
import { orFenced, type Tenure, type TenureFenced } from "../cluster/Tenure.ts";
import type { DatabaseUnavailable } from "../DatabaseUnavailable.ts";
import { all, maybe, one, run, written } from "../statements.ts";
import { SystemDatabase } from "../SystemDatabase.ts";
import { type Claim, insertClaimed, insertJobs } from "./insertJobs.ts";
import { EndedJob, type JobEnding, type JobRef, LaneJob, ReadyJob, StartedJob } from "./JobRows.ts";
import type { NewJob } from "./NewJob.ts";
import { foundRunning, startStatements } from "./startStatements.ts";
import { type JobGroup, type LaneRequest, supplyStatements, type TokenRequest } from "./supplyStatements.ts";

/** Of a running job, for those who watch it. */
export interface ProgressNote extends JobRef {
  readonly progress: typeof JobProgress.Type;
  readonly note: string | null;
}

/** Granted tokens, and the time until the next one. */
export const Tokens = Schema.Struct({ granted: Schema.Int, waitMs: Schema.Int });

/** A type that is paused for a tenant, or for all. */
export const PausedType = Schema.Struct({ tenantId: Schema.NullOr(TenantId), type: Schema.String });
export type PausedType = typeof PausedType.Type;

const Id = Schema.Struct({ id: JobId });
const Name = Schema.Struct({ runner: Schema.String });
const Until = Schema.Struct({ ms: Schema.NullOr(Schema.Int) });

type Read<A> = Effect.Effect<A, DatabaseUnavailable>;
type Write<A> = Effect.Effect<A, DatabaseUnavailable | TenureFenced>;

/**
 * Jobs as the owner of their shards works on them, across tenants. What changes a running job, or makes it
 * one, is refused once the tenure is fenced; the other statements may be written by anybody without harm.
 */
export class JobQueue extends Context.Service<
  JobQueue,
  {
    /** As `JobRepository.insert`, for any mixture of tenants; a transaction of its own. */
    readonly submit: (
      jobs: ReadonlyArray<NewJob>,
      shards: ReadonlyArray<number>,
    ) => Read<ReadonlySet<string>>;
    /** The same, with some of them started in the same statement: they never wait. */
    readonly submitClaimed: (
      jobs: ReadonlyArray<NewJob>,
      shards: ReadonlyArray<number>,
      claim: Claim,
    ) => Write<ReadonlySet<string>>;
    /** The next `perGroup` due jobs of each group, or of every group there is, without those in `held`. */
    readonly ready: (
      groups: ReadonlyArray<JobGroup> | "all",
      shards: ReadonlyArray<number>,
      held: ReadonlyArray<string>,
      perGroup: number,
    ) => Read<ReadonlyArray<ReadyJob>>;
    /** Milliseconds until a waiting job becomes due; none when no job waits for its time. */
    readonly untilDue: Read<Option.Option<number>>;
    /** The first jobs of each lane, in the order of their turn. */
    readonly heads: (
      lanes: ReadonlyArray<LaneRequest>,
      held: ReadonlyArray<string>,
    ) => Read<ReadonlyArray<LaneJob>>;
    /** Sets jobs aside, so that reading on does not meet them again. */
    readonly park: (jobs: ReadonlyArray<JobRef>) => Read<void>;
    /** Takes the first job of each lane back in, if it is parked; answers with how many. */
    readonly unparkHeads: (shards: ReadonlyArray<number>, held: ReadonlyArray<string>) => Read<number>;
    /** Takes up to 1,000 parked jobs without a lane back in, if their types are not paused. */
    readonly unparkTypes: (types: ReadonlyArray<string>, shards: ReadonlyArray<number>) => Read<number>;
    /** In the order of the requests; give them sorted by tenant and key. */
    readonly takeTokens: (requests: ReadonlyArray<TokenRequest>) => Read<ReadonlyArray<typeof Tokens.Type>>;
    readonly pausedTypes: Read<ReadonlyArray<PausedType>>;
    /** The name in history of whoever holds the tenure. */
    readonly runnerOf: (tenure: Tenure) => Read<string>;
    /**
     * Makes waiting jobs running ones, each one's next attempt. Those that no longer wait, or whose type has
     * been paused, are left out.
     */
    readonly start: (tenure: Tenure, jobs: ReadonlyArray<JobRef>) => Write<ReadonlyArray<StartedJob>>;
    /**
     * Ends attempts, with their history and dead letters. Those that are not running under this tenure in
     * this attempt any more are left out: they were ended before.
     */
    readonly end: (
      tenure: Tenure,
      runner: string,
      endings: ReadonlyArray<JobEnding>,
    ) => Write<ReadonlyArray<EndedJob>>;
    /**
     * Ends as lost what has run on these shards for at least `forMs` and is not `known`: it ran in a process
     * that is gone. Those with attempts left wait again at once.
     */
    readonly takeOver: (
      tenure: Tenure,
      shards: ReadonlyArray<number>,
      known: ReadonlyArray<string>,
      forMs: number,
    ) => Write<ReadonlyArray<EndedJob>>;
    readonly progress: (tenure: Tenure, notes: ReadonlyArray<ProgressNote>) => Write<void>;
    /** Those of `jobs` that somebody wants to end. */
    readonly cancelRequested: (jobs: ReadonlyArray<JobRef>) => Read<ReadonlyArray<JobId>>;
    /** Makes the history's partitions of today and as many days to come. */
    readonly prepareHistory: (days: number) => Read<void>;
  }
>()("@atoll/database/jobs/JobQueue") {
  static readonly layer = Layer.effect(
    JobQueue,
    Effect.gen(function* () {
      const { sql } = yield* SystemDatabase;
      const supply = supplyStatements(sql);
      const starting = startStatements(sql);
      const ids = all(Id);
      const [ready, heads, started, ended, tokens] = [
        all(ReadyJob),
        all(LaneJob),
        all(StartedJob),
        all(EndedJob),
        all(Tokens),
      ];
      const tenants = (jobs: ReadonlyArray<JobRef>) => uuids(jobs.map(({ tenantId }) => tenantId));
      const idsOf = (jobs: ReadonlyArray<JobRef>) => uuids(jobs.map(({ id }) => id));
      return JobQueue.of({
        submit: (jobs, shards) => insertJobs(sql, jobs, shards),
        submitClaimed: (jobs, shards, claim) => insertClaimed(sql, jobs, shards, claim),
        ready: (groups, shards, held, perGroup) =>
          ready(
            groups === "all"
              ? supply.ofAllGroups(shards, held, perGroup)
              : supply.ofGroups(groups, shards, held, perGroup),
          ),
        untilDue: Effect.map(one(Until)(supply.untilDue()), ({ ms }) => Option.fromNullOr(ms)),
        heads: (lanes, held) => heads(supply.heads(lanes, held)),
        park: (jobs) => (jobs.length === 0 ? Effect.void : run(supply.park(jobs))),
        unparkHeads: (shards, held) => written(supply.unparkHeads(shards, held)),
        unparkTypes: (types, shards) => written(supply.unparkTypes(types, shards)),
        takeTokens: (requests) => tokens(supply.takeTokens(requests)),
        pausedTypes: all(PausedType)(sql`select tenant_id, type from job_types_paused`),
        runnerOf: (tenure) =>
          Effect.map(
            maybe(Name)(sql`select runner from runner_tenures where tenure = ${tenure}`),
            Option.match({ onNone: () => "unknown", onSome: ({ runner }) => runner }),
          ),
        start: (tenure, jobs) => started(orFenced(tenure)(starting.start(tenure, jobs))),
        end: (tenure, runner, endings) => ended(orFenced(tenure)(starting.end(tenure, runner, endings))),
        takeOver: (tenure, shards, known, forMs) =>
          ended(orFenced(tenure)(starting.takeOver(tenure, shards, known, forMs))),
        progress: (tenure, notes) =>
          run(
            orFenced(tenure)(
              sql.unsafe(
                `update jobs j set progress = n.progress, progress_note = n.note
                 from unnest($2::uuid[], $3::uuid[], $4::smallint[], $5::text[]) as n (tenant_id, id, progress, note)
                 where j.tenant_id = n.tenant_id and j.id = n.id and ${foundRunning} and j.tenure = $1
                 returning (select hold_tenure($1))::text as held`,
                [
                  tenure,
                  tenants(notes),
                  idsOf(notes),
                  smallints(notes.map(({ progress }) => progress)),
                  texts(notes.map(({ note }) => note)),
                ],
              ),
            ),
          ),
        cancelRequested: (jobs) =>
          Effect.map(
            ids(
              sql.unsafe(
                `select j.id from jobs j join unnest($1::uuid[], $2::uuid[]) as w (tenant_id, id)
                   on j.tenant_id = w.tenant_id and j.id = w.id
                 where j.cancel_requested_at is not null`,
                [tenants(jobs), idsOf(jobs)],
              ),
            ),
            (rows) => rows.map(({ id }) => id),
          ),
        prepareHistory: (days) => run(sql`select prepare_job_attempts(${days})`),
      });
    }),
  );
}

import { Instant } from "@atoll/contract/Instant";
import { Context, Effect, Layer, Schema } from "effect";
import type { DatabaseUnavailable } from "../DatabaseUnavailable.ts";
import { all, one, run, settle, wrote } from "../statements.ts";
import { clusterTablePrefix } from "../migration/clusterTables.ts";
import { SystemDatabase } from "../SystemDatabase.ts";
import { sessionPrefix } from "./sessionName.ts";
import { orFenced, Tenure, type TenureFenced } from "./Tenure.ts";

/** Who wrote last for a shard; null since it was handed over, and before anybody did. */
export const ShardHolder = Schema.Struct({ shard: Schema.Int, tenure: Schema.NullOr(Tenure) });
export type ShardHolder = typeof ShardHolder.Type;

/** A registered runner as operators see it. */
export const RegisteredRunner = Schema.Struct({
  /** Its address, by which the others know it. */
  runner: Schema.String,
  /** False once another runner found it gone. */
  healthy: Schema.Boolean,
  /** None while it owns nothing. */
  tenure: Schema.NullOr(Tenure),
  /** Since when it has this tenure. */
  since: Schema.NullOr(Instant),
  shards: Schema.Int,
});
export type RegisteredRunner = typeof RegisteredRunner.Type;

/** Stands for null in arrays, whose type the driver tells by their values. */
const nobody = 0;

const Begun = Schema.Struct({ tenure: Tenure });
const Shard = Schema.Struct({ shard: Schema.Int });
const Found = Schema.Struct({ found: Schema.Boolean });

/** Tenures of processes and the shards they write for; across tenants. */
export class TenureRepository extends Context.Service<
  TenureRepository,
  {
    /** A new tenure, greater than all before. `runner` is for people: where the process runs. */
    readonly begin: (runner: string) => Effect.Effect<Tenure, DatabaseUnavailable>;
    /** Who wrote last for each of `shards`. Read it before the lock is taken: `take` compares. */
    readonly holders: (
      shards: ReadonlyArray<number>,
    ) => Effect.Effect<ReadonlyArray<ShardHolder>, DatabaseUnavailable>;
    /**
     * Makes `mine` the writer of these shards and answers with those it got: one whose holder is no longer the one
     * named (the caller was slower than another process) stays with that other.
     *
     * Previous holders that did not hand over are fenced for good: new statements of theirs are refused at once, and
     * this waits for those under way, at most for the server's `idle_in_transaction_session_timeout`. An interruption
     * leaves them fenced; calling again goes on.
     */
    readonly take: (
      mine: Tenure,
      shards: ReadonlyArray<ShardHolder>,
    ) => Effect.Effect<ReadonlyArray<number>, DatabaseUnavailable | TenureFenced>;
    /** After an orderly hand-over: the next holder of these shards need not fence `mine`. */
    readonly handOver: (
      mine: Tenure,
      shards: ReadonlyArray<number>,
    ) => Effect.Effect<void, DatabaseUnavailable>;
    /** Says that the process lives; false when the tenure is over. */
    readonly heartbeat: (mine: Tenure) => Effect.Effect<boolean, DatabaseUnavailable>;
    /** Ends a tenure that has handed over everything; one that still holds a shard is left to be fenced. */
    readonly end: (mine: Tenure) => Effect.Effect<void, DatabaseUnavailable>;
    /** The runners that were heard of within `seconds`, by name. */
    readonly runners: (
      seconds: number,
    ) => Effect.Effect<ReadonlyArray<RegisteredRunner>, DatabaseUnavailable>;
    /**
     * Whether the server has a session of this runner: none a moment after its process was killed, whoever may or may
     * not reach it over the network. A machine that lost its power keeps its sessions for a while.
     */
    readonly isConnected: (runner: string) => Effect.Effect<boolean, DatabaseUnavailable>;
  }
>()("@atoll/database/cluster/TenureRepository") {
  static readonly layer = Layer.effect(
    TenureRepository,
    Effect.gen(function* () {
      const { sql } = yield* SystemDatabase;
      const shardsOf = (wanted: ReadonlyArray<ShardHolder>) => wanted.map(({ shard }) => shard);
      const asTable = (wanted: ReadonlyArray<ShardHolder>) => sql`
        unnest(${shardsOf(wanted)}::smallint[], ${wanted.map(({ tenure }) => tenure ?? nobody)}::bigint[])
          as wanted (shard, tenure)`;
      /** Committed by itself: only then do new statements of theirs see it, so that waiting for the others ends. */
      const fence = (mine: Tenure, wanted: ReadonlyArray<ShardHolder>) => sql`
        update runner_tenures t set fenced_at = clock_timestamp()
        from shard_tenures s join ${asTable(wanted)} on s.shard = wanted.shard and s.tenure = wanted.tenure
        where t.tenure = s.tenure and t.tenure <> ${mine} and t.fenced_at is null and t.ended_at is null
          and exists (
            select from runner_tenures m where m.tenure = ${mine} and m.fenced_at is null and m.ended_at is null)`;
      const write = (mine: Tenure, wanted: ReadonlyArray<ShardHolder>) =>
        Effect.gen(function* () {
          yield* sql`select hold_tenure(${mine})`;
          // Waits for the statements under way of those who were fenced.
          yield* sql`
            select t.tenure from runner_tenures t
            where t.fenced_at is not null and t.tenure in (
              select s.tenure from shard_tenures s
              where s.shard = any(${shardsOf(wanted)}::smallint[]) and s.tenure <> ${mine})
            order by t.tenure for update`;
          return yield* sql`
            update shard_tenures s set tenure = ${mine} from ${asTable(wanted)}
            where s.shard = wanted.shard and (coalesce(s.tenure, ${nobody}) = wanted.tenure or s.tenure = ${mine})
            returning s.shard`;
        }).pipe(sql.withTransaction);
      return TenureRepository.of({
        begin: (runner) =>
          Effect.map(
            one(Begun)(sql`
              insert into runner_tenures (runner) values (${runner.slice(0, 300)}) returning tenure`),
            ({ tenure }) => tenure,
          ),
        holders: (shards) =>
          all(ShardHolder)(sql`
            select shard, tenure from shard_tenures where shard = any(${shards}::smallint[]) order by shard`),
        take: (mine, wanted) =>
          Effect.andThen(
            settle(fence(mine, wanted)),
            Effect.map(all(Shard)(orFenced(mine)(write(mine, wanted))), (rows) =>
              rows.map(({ shard }) => shard),
            ),
          ),
        handOver: (mine, shards) =>
          run(sql`
            update shard_tenures set tenure = null
            where tenure = ${mine} and shard = any(${shards}::smallint[])`),
        heartbeat: (mine) =>
          wrote(sql`
            update runner_tenures set heartbeat_at = now()
            where tenure = ${mine} and fenced_at is null and ended_at is null returning tenure`),
        end: (mine) =>
          run(sql`
            update runner_tenures set ended_at = clock_timestamp()
            where tenure = ${mine} and fenced_at is null and ended_at is null
              and not exists (select from shard_tenures where tenure = ${mine})`),
        runners: (seconds) =>
          all(RegisteredRunner)(sql`
            select r.address as runner, r.healthy, t.tenure, t.started_at as since,
              coalesce(t.shards, 0) as shards
            from ${sql(`${clusterTablePrefix}_runners`)} r left join lateral (
              select t.tenure, t.started_at, count(*)::int as shards
              from runner_tenures t join shard_tenures s on s.tenure = t.tenure
              where t.runner = r.address and t.fenced_at is null and t.ended_at is null
              group by t.tenure order by t.tenure desc limit 1
            ) t on true
            where r.last_heartbeat > now() - ${seconds} * interval '1 second'
            order by r.address`),
        isConnected: (runner) =>
          Effect.map(
            one(Found)(sql`
              select exists (
                select from pg_stat_activity
                where datname = current_database() and starts_with(application_name, ${sessionPrefix(runner)})
              ) as found`),
            ({ found }) => found,
          ),
      });
    }),
  );
}

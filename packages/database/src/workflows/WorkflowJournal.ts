import { Context, Effect, Layer, type Option, Schema } from "effect";
import { orFenced, Tenure, type TenureFenced } from "../cluster/Tenure.ts";
import type { DatabaseUnavailable } from "../DatabaseUnavailable.ts";
import { all, maybe, one, run } from "../statements.ts";
import { SystemDatabase } from "../SystemDatabase.ts";
import { booleans, doubles, integers, smallints, texts } from "../arrayParameters.ts";
import { executionStates } from "./workflowExecutionsTable.ts";
import type { WorkflowWrites } from "./WorkflowWrites.ts";

const Texts = Schema.Array(Schema.String);

/** What a flush has changed; a list that nothing fell into is null. */
export const Written = Schema.Struct({
  /** Executions that did not exist before, with their partition and the signals that had come before them. */
  started: Schema.NullOr(Texts),
  startedDays: Schema.NullOr(Texts),
  startedNews: Schema.NullOr(Schema.Array(Schema.Int)),
  suspended: Schema.NullOr(Texts),
  /** Milliseconds until the earliest of the timers written. */
  nextTimer: Schema.NullOr(Schema.Number),
  /** Executions that got a signal they did not have, and their count of news since. */
  heard: Schema.NullOr(Texts),
  heardNews: Schema.NullOr(Schema.Array(Schema.Int)),
  /** Now the writer's to run; it may be running some of them already. */
  claimed: Texts,
});
export type Written = typeof Written.Type;

const Rung = Schema.Struct({
  rung: Schema.Int,
  claimed: Schema.NullOr(Texts),
  /** Executions that a timer has rung for. */
  heard: Schema.NullOr(Texts),
  nextTimer: Schema.NullOr(Schema.Number),
});
export type Rung = typeof Rung.Type;

const Interruption = Schema.NullOr(Schema.Literals(["safe", "unsafe"]));

/** An execution as it stands, without its steps and signals. */
export const Execution = Schema.Struct({
  executionId: Schema.String,
  workflow: Schema.String,
  shard: Schema.Int,
  state: Schema.Literals(executionStates),
  news: Schema.Int,
  interruption: Interruption,
  tenure: Schema.NullOr(Tenure),
  payload: Schema.String,
  result: Schema.NullOr(Schema.String),
  startedOn: Schema.String,
});
export type Execution = typeof Execution.Type;

/** A step (with its attempt) or a signal (attempt null) of an execution. */
export const Recorded = Schema.Struct({
  executionId: Schema.String,
  name: Schema.String,
  attempt: Schema.NullOr(Schema.Int),
  exit: Schema.String,
});
export type Recorded = typeof Recorded.Type;

const News = Schema.Struct({ executionId: Schema.String, news: Schema.Int, interruption: Interruption });
export type News = typeof News.Type;

const Outcome = Schema.Struct({
  state: Schema.Literals(executionStates),
  result: Schema.NullOr(Schema.String),
});
export type Outcome = typeof Outcome.Type;

const Ended = Schema.Struct({ executionId: Schema.String, result: Schema.NullOr(Schema.String) });
export type Ended = typeof Ended.Type;

const Id = Schema.Struct({ executionId: Schema.String });
const Unknown = Schema.Struct({ workflow: Schema.String, executions: Schema.Int });

/** The statements of the durable engine, across tenants. Batching, timers and runs are `infra`'s. */
export class WorkflowJournal extends Context.Service<
  WorkflowJournal,
  {
    /** One statement, one commit, one hint to other processes at most. Writing the same again changes nothing. */
    readonly write: (writes: WorkflowWrites) => Effect.Effect<Written, DatabaseUnavailable | TenureFenced>;
    /** All that the runs of these executions need, in two reads: the executions, then their steps and signals. */
    readonly load: (
      ids: ReadonlyArray<string>,
    ) => Effect.Effect<
      { readonly executions: ReadonlyArray<Execution>; readonly recorded: ReadonlyArray<Recorded> },
      DatabaseUnavailable
    >;
    readonly outcome: (executionId: string) => Effect.Effect<Option.Option<Outcome>, DatabaseUnavailable>;
    /** Up to `most` waiting executions of these workflows, spread over the shards, made `tenure`'s own. */
    readonly claim: (
      tenure: Tenure,
      shards: ReadonlyArray<number>,
      workflows: ReadonlyArray<string>,
      most: number,
    ) => Effect.Effect<ReadonlyArray<string>, DatabaseUnavailable | TenureFenced>;
    /** What other tenures ran in these shards waits for its new owner. */
    readonly takeOver: (
      tenure: Tenure,
      shards: ReadonlyArray<number>,
    ) => Effect.Effect<void, DatabaseUnavailable | TenureFenced>;
    /** What `tenure` is said to run, but does not have in memory: the trace of a flush whose answer was lost. */
    readonly orphans: (
      tenure: Tenure,
      resident: ReadonlyArray<string>,
    ) => Effect.Effect<ReadonlyArray<string>, DatabaseUnavailable>;
    /** Gives executions back unfinished: whoever owns their shard next runs them. */
    readonly release: (
      tenure: Tenure,
      ids: ReadonlyArray<string>,
    ) => Effect.Effect<void, DatabaseUnavailable | TenureFenced>;
    /**
     * Turns up to `most` due timers of these shards into signals; says when the next is due. What they wake is
     * `tenure`'s own at once with `claim`, and waits otherwise.
     */
    readonly ring: (
      tenure: Tenure,
      shards: ReadonlyArray<number>,
      most: number,
      claim: boolean,
    ) => Effect.Effect<Rung, DatabaseUnavailable | TenureFenced>;
    /** Those of the executions that have completed, with their results. */
    readonly ended: (ids: ReadonlyArray<string>) => Effect.Effect<ReadonlyArray<Ended>, DatabaseUnavailable>;
    /** Makes the partitions of today and as many days to come. */
    readonly prepareDays: (days: number) => Effect.Effect<void, DatabaseUnavailable>;
    readonly news: (ids: ReadonlyArray<string>) => Effect.Effect<ReadonlyArray<News>, DatabaseUnavailable>;
    /** Workflows that wait in these shards and are none of those known, with how many (counted up to 1,000). */
    readonly unknown: (
      shards: ReadonlyArray<number>,
      workflows: ReadonlyArray<string>,
    ) => Effect.Effect<ReadonlyArray<typeof Unknown.Type>, DatabaseUnavailable>;
  }
>()("@atoll/database/workflows/WorkflowJournal") {
  static readonly layer = Layer.effect(
    WorkflowJournal,
    Effect.gen(function* () {
      const { sql } = yield* SystemDatabase;

      const recordedOf = (executions: ReadonlyArray<Execution>) =>
        executions.length === 0
          ? Effect.succeed<ReadonlyArray<Recorded>>([])
          : all(Recorded)(sql`
              select s.execution_id, s.name, s.attempt, s.exit
              from unnest(
                ${texts(executions.map(({ executionId }) => executionId))},
                ${texts(executions.map(({ startedOn }) => startedOn))}
              ) as e (id, day)
              join workflow_steps s on s.execution_id = e.id and s.started_on = e.day::date
              union all
              select execution_id, name, null, exit from workflow_signals
              where execution_id = any(${texts(executions.map(({ executionId }) => executionId))})`);

      return WorkflowJournal.of({
        write: ({ tenure, starts, steps, suspends, finishes, timers, signals, wakes }) =>
          one(Written)(
            sql`
              select * from write_workflows(${tenure ?? null},
                start_ids => ${texts(starts.map((s) => s.executionId))},
                start_workflows => ${texts(starts.map((s) => s.workflow))},
                start_shards => ${smallints(starts.map((s) => s.shard))},
                start_payloads => ${texts(starts.map((s) => s.payload))},
                start_parents => ${texts(starts.map((s) => s.parent))},
                start_claims => ${booleans(starts.map((s) => s.claim))},
                step_ids => ${texts(steps.map((s) => s.executionId))},
                step_names => ${texts(steps.map((s) => s.name))},
                step_attempts => ${integers(steps.map((s) => s.attempt))},
                step_days => ${texts(steps.map((s) => s.startedOn))},
                step_exits => ${texts(steps.map((s) => s.exit))},
                suspend_ids => ${texts(suspends.map((s) => s.executionId))},
                suspend_news => ${integers(suspends.map((s) => s.news))},
                suspend_results => ${texts(suspends.map((s) => s.result))},
                finish_ids => ${texts(finishes.map((f) => f.executionId))},
                finish_results => ${texts(finishes.map((f) => f.result))},
                timer_ids => ${texts(timers.map((t) => t.executionId))},
                timer_names => ${texts(timers.map((t) => t.name))},
                timer_shards => ${smallints(timers.map((t) => t.shard))},
                timer_exits => ${texts(timers.map((t) => t.exit))},
                timer_delays => ${doubles(timers.map((t) => t.milliseconds))},
                signal_ids => ${texts(signals.map((s) => s.executionId))},
                signal_names => ${texts(signals.map((s) => s.name))},
                signal_exits => ${texts(signals.map((s) => s.exit))},
                signal_workflows => ${texts(signals.map((s) => s.workflow))},
                signal_shards => ${smallints(signals.map((s) => s.shard))},
                signal_claims => ${booleans(signals.map((s) => s.claim))},
                wake_ids => ${texts(wakes.map((w) => w.executionId))},
                wake_interruptions => ${texts(wakes.map((w) => w.interruption))},
                wake_forces => ${booleans(wakes.map((w) => w.force))},
                wake_claims => ${booleans(wakes.map((w) => w.claim))})`.pipe(
              tenure === undefined ? (effect) => effect : orFenced(tenure),
            ),
          ),
        load: (ids) =>
          Effect.gen(function* () {
            // Executions first: a signal that comes in between is one more than they count, never one less.
            const executions = yield* all(Execution)(sql`
              select execution_id, workflow, shard, state, news, interruption, tenure, payload, result,
                started_on::text as started_on
              from workflow_executions where execution_id = any(${texts(ids)})`);
            return { executions, recorded: yield* recordedOf(executions) };
          }),
        outcome: (executionId) =>
          maybe(Outcome)(sql`
            select state, result from workflow_executions
            where execution_id = ${executionId} and state <> 'announced'`),
        claim: (tenure, shards, workflows, most) =>
          Effect.map(
            all(Id)(
              sql`
              with held as (select hold_tenure(${tenure})), waiting as (
                select w.execution_id
                from held, unnest(${smallints(shards)}) as s (shard)
                cross join lateral (
                  select e.execution_id, e.created_at from workflow_executions e
                  where e.shard = s.shard and e.state = 'waiting' and e.workflow = any(${texts(workflows)})
                  order by e.created_at limit ${Math.ceil((2 * most) / Math.max(1, shards.length))}
                ) w
                order by w.created_at limit ${most}
              ), mine as (
                select e.execution_id from workflow_executions e join waiting w using (execution_id)
                order by e.execution_id for update of e
              )
              update workflow_executions e set state = 'running', tenure = ${tenure}
              from mine where e.execution_id = mine.execution_id and coalesce(e.state = 'waiting', false)
              returning e.execution_id`.pipe(orFenced(tenure)),
            ),
            (rows) => rows.map(({ executionId }) => executionId),
          ),
        takeOver: (tenure, shards) =>
          run(
            sql`
              with held as (select hold_tenure(${tenure})), theirs as (
                select e.execution_id from held, workflow_executions e
                where e.shard = any(${smallints(shards)}) and e.state = 'running'
                  and e.tenure is distinct from ${tenure}
                  and exists (select from shard_tenures s where s.shard = e.shard and s.tenure = ${tenure})
                order by e.execution_id for update of e
              )
              update workflow_executions e set state = 'waiting', tenure = null
              from theirs where e.execution_id = theirs.execution_id`.pipe(orFenced(tenure)),
          ),
        orphans: (tenure, resident) =>
          Effect.map(
            all(Id)(sql`
              select execution_id from workflow_executions
              where state = 'running' and shard between 1 and 64 and tenure = ${tenure}
                and execution_id <> all(${texts(resident)})`),
            (rows) => rows.map(({ executionId }) => executionId),
          ),
        release: (tenure, ids) =>
          run(
            sql`
              with held as (select hold_tenure(${tenure})), ours as (
                select e.execution_id from held, workflow_executions e
                where e.execution_id = any(${texts(ids)}) and coalesce(e.state = 'running', false) and e.tenure = ${tenure}
                order by e.execution_id for update of e
              )
              update workflow_executions e set state = 'waiting', tenure = null
              from ours where e.execution_id = ours.execution_id`.pipe(orFenced(tenure)),
          ),
        ring: (tenure, shards, most, claim) =>
          one(Rung)(
            sql`
              select rung, claimed, heard, next_timer
              from ring_workflow_timers(${tenure}, ${smallints(shards)}, ${most}, ${claim})`.pipe(
              orFenced(tenure),
            ),
          ),
        ended: (ids) =>
          all(Ended)(sql`
            select execution_id, result from workflow_executions
            where execution_id = any(${texts(ids)}) and state = 'completed'`),
        prepareDays: (days) => run(sql`select make_partitions('workflow_steps', ${days}::int)`),
        news: (ids) =>
          all(News)(sql`
            select execution_id, news, interruption from workflow_executions
            where execution_id = any(${texts(ids)})`),
        unknown: (shards, workflows) =>
          all(Unknown)(sql`
            select workflow, count(*)::integer as executions
            from (
              select workflow from workflow_executions
              where shard = any(${smallints(shards)}) and state = 'waiting' and workflow <> all(${texts(workflows)})
              limit 1000
            ) waiting
            group by workflow`),
      });
    }),
  );
}

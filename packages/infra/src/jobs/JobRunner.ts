import type { JobId } from "@atoll/contract/jobs/Job";
import type { Tenure } from "@atoll/database/cluster/Tenure";
import { JobQueue } from "@atoll/database/jobs/JobQueue";
import type { ReadyJob } from "@atoll/database/jobs/JobRows";
import { type Duration, Effect, Layer, Schedule, Scope } from "effect";
import { ShardOwnership } from "../cluster/ShardOwnership.ts";
import { jobTopic, Wakeups } from "../wakeups/Wakeups.ts";
import * as JobAttempts from "./JobAttempts.ts";
import { defaultPools, JobDesk, type JobPools } from "./JobDesk.ts";
import type { JobHandler } from "./JobHandler.ts";
import { JobHints } from "./JobHints.ts";
import * as jobNotices from "./jobNotices.ts";
import * as JobSupply from "./JobSupply.ts";
import * as JobWatch from "./JobWatch.ts";
import { tireless } from "../tireless.ts";

export interface JobRunnerOptions<R> {
  /** One for each type; jobs of other types are left alone. */
  readonly handlers: ReadonlyArray<JobHandler<R>>;
  /** How many jobs run at once. */
  readonly pools?: JobPools;
  /**
   * How long jobs may go on when their shard is handed over; then they are interrupted, and their start taken
   * back. Four seconds when absent; an owner has ten for all of it.
   */
  readonly grace?: Duration.Input;
}

/** Starts written in one statement, at most: a short one does not keep a newcomer waiting. */
const startsAtOnce = 64;
const historyDays = 3;

const everyQuarter = Schedule.spaced("250 millis");

/** A hand-over or takeover waits this often for a database that is away. */
const patience = Schedule.max([Schedule.exponential("50 millis"), Schedule.recurs(6)]);

/**
 * Runs the jobs of the shards that this process owns. Every write of it proves its tenure: fenced, it
 * abandons what it has in hand, and whoever took over begins those jobs' next attempts.
 */
export const layer = <R = never>({
  handlers,
  pools = defaultPools,
  grace = "4 seconds",
}: JobRunnerOptions<R>) =>
  Layer.effectDiscard(
    Effect.gen(function* () {
      const queue = yield* JobQueue;
      const ownership = yield* ShardOwnership;
      const hints = yield* JobHints;
      const wakeups = yield* Wakeups;
      const types = new Set(handlers.map(({ type }) => type));
      const desk = new JobDesk(pools);
      const names = new Map<Tenure, string>();
      let current: Tenure | undefined;

      const supply = yield* JobSupply.make(desk, types);
      // Closed after the runner has left its shards: what runs by then is handed over first.
      const inner = yield* Effect.flatMap(Effect.scope, (scope) => Scope.fork(scope));
      const attempts = yield* JobAttempts.make({
        desk,
        handlers: new Map(handlers.map((handler) => [handler.type, handler])),
        runnerOf: (tenure) => names.get(tenure) ?? "unknown",
        willRetry: supply.delayed,
        refused: supply.pausesChanged,
      }).pipe(Scope.provide(inner));
      const onShards = (shards: ReadonlySet<number>) =>
        [...attempts.running.values()].filter(({ ready }) => shards.has(ready.shard));

      const picked = (): ReadonlyArray<ReadyJob> => {
        const jobs: Array<ReadyJob> = [];
        for (let job = desk.take(); job !== undefined; job = desk.take()) {
          jobs.push(job);
          if (jobs.length === startsAtOnce) break;
        }
        return jobs;
      };
      const drop = (jobs: ReadonlyArray<ReadyJob>) =>
        Effect.sync(() => {
          for (const job of jobs) {
            desk.leaveRoom(job);
            desk.forget(job);
          }
        });
      /**
       * Takes back jobs whose start may have been committed though nobody heard of it. Until that is known they keep
       * their places: what is behind them in their lanes must not overtake them.
       */
      const startedUnheard = (tenure: Tenure, jobs: ReadonlyArray<ReadyJob>) => {
        const unsure = new Set(jobs.map(({ id }) => id));
        return Effect.suspend(() => {
          const shards = [...new Set(jobs.map(({ shard }) => shard))].filter((shard) =>
            desk.owned.has(shard),
          );
          const others = [...desk.known.keys()].filter((id) => !unsure.has(id));
          return current === tenure ? queue.takeOver(tenure, shards, others, 0) : Effect.void;
        }).pipe(
          Effect.retry({ schedule: everyQuarter, while: ({ _tag }) => _tag === "DatabaseUnavailable" }),
          Effect.catchTag("TenureFenced", ({ tenure: over }) => ownership.fenced(over)),
          // The schedule has no end.
          Effect.catchTag("DatabaseUnavailable", () => Effect.void),
        );
      };

      const startSome = Effect.gen(function* () {
        const jobs = picked();
        if (jobs.length === 0) return false;
        const mine = current;
        if (mine === undefined) yield* drop(jobs);
        else {
          yield* attempts.start(mine, jobs).pipe(
            Effect.catchTags({
              TenureFenced: ({ tenure }) => Effect.andThen(drop(jobs), ownership.fenced(tenure)),
              DatabaseUnavailable: (error) =>
                Effect.logWarning("Jobs cannot be started at the moment", error.message).pipe(
                  Effect.andThen(startedUnheard(mine, jobs)),
                  Effect.andThen(drop(jobs)),
                  Effect.andThen(Effect.sync(() => desk.search())),
                ),
            }),
            Effect.onError(() => drop(jobs)),
          );
        }
        return true;
      });
      const starter = Effect.gen(function* () {
        yield* desk.startable.close;
        while (yield* Effect.andThen(desk.afterSubmits, startSome));
        yield* desk.startable.await;
      }).pipe(tireless("The start of jobs"));

      const cancelled = (id: JobId) => {
        const attempt = attempts.running.get(id);
        if (attempt !== undefined) attempts.stop(attempt, "cancelled");
        else if (!desk.known.has(id)) supply.cancelledElsewhere();
      };
      const owns = (shard: number) => desk.owned.has(shard);
      const { submitted, delayed, pausesChanged } = supply;

      const gained = Effect.fnUntraced(function* (shards: ReadonlyArray<number>, tenure: Tenure) {
        names.set(tenure, yield* queue.runnerOf(tenure));
        const lost = yield* queue.takeOver(tenure, shards, [...desk.known.keys()], 0);
        yield* queue.unparkHeads(shards, [...desk.known.keys()]);
        while ((yield* queue.unparkTypes([...types], shards)) === 1_000);
        if (lost.length > 0)
          yield* Effect.logWarning(`Took over ${lost.length} jobs of a process that is gone`);
        current = tenure;
        for (const shard of shards) desk.owned.add(shard);
        desk.search();
        yield* Effect.forEach(lost, ({ id }) => wakeups.notify(jobTopic(id)), { discard: true });
      });

      const untilNone = (shards: ReadonlySet<number>) =>
        Effect.sleep("10 millis").pipe(
          Effect.repeat({ while: () => [...desk.known.values()].some(({ shard }) => shards.has(shard)) }),
        );

      yield* Effect.forkScoped(supply.loop);
      yield* Effect.forkScoped(starter);
      yield* Effect.forkScoped(JobWatch.loop({ desk, attempts, tenure: () => current, days: historyDays }));
      yield* hints.attach({
        owns,
        submitted,
        delayed,
        cancelled,
        pausesChanged,
        claim: (job) => (current !== undefined && supply.claims(job) ? current : undefined),
        started: (jobs) =>
          Effect.forEach(jobs, ({ job, ready, tenure }) => attempts.run(job, ready, tenure), {
            discard: true,
          }).pipe(Effect.andThen(Effect.sync(() => jobs.forEach(({ ready }) => desk.submitted(ready))))),
        unclaimed: (job) => {
          desk.submitted(job);
          desk.leaveRoom(job);
          desk.forget(job);
        },
      });
      yield* jobNotices.listen({ owns, cancelled, pausesChanged, missed: () => desk.search() });

      yield* ownership.participate({
        name: "jobs",
        gained: (shards, tenure) =>
          gained(shards, tenure).pipe(
            Effect.retry({ schedule: patience, while: ({ _tag }) => _tag === "DatabaseUnavailable" }),
            Effect.catchTag("TenureFenced", (fenced) => ownership.fenced(fenced.tenure)),
            Effect.catchTag("DatabaseUnavailable", Effect.die),
          ),
        releasing: (shards) => {
          const leaving = new Set(shards);
          return Effect.gen(function* () {
            desk.leave(leaving);
            yield* Effect.timeoutOption(untilNone(leaving), grace);
            for (const attempt of onShards(leaving)) attempts.stop(attempt, "released");
            yield* untilNone(leaving);
          });
        },
        lost: (shards) =>
          Effect.sync(() => {
            const gone = new Set(shards);
            desk.leave(gone);
            for (const attempt of onShards(gone)) attempts.abandon(attempt);
          }),
      });
    }),
  );

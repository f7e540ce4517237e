import type { JobId } from "@atoll/contract/jobs/Job";
import { JobQueue, type PausedType } from "@atoll/database/jobs/JobQueue";
import type { LaneJob, ReadyJob } from "@atoll/database/jobs/JobRows";
import { Clock, Effect, Option } from "effect";
import { groupOf } from "./FairQueue.ts";
import type { JobDesk } from "./JobDesk.ts";
import { tireless } from "../tireless.ts";

/** A notice may be lost: look at everything this often in any case. */
const pollMs = 1_000;
/** What was set aside is looked at this often, in case nobody took it back in. */
const netMs = 30_000;
const lanesAtOnce = 500;

const laneOf = (job: ReadyJob): string => `${job.tenantId}/${job.lane}`;

/**
 * Reads from the database what the desk shall have in hand. It alone decides whether a job waits for its
 * start here, is set aside, or stays where it is.
 */
export const make = Effect.fnUntraced(function* (desk: JobDesk, types: ReadonlySet<string>) {
  const queue = yield* JobQueue;
  const clock = yield* Clock.Clock;
  let paused: ReadonlyArray<PausedType> = [];
  /** Changes of pauses that were told of, and how many of them `paused` knows. */
  let pausesTold = 1;
  let pausesKnown = 0;
  let dueAt = Number.POSITIVE_INFINITY;
  let searchAt = 0;
  let netAt = Number.POSITIVE_INFINITY;
  /** When the first job of a lane, which waits for tokens or for its next attempt, may have its turn. */
  const turnAt = new Map<string, { readonly job: ReadyJob; readonly at: number }>();

  const mayStart = ({ type, tenantId }: ReadyJob) =>
    types.has(type) &&
    !paused.some((pause) => pause.type === type && (pause.tenantId === null || pause.tenantId === tenantId));
  const isNew = (job: ReadyJob) => desk.owned.has(job.shard) && !desk.known.has(job.id);

  const within = (now: number, milliseconds: number) => {
    dueAt = Math.min(dueAt, now + milliseconds);
  };

  /** What was set aside may be read again, as far as it may be started. */
  const takeBackIn = Effect.gen(function* () {
    const shards = [...desk.owned];
    yield* queue.unparkHeads(shards, [...desk.known.keys()]);
    while ((yield* queue.unparkTypes([...types], shards)) === 1_000);
    desk.searching = true;
  });

  const readPauses = Effect.gen(function* () {
    const before = paused;
    const told = pausesTold;
    paused = yield* queue.pausedTypes;
    pausesKnown = told;
    for (const job of desk.queue.remove((job) => !mayStart(job))) desk.forget(job);
    const isOver = ({ type, tenantId }: PausedType) =>
      !paused.some((pause) => pause.type === type && pause.tenantId === tenantId);
    if (before.some(isOver)) yield* takeBackIn;
  });

  /** The first jobs of one lane in their order, as far as they may have their turn now. */
  const turns = (jobs: ReadonlyArray<LaneJob>, now: number): ReadonlyArray<LaneJob> => {
    for (const job of jobs) if (job.waitMs > 0) turnAt.set(laneOf(job), { job, at: now + job.waitMs });
    const due = jobs.filter(({ waitMs }) => waitMs === 0);
    const blocked = due.findIndex((job) => !mayStart(job));
    return (blocked < 0 ? due : due.slice(0, blocked)).filter(isNew);
  };

  /** Leaves out what has no token, and everything behind it in its lane. */
  const withTokens = Effect.fnUntraced(function* (lanes: ReadonlyArray<ReadonlyArray<LaneJob>>, now: number) {
    const buckets = new Map<string, Array<LaneJob>>();
    for (const job of lanes.flat()) {
      if (job.rateLimit === null) continue;
      const key = `${job.tenantId}/${job.rateLimit.key}`;
      const others = buckets.get(key);
      if (others === undefined) buckets.set(key, [job]);
      else others.push(job);
    }
    if (buckets.size === 0) return lanes.flat();
    const sorted = [...buckets].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, jobs]) => jobs);
    const requests = sorted.flatMap(([job, ...more]) =>
      job === undefined || job.rateLimit === null
        ? []
        : [{ tenantId: job.tenantId, ...job.rateLimit, wanted: more.length + 1 }],
    );
    const answers = yield* queue.takeTokens(requests);
    const denied = new Set<JobId>();
    for (const [place, jobs] of sorted.entries()) {
      const { granted, waitMs } = answers[place] ?? { granted: 0, waitMs: pollMs };
      for (const job of jobs.slice(granted)) {
        denied.add(job.id);
        turnAt.set(laneOf(job), { job, at: now + waitMs });
      }
    }
    return lanes.flatMap((jobs) => {
      const stop = jobs.findIndex(({ id }) => denied.has(id));
      return stop < 0 ? jobs : jobs.slice(0, stop);
    });
  });

  const readLanes = Effect.fnUntraced(function* (now: number) {
    for (const [lane, { job, at }] of turnAt) {
      if (at > now) continue;
      turnAt.delete(lane);
      desk.lanes.touch(job);
    }
    const requests = desk.lanes.takeNews(lanesAtOnce);
    if (requests.length === 0) return;
    const heads = yield* queue.heads(requests, desk.lanes.inHand(requests));
    const byLane = Map.groupBy(heads, laneOf);
    const lanes = [...byLane.values()].map((jobs) => turns(jobs, now));
    for (const job of yield* withTokens(lanes, now)) desk.add(job);
    desk.lanes.tidy(requests);
  });

  const readGroups = Effect.fnUntraced(function* () {
    const everywhere = desk.searching;
    const groups = [...desk.thin.values()];
    if (!everywhere && groups.length === 0) return [];
    desk.searching = false;
    desk.thin.clear();
    const portion = desk.portion;
    yield* desk.afterSubmits;
    const held = [...desk.known.keys()];
    const found = yield* queue.ready(everywhere ? "all" : groups, [...desk.owned], held, portion);
    if (everywhere) desk.more.clear();
    for (const group of groups) desk.more.delete(groupOf(group));
    for (const [group, jobs] of Map.groupBy(found, groupOf)) {
      const [first] = jobs;
      if (jobs.length === portion && first !== undefined) desk.more.set(group, first);
    }
    return found;
  });

  /** What was read and has no turn now is set aside, or it would be read again and again. */
  const place = Effect.fnUntraced(function* (found: ReadonlyArray<ReadyJob>, now: number) {
    const fresh = found.filter(isNew);
    const inLanes: Array<ReadyJob> = [];
    const aside: Array<ReadyJob> = [];
    for (const job of fresh) {
      if (desk.queue.waiting(job) >= 2 * desk.portion) desk.more.set(groupOf(job), job);
      else if (job.lane !== null) {
        desk.lanes.touch(job);
        inLanes.push(job);
      } else if (!mayStart(job)) aside.push(job);
      else desk.add(job);
    }
    while (inLanes.length > 0 && desk.lanes.hasNews) yield* readLanes(now);
    aside.push(...inLanes.filter(({ id }) => !desk.known.has(id)));
    yield* queue.park(aside);
  });

  const read = Effect.fnUntraced(function* (now: number) {
    yield* readLanes(now);
    yield* place(yield* readGroups(), now);
  });

  const cycle = Effect.gen(function* () {
    const now = yield* Clock.currentTimeMillis;
    if (desk.owned.size === 0) {
      searchAt = now + pollMs;
      return;
    }
    if (pausesKnown < pausesTold) yield* readPauses;
    if (now >= netAt) yield* Effect.andThen(takeBackIn, readPauses);
    if (now >= netAt || netAt === Number.POSITIVE_INFINITY) netAt = now + netMs;
    if (now >= dueAt) dueAt = Number.POSITIVE_INFINITY;
    else if (now < searchAt && !desk.searching) return yield* read(now);
    desk.searching = true;
    searchAt = now + pollMs;
    // Before the reading: what becomes due in between is then either read or waited for.
    const untilDue = yield* queue.untilDue;
    yield* read(now);
    Option.map(untilDue, (milliseconds) => within(now, Math.max(1, milliseconds)));
  });

  const restingTime = Effect.map(Clock.currentTimeMillis, (now) =>
    Math.max(1, Math.min(searchAt - now, dueAt - now, ...[...turnAt.values()].map(({ at }) => at - now))),
  );

  const loop = Effect.gen(function* () {
    yield* desk.wanted.close;
    yield* cycle.pipe(
      Effect.catchTag("DatabaseUnavailable", (error) =>
        Effect.logWarning("Jobs cannot be read at the moment", error.message).pipe(
          Effect.andThen(Effect.sync(() => desk.search())),
          Effect.andThen(Effect.sleep("250 millis")),
        ),
      ),
    );
    if (desk.thin.size > 0 || desk.searching || desk.lanes.hasNews) return;
    yield* Effect.timeoutOption(desk.wanted.await, yield* restingTime);
  }).pipe(tireless("The supply of jobs"));

  return {
    loop,
    /**
     * Takes a job that is being submitted into hand, with a place in its pool, if nothing speaks against it.
     */
    claims: (job: ReadyJob): boolean => {
      const free = job.lane === null && pausesKnown === pausesTold && isNew(job) && mayStart(job);
      if (!free || !desk.mayStartAtOnce(job)) return false;
      desk.claim(job);
      return true;
    },
    /** A job will be due in so many milliseconds. */
    delayed: (milliseconds: number) => {
      within(clock.currentTimeMillisUnsafe(), milliseconds);
      desk.wanted.openUnsafe();
    },
    /** A job that waits for its next attempt may have been cancelled, with others waiting behind it. */
    cancelledElsewhere: () => {
      netAt = 0;
      desk.wanted.openUnsafe();
    },
    pausesChanged: () => {
      pausesTold++;
      desk.wanted.openUnsafe();
    },
    /** New and due; an own submit needs not be read. */
    submitted: (jobs: ReadonlyArray<ReadyJob>) => {
      for (const job of jobs) {
        if (!isNew(job) || !mayStart(job)) continue;
        if (job.lane !== null) desk.lanes.touch(job);
        else if (desk.more.has(groupOf(job)) || desk.queue.waiting(job) >= desk.portion) {
          desk.more.set(groupOf(job), job);
        } else desk.add(job);
      }
      if (desk.lanes.hasNews) desk.wanted.openUnsafe();
    },
  };
});

import type { JobId } from "@atoll/contract/jobs/Job";
import type { ReadyJob } from "@atoll/database/jobs/JobRows";
import { Effect, Latch } from "effect";
import { FairQueue, groupOf } from "./FairQueue.ts";
import { JobLanes } from "./JobLanes.ts";

/** Jobs running at once, for each priority. */
export interface JobPools {
  readonly critical: number;
  readonly high: number;
  readonly normal: number;
  readonly low: number;
}

/** Four times as many critical jobs as low ones. */
export const defaultPools: JobPools = { critical: 256, high: 192, normal: 128, low: 64 };

/** Of a tenant that runs less than this, a submit starts its job past a backlog and in a full pool. */
const few = 4;

/** In milliseconds, at most: how long what is in no hurry lets submits go first. */
const courtesy = 5;

/**
 * All that this process has in hand: the jobs that wait for a start in their fair order, the room in each
 * pool, and which parts of the database have more. Bounded, whatever waits.
 */
export class JobDesk {
  readonly queue = new FairQueue<ReadyJob>();
  readonly lanes = new JobLanes();
  /** Everything in hand: waiting, starting, running and ending. */
  readonly known = new Map<JobId, ReadyJob>();
  readonly owned = new Set<number>();
  /** Groups with more jobs in the database than were read. */
  readonly more = new Map<string, ReadyJob>();
  /** Groups to be read now. */
  readonly thin = new Map<string, ReadyJob>();
  /** Something may be in the database that nobody told of: look at every group. */
  searching = false;
  /** The supply has something to do. */
  readonly wanted = Latch.makeUnsafe();
  /** The starter may have something to do. */
  readonly startable = Latch.makeUnsafe();
  /** Jobs that start with their submits, which are under way. */
  readonly #submitting = new Set<JobId>();
  readonly #submitted = Latch.makeUnsafe(true);
  readonly #room: Array<number>;
  /** How far a pool may be exceeded by the jobs of tenants who have few running. */
  readonly #beyond: ReadonlyArray<number>;
  /** Jobs of each group that have a place in their pool. */
  readonly #placed = new Map<string, number>();

  constructor(pools: JobPools) {
    this.#room = [pools.critical, pools.high, pools.normal, pools.low];
    this.#beyond = this.#room.map((size) => -Math.ceil(size / 4));
  }

  /**
   * Whether a job that is being submitted may start with its very submit: none of its tenant is before it,
   * and there is room, or its tenant has hardly anything running while others fill the pool.
   */
  mayStartAtOnce(job: ReadyJob): boolean {
    const group = groupOf(job);
    const room = this.#room[job.priority] ?? 0;
    if (this.queue.waiting(job) > 0 || this.more.has(group)) return false;
    if (this.queue.size === 0 && room > 0) return true;
    return (this.#placed.get(group) ?? 0) < few && room > (this.#beyond[job.priority] ?? 0);
  }

  /**
   * Ends when no job is on its way that starts with its submit, and soon in any case. A backlog waits here before each
   * statement: its jobs have waited long, and a statement less is under way when somebody waits for one.
   */
  readonly afterSubmits = Effect.suspend(() =>
    this.#submitting.size === 0
      ? Effect.void
      : Effect.asVoid(Effect.timeoutOption(this.#submitted.await, courtesy)),
  );

  /** Takes it into hand, with a place in its pool, until it is known whether its submit was committed. */
  claim(job: ReadyJob): void {
    this.known.set(job.id, job);
    this.enterRoom(job);
    this.#submitting.add(job.id);
    this.#submitted.closeUnsafe();
  }

  /** Its submit is over. */
  submitted(job: ReadyJob): void {
    if (this.#submitting.delete(job.id) && this.#submitting.size === 0) this.#submitted.openUnsafe();
  }

  /** A place in its pool. */
  enterRoom(job: ReadyJob): void {
    const group = groupOf(job);
    this.#room[job.priority] = (this.#room[job.priority] ?? 0) - 1;
    this.#placed.set(group, (this.#placed.get(group) ?? 0) + 1);
  }

  /** How many jobs of each group to read at once: fewer when there are many groups. */
  get portion(): number {
    return Math.max(16, Math.min(256, Math.floor(2_048 / (this.more.size + 1))));
  }

  /** A job that may be started, behind those of its tenant and priority. */
  add(job: ReadyJob): void {
    this.known.set(job.id, job);
    this.lanes.begin(job);
    this.queue.add(job);
    this.startable.openUnsafe();
  }

  /** The next job to start, with a place in its pool. */
  take(): ReadyJob | undefined {
    const job = this.queue.take((priority) => (this.#room[priority] ?? 0) > 0);
    if (job === undefined) return undefined;
    this.enterRoom(job);
    const group = groupOf(job);
    const waiting = this.more.get(group);
    if (waiting !== undefined && this.queue.waiting(job) < this.portion / 2) {
      this.thin.set(group, waiting);
      this.wanted.openUnsafe();
    }
    return job;
  }

  leaveRoom(job: ReadyJob): void {
    const group = groupOf(job);
    const left = (this.#placed.get(group) ?? 1) - 1;
    if (left === 0) this.#placed.delete(group);
    else this.#placed.set(group, left);
    this.#room[job.priority] = (this.#room[job.priority] ?? 0) + 1;
    this.startable.openUnsafe();
  }

  /** Out of this process's hands. */
  forget(job: ReadyJob): void {
    this.known.delete(job.id);
    this.lanes.end(job);
    if (this.lanes.hasNews) this.wanted.openUnsafe();
  }

  search(): void {
    this.searching = true;
    this.wanted.openUnsafe();
  }

  /** What waits on these shards is another process's business from now on. */
  leave(shards: ReadonlySet<number>): void {
    for (const shard of shards) this.owned.delete(shard);
    for (const job of this.queue.remove(({ shard }) => shards.has(shard))) this.known.delete(job.id);
    this.lanes.leave(shards);
  }
}

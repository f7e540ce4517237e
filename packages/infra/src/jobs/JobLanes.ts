import type { JobId } from "@atoll/contract/jobs/Job";
import type { ReadyJob } from "@atoll/database/jobs/JobRows";
import type { LaneRequest } from "@atoll/database/jobs/supplyStatements";

/** Of a lane that only a rate limit holds back: how many of its jobs this process keeps in hand. */
const unlimited = 64;

interface Lane {
  readonly shard: number;
  readonly tenantId: ReadyJob["tenantId"];
  readonly lane: string;
  /** As its latest job said. */
  limit: number;
  /** Jobs of it that this process has in hand: waiting for their start, running or ending. */
  readonly active: Set<JobId>;
}

type LaneJob = Pick<ReadyJob, "id" | "shard" | "tenantId" | "lane" | "concurrencyLimit">;

const keyOf = (job: Pick<LaneJob, "tenantId" | "lane">): string => `${job.tenantId}/${job.lane}`;

/**
 * The lanes that this process works on: how many jobs of each it has in hand. What waits in a lane, and in
 * which order, only the database knows; so a lane nobody works on costs nothing here, however long it is.
 */
export class JobLanes {
  readonly #lanes = new Map<string, Lane>();
  readonly #news = new Set<string>();

  /** Its first jobs have to be looked at. */
  touch(job: LaneJob): void {
    if (job.lane === null) return;
    const key = keyOf(job);
    const limit = job.concurrencyLimit ?? unlimited;
    const lane = this.#lanes.get(key);
    if (lane === undefined) {
      const { shard, tenantId } = job;
      this.#lanes.set(key, { shard, tenantId, lane: job.lane, limit, active: new Set() });
    } else lane.limit = limit;
    this.#news.add(key);
  }

  get hasNews(): boolean {
    return this.#news.size > 0;
  }

  /** Up to `atMost` lanes to look at that have room; each is forgotten here until it is touched again. */
  takeNews(atMost: number): ReadonlyArray<LaneRequest> {
    const requests: Array<LaneRequest> = [];
    for (const key of this.#news) {
      this.#news.delete(key);
      const lane = this.#lanes.get(key);
      if (lane === undefined) continue;
      const { shard, tenantId, lane: name, limit, active } = lane;
      if (limit > active.size) requests.push({ shard, tenantId, lane: name, limit: limit - active.size });
      if (requests.length >= atMost) break;
    }
    return requests;
  }

  /** Of these lanes, so that they are not read again. */
  inHand(requests: ReadonlyArray<LaneRequest>): ReadonlyArray<JobId> {
    return requests.flatMap((request) => [...(this.#lanes.get(keyOf(request))?.active ?? [])]);
  }

  begin(job: LaneJob): void {
    if (job.lane !== null) this.#lanes.get(keyOf(job))?.active.add(job.id);
  }

  /** The job left this process's hands: the next one may have its turn. */
  end(job: LaneJob): void {
    if (job.lane === null) return;
    const key = keyOf(job);
    if (this.#lanes.get(key)?.active.delete(job.id) === true) this.#news.add(key);
  }

  /** Lanes of these requests with nothing in hand and no news are forgotten. */
  tidy(requests: ReadonlyArray<LaneRequest>): void {
    for (const request of requests) {
      const key = keyOf(request);
      if (this.#lanes.get(key)?.active.size === 0 && !this.#news.has(key)) this.#lanes.delete(key);
    }
  }

  leave(shards: ReadonlySet<number>): void {
    for (const [key, lane] of this.#lanes) {
      if (!shards.has(lane.shard)) continue;
      this.#lanes.delete(key);
      this.#news.delete(key);
    }
  }
}

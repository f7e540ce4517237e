import type { Job, Queue } from "../protocol/Contender.ts";

/** So many jobs of one tenant. */
export const jobs = (tenant: string, count: number): ReadonlyArray<Job> =>
  Array.from({ length: count }, (_, index) => ({ key: `${tenant}-${index}`, tenant }));

const callSize = 1_000;

/** Fills a queue, a thousand a call. */
export const addAll = async (queue: Queue, all: ReadonlyArray<Job>): Promise<void> => {
  for (let at = 0; at < all.length; at += callSize) await queue.addMany(all.slice(at, at + callSize));
};

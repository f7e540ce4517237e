import type { Job, Queue } from "../protocol/Contender.ts";

/** Submits jobs and hears when their handlers begin. */
export interface Starts {
  readonly work: () => Promise<void>;
  /**
   * Milliseconds from the call to the first line of the handler; resolves when the submit is committed too.
   */
  readonly submit: (tenant: string) => Promise<number>;
}

/** `handle` is what a handler does after its start was heard; jobs submitted elsewhere get it too. */
export const startsOf = (queue: Queue, handle: (job: Job) => Promise<void> = async () => {}): Starts => {
  const waiting = new Map<string, () => void>();
  let count = 0;
  return {
    work: () =>
      queue.work(async (job) => {
        waiting.get(job.key)?.();
        waiting.delete(job.key);
        await handle(job);
      }),
    submit: async (tenant) => {
      const key = `${tenant}/${count++}`;
      const start = Promise.withResolvers<number>();
      const began = performance.now();
      waiting.set(key, () => start.resolve(performance.now() - began));
      await queue.add({ key, tenant });
      return start.promise;
    },
  };
};

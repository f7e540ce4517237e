import type { Setup } from "./Setup.ts";

/** Durable workflows: started, run and awaited; the answer comes after the end is committed. */
export interface Workflows {
  /** Runs one workflow of so many durable steps to its end. The key makes it a workflow of its own. */
  readonly run: (key: string, steps: number) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Workflows that wait: for a signal, or for a time. */
export interface Waits {
  /**
   * Starts a workflow that does so many durable steps and then waits; resolves when its body has come to the
   * wait.
   */
  readonly startWaiting: (key: string, steps: number) => Promise<void>;
  /** Milliseconds from the call to the first line of the step behind the wait. */
  readonly signal: (key: string) => Promise<number>;
  /**
   * Starts a workflow that sleeps durably; resolves with how many milliseconds late the step behind it began.
   */
  readonly sleep: (key: string, milliseconds: number) => Promise<number>;
  readonly close: () => Promise<void>;
}

export interface Job {
  readonly key: string;
  /** Who the job belongs to, where the queue can be fair between tenants. */
  readonly tenant: string;
}

/** A durable queue of small jobs. */
export interface Queue {
  /** Resolves when the job is committed. */
  readonly add: (job: Job) => Promise<void>;
  /** One call for all of them; resolves when all are committed. */
  readonly addMany: (jobs: ReadonlyArray<Job>) => Promise<void>;
  /** Starts working with this system's recommended settings; from then on `handle` is called for each job. */
  readonly work: (handle: (job: Job) => Promise<void>) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** A server on loopback, and what the driver has to send (names are the load's own). */
export interface Server {
  readonly port: number;
  readonly requests: Readonly<Record<string, string>>;
  readonly close: () => Promise<void>;
}

/** Operations of a physical limit: one call does so many operations and resolves when they are committed. */
export interface Bare {
  readonly operate: () => Promise<number>;
  readonly inFlight: number;
  readonly close: () => Promise<void>;
}

export type Open<Subject> = (setup: Setup) => Promise<Subject>;

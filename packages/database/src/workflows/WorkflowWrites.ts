import type { Tenure } from "../cluster/Tenure.ts";

/** A workflow to be run, unless its execution id is known already. */
export interface Start {
  readonly executionId: string;
  readonly workflow: string;
  readonly shard: number;
  readonly payload: string;
  /** The execution that awaits it. */
  readonly parent: string | null;
  readonly claim: boolean;
}

/** The result of an activity. The first one counts. */
export interface Step {
  readonly executionId: string;
  readonly startedOn: string;
  readonly name: string;
  readonly attempt: number;
  readonly exit: string;
}

/** Leaves memory, unless there are more news than `news`. With a `result` it halts: news do not wake it. */
export interface Suspend {
  readonly executionId: string;
  readonly news: number;
  readonly result: string | null;
}

/** Ends the execution and wakes those that await it. */
export interface Finish {
  readonly executionId: string;
  readonly result: string;
}

/** A clock that rings after `milliseconds` of the database's time, by completing the deferred `name`. */
export interface Timer {
  readonly executionId: string;
  readonly name: string;
  readonly shard: number;
  readonly exit: string;
  readonly milliseconds: number;
}

/** A completed deferred. The first completion counts. */
export interface Signal {
  readonly executionId: string;
  readonly name: string;
  readonly exit: string;
  readonly workflow: string;
  readonly shard: number;
  readonly claim: boolean;
}

/** A child's end, a resumption by hand (`force` wakes a halted one too), or an interruption. */
export interface Wake {
  readonly executionId: string;
  readonly interruption: "safe" | "unsafe" | null;
  readonly force: boolean;
  readonly claim: boolean;
}

/**
 * What one flush writes. A `claim` says that the writer owns the shard and has room: what it starts or wakes is its own
 * to run at once; otherwise the owner finds it waiting and is told so.
 */
export interface WorkflowWrites {
  /** Of the process that owns shards; undefined for one that owns none, which may not claim anything. */
  readonly tenure: Tenure | undefined;
  readonly starts: ReadonlyArray<Start>;
  readonly steps: ReadonlyArray<Step>;
  readonly suspends: ReadonlyArray<Suspend>;
  readonly finishes: ReadonlyArray<Finish>;
  readonly timers: ReadonlyArray<Timer>;
  readonly signals: ReadonlyArray<Signal>;
  readonly wakes: ReadonlyArray<Wake>;
}

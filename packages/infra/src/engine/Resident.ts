import type { Tenure } from "@atoll/database/cluster/Tenure";
import type { Execution, Recorded } from "@atoll/database/workflows/WorkflowJournal";
import { type Effect, type Exit, type Fiber, Scope } from "effect";
import { type Workflow, WorkflowEngine } from "effect/workflow";
import { decodeExit } from "./JournalExit.ts";
import type { WorkflowCodec } from "./WorkflowCodec.boundary.ts";

/** A workflow that this process can run. */
export interface Registered {
  readonly workflow: Workflow.Any;
  readonly codec: WorkflowCodec;
  readonly execute: (
    payload: object,
    executionId: string,
  ) => Effect.Effect<unknown, unknown, WorkflowEngine.WorkflowInstance | WorkflowEngine.WorkflowEngine>;
  readonly scope: Scope.Scope;
}

/** Why a run is repeated instead of suspended: `explicit` repeats one that halted by a failure, too. */
export type Repetition = "automatic" | "explicit";

/** An execution in the memory of its owner: what the journal holds of it, and its present run. */
export interface Resident {
  readonly executionId: string;
  readonly registered: Registered;
  readonly shard: number;
  readonly tenure: Tenure;
  readonly startedOn: string;
  readonly payload: object;
  /** By name and attempt. */
  readonly steps: Map<string, Exit.Exit<unknown, unknown>>;
  readonly signals: Map<string, Exit.Exit<unknown, unknown>>;
  /** How many news of the journal the maps above contain. */
  news: number;
  interruption: "safe" | "unsafe" | null;
  /** Of the present run; each has its own. */
  instance: WorkflowEngine.WorkflowInstance["Service"];
  readonly instances: Set<WorkflowEngine.WorkflowInstance["Service"]>;
  /** Awaited by activities of the present run: such a signal repeats the run, but does not cut it short. */
  activityAwaits: Map<string, number>;
  /** Parent of the scopes of its runs. */
  readonly scope: Scope.Closeable;
  fiber: Fiber.Fiber<unknown, unknown> | undefined;
  /** Sees to what comes after a run that was cut short. */
  aftermath: Fiber.Fiber<unknown, unknown> | undefined;
  repetition: Repetition | undefined;
  /** Between the end of a run and the journal's answer to its suspension. */
  suspending: boolean;
  /** No activity is begun any more: the shard is being handed over. */
  parked: boolean;
  abandoned: boolean;
  /** Running at present. */
  activities: number;
  failures: number;
}

export const stepKey = (name: string, attempt: number): string => `${attempt}/${name}`;

export interface Loaded {
  readonly execution: Pick<Execution, "executionId" | "shard" | "startedOn" | "news" | "interruption">;
  readonly recorded: ReadonlyArray<Recorded>;
}

/** Takes what the journal says into the maps. */
export const learn = (resident: Resident, { execution, recorded }: Loaded): void => {
  for (const { attempt, name, exit } of recorded) {
    const [map, key] = attempt === null ? [resident.signals, name] : [resident.steps, stepKey(name, attempt)];
    if (!map.has(key)) map.set(key, decodeExit(exit));
  }
  resident.news = execution.news;
  resident.interruption = execution.interruption;
};

export const make = (registered: Registered, tenure: Tenure, payload: object, loaded: Loaded): Resident => {
  const { execution } = loaded;
  const resident: Resident = {
    executionId: execution.executionId,
    registered,
    shard: execution.shard,
    tenure,
    startedOn: execution.startedOn,
    payload,
    steps: new Map(),
    signals: new Map(),
    news: 0,
    interruption: null,
    instance: WorkflowEngine.WorkflowInstance.initial(registered.workflow, execution.executionId),
    instances: new Set(),
    activityAwaits: new Map(),
    scope: Scope.makeUnsafe(),
    fiber: undefined,
    aftermath: undefined,
    repetition: undefined,
    suspending: false,
    parked: false,
    abandoned: false,
    activities: 0,
    failures: 0,
  };
  learn(resident, loaded);
  return resident;
};

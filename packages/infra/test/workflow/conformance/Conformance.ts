import type { TestPostgres } from "@atoll/testing/postgres/TestPostgres";
import { Context, type Duration, type Effect, type Layer, type Scope } from "effect";
import type { WorkflowEngine } from "effect/workflow";
import type { Notes } from "./Notes.ts";

export type Engine = WorkflowEngine.WorkflowEngine;

/** An implementation of the port, and what it is known not to keep. */
export interface EngineUnderTest {
  readonly name: string;
  /** An engine with a journal in the suite's database. Built once more, it is the next process on that journal. */
  readonly layer: Layer.Layer<Engine, unknown, TestPostgres>;
  /** The same for a process that knows no workflow, where it has to be told to notice that sooner; else `layer`. */
  readonly ignorant?: Layer.Layer<Engine, unknown, TestPostgres>;
  /** False where the journal ends with the engine. */
  readonly survives: boolean;
  /** How many executions the cases with many of them have; ours is given what it has to bear. */
  readonly crowd: { readonly light: number; readonly heavy: number };
  /** How late a durable clock may ring on a machine that is busy with other tests. */
  readonly lateness: Duration.Duration;
  /**
   * Cases it is known to fail, by name, with the reason and where it is on record. They are run, and must fail: a case
   * that begins to hold has to be struck off.
   */
  readonly deviations: Readonly<Record<string, string>>;
}

/** Something every engine promises, shown in one process. */
export interface Case {
  readonly name: string;
  readonly body: Effect.Effect<void, unknown, Engine | Notes | Lateness | Crowd | Scope.Scope>;
}

/** Something an engine with a lasting journal promises across processes, on a database of its own. */
export interface RestartCase {
  readonly name: string;
  readonly body: Effect.Effect<void, unknown, Processes | Notes | Lateness | Scope.Scope>;
}

/** Allowed lateness of a durable clock. */
export class Lateness extends Context.Service<Lateness, Duration.Duration>()("@atoll/infra/test/Lateness") {}

/** How many executions are many. */
export class Crowd extends Context.Service<Crowd, EngineUnderTest["crowd"]>()("@atoll/infra/test/Crowd") {}

type InProcess = <A, E>(
  work: Effect.Effect<A, E, Engine | Notes | Lateness>,
) => Effect.Effect<A, unknown, Notes | Lateness>;

/** The processes of a case, one after the other on one journal. */
export class Processes extends Context.Service<
  Processes,
  {
    /** Runs it in a new process that knows every workflow; ends the process in order. */
    readonly next: InProcess;
    /** The same with a process that knows none of the workflows, as one of an older version; its log goes to `log`. */
    readonly ignorant: InProcess;
  }
>()("@atoll/infra/test/Processes") {}

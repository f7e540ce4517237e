import type { Tenure } from "@atoll/database/cluster/Tenure";
import { WorkflowJournal } from "@atoll/database/workflows/WorkflowJournal";
import { Cause, Context, Duration, Effect, Exit, Fiber, Scope } from "effect";
import { Workflow, WorkflowEngine } from "effect/workflow";
import * as GroupCommit from "./GroupCommit.ts";
import type { JournalWriter } from "./JournalWriter.ts";
import * as Resident from "./Resident.ts";
import { untilAvailable } from "./untilAvailable.ts";

export interface WorkflowRunsOptions {
  readonly writer: JournalWriter;
  readonly registered: ReadonlyMap<string, Resident.Registered>;
  readonly engine: () => WorkflowEngine.WorkflowEngine["Service"];
  /** Undefined while this process owns nothing. */
  readonly tenure: () => Tenure | undefined;
  /** Undefined when this process does not own the shard. */
  readonly tenureOf: (shard: number) => Tenure | undefined;
  readonly completed: (executionId: string, result: Workflow.Result<unknown, unknown>) => void;
  /** A run has ended without completing its execution. */
  readonly suspended: (executionId: string, result: Workflow.Suspended) => void;
  /** An execution has left memory: there is room. */
  readonly left: () => void;
}

/** How long an execution waits whose run failed by a fault of the program, before it is run again. */
const faultDelay = (failures: number) => Duration.seconds(Math.min(60, 2 ** (failures - 1)));

/**
 * The executions in this process's memory and their runs. A run replays the workflow's body over what the journal
 * holds. It ends completed, or suspended: then the execution leaves memory until there are news for it.
 */
export const make = Effect.fnUntraced(function* (options: WorkflowRunsOptions) {
  const { writer, registered } = options;
  const journal = yield* WorkflowJournal;
  const scope = yield* Effect.scope;
  const residents = new Map<string, Resident.Resident>();
  const entering = new Set<string>();
  /** Claimed once more, or run to their end, on their way into memory: what was read of them may be older than that. */
  const again = new Set<string>();
  const deferreds = WorkflowEngine.makeDeferredState();

  /** Many wake at once: they are read together. */
  const loader = yield* GroupCommit.make({
    flush: (ids: ReadonlyArray<string>) =>
      journal.load(ids).pipe(
        untilAvailable("The journal cannot be read"),
        Effect.map(({ executions, recorded }) => {
          const rows = Map.groupBy(recorded, ({ executionId }) => executionId);
          const loaded = new Map(
            executions.map((execution) => [
              execution.executionId,
              { execution, recorded: rows.get(execution.executionId) ?? [] },
            ]),
          );
          return ids.map((id) => loaded.get(id) ?? null);
        }),
      ),
  });

  /** Releases what its runs hold, without the finalizers that belong to the end of the workflow. */
  const close = (resident: Resident.Resident) =>
    Effect.suspend(() => {
      for (const instance of resident.instances) instance.abandoned = true;
      resident.instances.clear();
      return Scope.close(resident.scope, Exit.void);
    });

  const remove = (resident: Resident.Resident) => {
    if (residents.get(resident.executionId) !== resident) return;
    residents.delete(resident.executionId);
    if (entering.has(resident.executionId)) again.add(resident.executionId);
    options.left();
  };

  /** Leaves without an end: whoever waits for this run looks for the execution's end elsewhere. */
  const leave = (resident: Resident.Resident) =>
    Effect.suspend(() => {
      remove(resident);
      options.suspended(resident.executionId, new Workflow.Suspended({}));
      return close(resident);
    });

  const run = (resident: Resident.Resident) => {
    const { workflow, execute } = resident.registered;
    const instance = WorkflowEngine.WorkflowInstance.initial(workflow, resident.executionId, {
      scope: Scope.forkUnsafe(resident.scope),
    });
    resident.instance = instance;
    resident.instances.add(instance);
    resident.activityAwaits = new Map();
    resident.suspending = false;
    return execute(resident.payload, resident.executionId).pipe(
      Effect.onExit((exit) => {
        // An interruption takes effect where the run would suspend; an unsafe one also when its replay completes.
        if (resident.abandoned || resident.interruption === null) return Effect.void;
        const halts = Context.get(workflow.annotations, Workflow.SuspendOnFailure) && Exit.isFailure(exit);
        if (resident.interruption === "safe" && !instance.suspended && !halts) return Effect.void;
        instance.interrupted = true;
        instance.suspended = false;
        return Effect.withFiber((fiber) => Effect.interruptible(Fiber.interrupt(fiber)));
      }),
      Workflow.intoResult,
      Effect.provideService(WorkflowEngine.WorkflowEngine, options.engine()),
      (effect) => deferreds.trackRun(instance, effect),
    );
  };

  const begin = (resident: Resident.Resident): Effect.Effect<void> =>
    Effect.suspend(() => {
      if (resident.abandoned) return Effect.succeed(undefined);
      resident.repetition = undefined;
      return run(resident).pipe(
        Effect.flatMap((result) =>
          result._tag === "Complete" ? finish(resident, result) : park(resident, result),
        ),
        Effect.onExit((exit) =>
          Exit.isSuccess(exit)
            ? Effect.void
            : Effect.map(Effect.forkIn(cutShort(resident, exit.cause), scope), (fiber) => {
                resident.aftermath = fiber;
              }),
        ),
        Effect.forkIn(resident.registered.scope),
      );
    }).pipe(
      Effect.map((fiber) => {
        resident.fiber = fiber ?? resident.fiber;
      }),
    );

  const finish = Effect.fnUntraced(function* (
    resident: Resident.Resident,
    result: Workflow.Complete<unknown, unknown>,
  ) {
    const { encodeResult } = resident.registered.codec;
    let told = result;
    const text = yield* Effect.catchDefect(encodeResult(result), (defect) => {
      told = new Workflow.Complete({ exit: Exit.die(defect) });
      return encodeResult(told);
    });
    // The last run has closed its own scope with its exit; those of earlier runs are superseded.
    yield* Scope.close(resident.scope, Exit.void);
    yield* writer.finish(resident.tenure, { executionId: resident.executionId, result: text });
    remove(resident);
    options.completed(resident.executionId, told);
  });

  const park = Effect.fnUntraced(function* (resident: Resident.Resident, result: Workflow.Suspended) {
    const halted = result.failed === true;
    const repeats = () =>
      resident.repetition === "explicit" || (resident.repetition !== undefined && !halted);
    if (repeats()) return yield* begin(resident);
    resident.suspending = true;
    options.suspended(resident.executionId, result);
    const text = halted ? yield* resident.registered.codec.encodeResult(result) : null;
    while (true) {
      const { executionId, news, tenure } = resident;
      const suspended = yield* writer.suspend(tenure, { executionId, news, result: text });
      if (suspended && !repeats()) break;
      const loaded = yield* loader.submit(executionId);
      if (loaded === null || loaded.execution.state === "completed") break;
      Resident.learn(resident, loaded);
      if (suspended || !halted || resident.interruption !== null || repeats()) return yield* begin(resident);
    }
    yield* leave(resident);
  });

  /** A run that was interrupted (by news, by force, or because it is given up) or that failed by a fault. */
  const cutShort = (resident: Resident.Resident, cause: Cause.Cause<unknown>): Effect.Effect<void> => {
    const { workflow } = resident.registered;
    // Who has unregistered the workflow has interrupted its runs.
    if (resident.abandoned || registered.get(workflow._tag) !== resident.registered) return leave(resident);
    if (Cause.hasInterruptsOnly(cause)) {
      if (resident.instance.suspended) return park(resident, new Workflow.Suspended({}));
      if (resident.repetition !== undefined || resident.interruption === "unsafe") return begin(resident);
      return leave(resident);
    }
    resident.failures++;
    return Effect.logError(`A run of ${workflow._tag} failed and will be repeated`, cause).pipe(
      Effect.annotateLogs({ executionId: resident.executionId }),
      Effect.andThen(Effect.sleep(faultDelay(resident.failures))),
      Effect.andThen(Effect.suspend(() => (resident.abandoned ? leave(resident) : begin(resident)))),
    );
  };

  const admit = (resident: Resident.Resident) => {
    residents.set(resident.executionId, resident);
    return begin(resident);
  };

  const giveBack = (tenure: Tenure, executionId: string) =>
    journal.release(tenure, [executionId]).pipe(
      // Whoever fences a tenure takes over what it ran.
      Effect.catchTag("TenureFenced", () => Effect.void),
      untilAvailable("An execution cannot be given back"),
    );

  /** Runs an execution that the journal says is ours. */
  const enter = (executionId: string): Effect.Effect<void> =>
    Effect.gen(function* () {
      entering.add(executionId);
      let loaded = yield* loader.submit(executionId);
      while (again.delete(executionId)) loaded = yield* loader.submit(executionId);
      if (loaded === null || loaded.execution.state !== "running" || residents.has(executionId)) return;
      const { execution } = loaded;
      const tenure = options.tenureOf(execution.shard);
      const known = registered.get(execution.workflow);
      if (execution.tenure === null || execution.tenure !== options.tenure()) return;
      // Claimed by a flush that was under way when the shard was handed over, or on behalf of another process.
      if (tenure === undefined || known === undefined) return yield* giveBack(execution.tenure, executionId);
      const payload = yield* known.codec.decodePayload(execution.payload);
      if (residents.has(executionId)) return;
      yield* admit(Resident.make(known, tenure, payload, loaded));
    }).pipe(
      Effect.catchDefect((defect) =>
        Effect.logError("An execution cannot be read from the journal", defect).pipe(
          Effect.annotateLogs({ executionId }),
        ),
      ),
      Effect.onInterrupt(() => Effect.sync(() => entering.delete(executionId))),
      Effect.andThen(
        Effect.suspend(() => {
          if (again.delete(executionId)) return enter(executionId);
          entering.delete(executionId);
          return Effect.void;
        }),
      ),
    );

  /** Executions that are ours to run now, by a claim or by news; those here already see to it themselves. */
  const claimed = (ids: ReadonlyArray<string>) => {
    const absent: Array<string> = [];
    for (const id of ids) {
      const resident = residents.get(id);
      if (resident === undefined) {
        if (entering.has(id)) again.add(id);
        else absent.push(id);
        entering.add(id);
        // One that has halted is claimed by explicit wishes only.
      } else if (resident.suspending) resident.repetition = "explicit";
    }
    return absent;
  };

  const abandon = (resident: Resident.Resident) => {
    resident.abandoned = true;
    resident.instance.abandoned = true;
    remove(resident);
    options.suspended(resident.executionId, new Workflow.Suspended({}));
    return Effect.gen(function* () {
      if (resident.fiber !== undefined) yield* Fiber.interrupt(resident.fiber);
      if (resident.aftermath !== undefined) yield* Fiber.interrupt(resident.aftermath);
      yield* close(resident);
    });
  };

  return { residents, entering, deferreds, admit, enter, claimed, abandon, loader };
});

export type WorkflowRuns = Effect.Success<ReturnType<typeof make>>;

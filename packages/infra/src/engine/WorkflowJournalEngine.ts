import { shardOf } from "@atoll/database/cluster/Shard";
import type { SystemDatabase } from "@atoll/database/SystemDatabase";
import { WorkflowJournal } from "@atoll/database/workflows/WorkflowJournal";
import { Duration, Effect, Layer, Option } from "effect";
import { Workflow, WorkflowEngine } from "effect/workflow";
import type { ShardOwnership } from "../cluster/ShardOwnership.ts";
import * as Completions from "./Completions.ts";
import { encodeExit, rung } from "./JournalExit.ts";
import * as Resident from "./Resident.ts";
import { untilAvailable } from "./untilAvailable.ts";
import { codecOf } from "./WorkflowCodec.boundary.ts";
import * as WorkflowOwner from "./WorkflowOwner.ts";
import { executePort } from "./WorkflowPort.boundary.ts";

const make = Effect.fnUntraced(function* (options: WorkflowOwner.WorkflowOwnerOptions) {
  const journal = yield* WorkflowJournal;
  const scope = yield* Effect.scope;
  const {
    registered,
    writer,
    runs,
    activities,
    completions,
    tenureOf,
    canClaim,
    preempt,
    applyInterruption,
    look,
  } = yield* WorkflowOwner.make(() => engine, options);

  const wake = Effect.fnUntraced(function* (
    workflow: Workflow.Any,
    executionId: string,
    interruption: "safe" | "unsafe" | null,
  ): Effect.fn.Return<void> {
    yield* writer.wake({
      executionId,
      interruption,
      force: true,
      claim: canClaim(workflow._tag, shardOf(executionId)),
    });
    const resident = runs.residents.get(executionId);
    if (resident === undefined) return;
    if (interruption === null) {
      resident.repetition = "explicit";
      return;
    }
    if (resident.interruption !== "unsafe") resident.interruption = interruption;
    yield* applyInterruption(resident);
  });

  const engine: WorkflowEngine.WorkflowEngine["Service"] = WorkflowEngine.makeUnsafe({
    register: Effect.fnUntraced(function* (workflow, execute) {
      const entry: Resident.Registered = {
        workflow,
        codec: codecOf(workflow),
        execute,
        scope: yield* Effect.scope,
      };
      registered.set(workflow._tag, entry);
      yield* Effect.addFinalizer(() =>
        Effect.sync(() => {
          if (registered.get(workflow._tag) === entry) registered.delete(workflow._tag);
        }),
      );
      look();
    }),

    execute: executePort(
      Effect.fnUntraced(function* (workflow, { executionId, payload, discard, parent, detached }) {
        const codec = codecOf(workflow);
        const awaits = parent !== undefined && detached !== true;
        let created = false;
        // One that is here need not be started, but it has to know by whom it is awaited.
        if (awaits || !runs.residents.has(executionId)) {
          const shard = shardOf(executionId);
          const started = yield* writer.start({
            executionId,
            workflow: workflow._tag,
            shard,
            payload: yield* codec.encodePayload(payload),
            parent: awaits ? parent.executionId : null,
            claim: canClaim(workflow._tag, shard),
          });
          created = started !== undefined;
          const own = tenureOf(shard);
          const entry = registered.get(workflow._tag);
          if (started?.claimed === true && !runs.residents.has(executionId)) {
            if (own === undefined || entry === undefined || started.news > 0) yield* runs.enter(executionId);
            else {
              yield* runs.admit(
                Resident.make(entry, own, payload, {
                  execution: {
                    executionId,
                    shard,
                    startedOn: started.startedOn,
                    news: 0,
                    interruption: null,
                  },
                  recorded: [],
                }),
              );
            }
          }
        }
        if (discard) return;
        if (parent === undefined) return yield* completions.wait(executionId, codec);
        const resident = runs.residents.get(executionId);
        // One whose run has ended already wakes its parent by the journal, as does one that runs elsewhere.
        if (resident !== undefined && !resident.suspending) return yield* completions.waitForRun(executionId);
        const outcome = created
          ? Option.none()
          : yield* untilAvailable("A result cannot be read")(journal.outcome(executionId));
        return Option.isSome(outcome) && outcome.value.state === "completed"
          ? yield* Completions.resultOf(codec, outcome.value.result)
          : new Workflow.Suspended({});
      }),
    ),

    poll: Effect.fnUntraced(function* (workflow, executionId) {
      const outcome = yield* untilAvailable("A result cannot be read")(journal.outcome(executionId));
      if (Option.isNone(outcome)) return Option.none();
      const { state, result } = outcome.value;
      if (state === "completed" || (state === "halted" && result !== null)) {
        return Option.some(yield* Completions.resultOf(codecOf(workflow), result));
      }
      return state === "suspended" ? Option.some(new Workflow.Suspended({})) : Option.none();
    }),

    interrupt: (workflow, executionId) => wake(workflow, executionId, "safe"),
    interruptUnsafe: (workflow, executionId) => wake(workflow, executionId, "unsafe"),
    resume: (workflow, executionId) => wake(workflow, executionId, null),

    activityExecute: Effect.fnUntraced(function* (activity, attempt) {
      const instance = yield* WorkflowEngine.WorkflowInstance;
      const resident = runs.residents.get(instance.executionId);
      // Its run has been given up; a finalizer's activity must not hold up the end of that.
      return resident === undefined
        ? yield* Effect.interruptible(Effect.never)
        : yield* activities.run(resident, instance, activity, attempt);
    }),

    deferredResult: (deferred) =>
      Effect.map(WorkflowEngine.WorkflowInstance, ({ executionId }) =>
        Option.fromUndefinedOr(runs.residents.get(executionId)?.signals.get(deferred.name)),
      ),

    deferredDone: Effect.fnUntraced(function* ({ workflowName, executionId, deferredName, exit }) {
      if (runs.residents.get(executionId)?.signals.has(deferredName) === true) return;
      const shard = shardOf(executionId);
      const news = yield* writer.signal({
        executionId,
        name: deferredName,
        exit: encodeExit(exit),
        workflow: workflowName,
        shard,
        claim: canClaim(workflowName, shard),
      });
      const resident = runs.residents.get(executionId);
      if (resident === undefined || news === undefined || resident.signals.has(deferredName)) return;
      resident.signals.set(deferredName, exit);
      if (resident.news + 1 === news) resident.news = news;
      const instance = yield* Effect.serviceOption(WorkflowEngine.WorkflowInstance);
      const own = Option.isSome(instance) && instance.value.executionId === executionId;
      // A run cannot wait for its own end.
      yield* own
        ? Effect.asVoid(Effect.forkIn(preempt(resident, deferredName), scope))
        : preempt(resident, deferredName);
    }),

    scheduleClock: Effect.fnUntraced(function* (_workflow, { executionId, clock }) {
      const resident = runs.residents.get(executionId);
      if (resident === undefined || resident.signals.has(clock.deferred.name)) return;
      yield* writer.timer(resident.tenure, {
        executionId,
        name: clock.deferred.name,
        shard: resident.shard,
        exit: rung,
        milliseconds: Duration.toMillis(clock.duration),
      });
    }),
  });

  return engine;
});

/**
 * Workflows that survive the process, in a journal of our own in PostgreSQL
 * (docs/decisions/0010-the-workflow-journal.md).
 *
 * A start is durable when it is answered; its key starts one execution for as long as retention keeps that. An activity
 * runs at least once and its recorded result is used ever after; one annotated with `ClusterSchema.WithTransaction` has
 * its SQL effect exactly once. A signal may come before its workflow starts, from any process, any number of times; the
 * first one counts. While the database is away, nothing is answered. In a process that owns no shards, executions are
 * started, signalled and awaited, and run elsewhere.
 */
export const layer = (
  options: WorkflowOwner.WorkflowOwnerOptions = {},
): Layer.Layer<WorkflowEngine.WorkflowEngine, never, ShardOwnership | WorkflowJournal | SystemDatabase> =>
  Layer.effect(WorkflowEngine.WorkflowEngine, make(options));

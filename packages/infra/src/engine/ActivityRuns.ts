import { Database } from "@atoll/database/Database";
import { type Tenure, TenureFenced } from "@atoll/database/cluster/Tenure";
import { DatabaseUnavailable } from "@atoll/database/DatabaseUnavailable";
import { recordWorkflowStep } from "@atoll/database/workflows/recordWorkflowStep";
import { Context, Effect, Exit, Option, Schema } from "effect";
import { ClusterSchema } from "effect/cluster";
import { type Activity, Workflow, WorkflowEngine } from "effect/workflow";
import { encodeExit } from "./JournalExit.ts";
import type { JournalWriter } from "./JournalWriter.ts";
import { learn, type Resident, stepKey } from "./Resident.ts";
import type { WorkflowRuns } from "./WorkflowRuns.ts";

/** The journal has the step already: its effect was had, and this one must not be. */
class StepRecorded extends Schema.TaggedError<StepRecorded>()("StepRecorded", {}) {}

/** What else an activity needs, the port hides: its workflow has provided it. */
type Body = Effect.Effect<unknown, unknown, WorkflowEngine.WorkflowInstance>;

const isFenced = Schema.is(TenureFenced);
const isUncertain = Schema.is(Schema.Union([DatabaseUnavailable, StepRecorded]));

export interface ActivityRunsOptions {
  readonly writer: JournalWriter;
  readonly runs: WorkflowRuns;
  readonly fenced: (tenure: Tenure) => Effect.Effect<void>;
}

/**
 * Runs activities: a recorded one is answered from the journal, any other runs and is answered when its result is
 * there. One annotated with `ClusterSchema.WithTransaction` has its SQL effect and its journal entry in one
 * transaction: both happen, or neither, and never twice. All others run at least once.
 */
export const make = Effect.fnUntraced(function* ({ writer, runs, fenced }: ActivityRunsOptions) {
  const database = yield* Effect.serviceOption(Database);

  const transactional = (resident: Resident, activity: Activity.Any, attempt: number) => {
    const { executionId, startedOn, tenure } = resident;
    const key = stepKey(activity.name, attempt);
    const body: Body = activity.executeEncoded;
    const once: Body = Effect.suspend(() => {
      if (Option.isNone(database)) {
        return Effect.die(
          new Error(`Activity ${activity.name} asks for a transaction, and there is no database`),
        );
      }
      const { sql, transaction } = database.value;
      return transaction(
        Effect.tap(body, (value) =>
          recordWorkflowStep(sql, {
            tenure,
            executionId,
            startedOn,
            name: activity.name,
            attempt,
            exit: encodeExit(Exit.succeed(value)),
          }).pipe(Effect.flatMap((recorded) => (recorded ? Effect.void : Effect.fail(new StepRecorded())))),
        ),
      );
    });
    /** What the journal says after an attempt whose commit is unknown, or that came second. */
    const recorded = Effect.gen(function* () {
      const loaded = yield* runs.loader.submit(executionId);
      if (loaded !== null) learn(resident, loaded);
      return resident.steps.get(key);
    });
    const attempts: Body = once.pipe(
      Effect.catchIf(isFenced, () => Effect.andThen(fenced(tenure), Effect.interruptible(Effect.never))),
      Effect.catchIf(isUncertain, () =>
        Effect.flatMap(recorded, (exit) =>
          exit === undefined ? Effect.andThen(Effect.sleep("200 millis"), attempts) : exit,
        ),
      ),
    );
    return attempts;
  };

  const run = Effect.fnUntraced(function* (
    resident: Resident,
    instance: WorkflowEngine.WorkflowInstance["Service"],
    activity: Activity.Any,
    attempt: number,
  ): Effect.fn.Return<Workflow.Result<unknown, unknown>> {
    const key = stepKey(activity.name, attempt);
    const recorded = resident.steps.get(key);
    if (recorded !== undefined) return new Workflow.Complete({ exit: recorded });
    if (resident.parked || resident.abandoned) return yield* Effect.interruptible(Effect.never);
    // A replay for an interruption only rebuilds compensations.
    if (resident.interruption !== null && !instance.interrupted) return new Workflow.Suspended({});
    const own = WorkflowEngine.WorkflowInstance.initial(instance.workflow, instance.executionId, {
      awaitedDeferreds: resident.activityAwaits,
    });
    own.interrupted = instance.interrupted;
    const withTransaction = Context.get(activity.annotations, ClusterSchema.WithTransaction);
    const body: Body = withTransaction ? transactional(resident, activity, attempt) : activity.executeEncoded;
    resident.activities++;
    const result = yield* body.pipe(
      Workflow.intoResult,
      Effect.provideService(WorkflowEngine.WorkflowInstance, own),
      Effect.ensuring(Effect.sync(() => resident.activities--)),
    );
    if (result._tag === "Suspended") return result;
    const { exit } = result;
    if (!(withTransaction && Exit.isSuccess(exit))) {
      yield* writer.step(resident.tenure, {
        executionId: resident.executionId,
        startedOn: resident.startedOn,
        name: activity.name,
        attempt,
        exit: encodeExit(exit),
      });
    }
    resident.steps.set(key, exit);
    return result;
  });

  return { run };
});

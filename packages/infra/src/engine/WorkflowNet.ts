import type { Tenure } from "@atoll/database/cluster/Tenure";
import { WorkflowJournal } from "@atoll/database/workflows/WorkflowJournal";
import { Effect } from "effect";
import type { WorkflowDesk } from "./WorkflowDesk.ts";
import type { WorkflowRuns } from "./WorkflowRuns.ts";

/** Looks for what no claim, hint or answer brought: executions nobody runs, and such that nobody here can run. */
export const make = Effect.fnUntraced(function* (options: {
  readonly desk: WorkflowDesk;
  readonly runs: WorkflowRuns;
  readonly takeIn: (ids: ReadonlyArray<string>) => Effect.Effect<void>;
  readonly fenced: (tenure: Tenure) => Effect.Effect<void>;
}) {
  const { desk, runs, takeIn, fenced } = options;
  const journal = yield* WorkflowJournal;
  const reported = new Set<string>();
  let suspects: ReadonlySet<string> = new Set();

  /** After an answer that was lost: what the journal says this process runs, it runs. */
  const recover = Effect.gen(function* () {
    if (!desk.uncertain || desk.tenure === undefined) return;
    desk.uncertain = false;
    const orphans = yield* Effect.tapError(journal.orphans(desk.tenure, [...runs.residents.keys()]), () =>
      Effect.sync(() => {
        desk.uncertain = true;
      }),
    );
    yield* takeIn(orphans);
  });

  const report = Effect.gen(function* () {
    if (desk.owned.size === 0) return;
    const unknown = yield* journal.unknown([...desk.owned], [...desk.registered.keys()]);
    for (const { workflow, executions } of unknown) {
      if (reported.has(workflow)) continue;
      reported.add(workflow);
      yield* Effect.logWarning(
        `${executions} executions of ${workflow} wait: this process does not know that workflow and leaves them alone`,
      );
    }
  });

  /**
   * What a flush claimed that was under way while a shard was handed over is said to run where nobody runs it: in a
   * process that no longer owns the shard, or here, when the shard has come back since.
   */
  const findStrays = Effect.gen(function* () {
    const { tenure, owned } = desk;
    if (tenure === undefined || owned.size === 0) return;
    yield* journal.takeOver(tenure, [...owned]);
    const orphans = yield* journal.orphans(tenure, [...runs.residents.keys()]);
    // What is just on its way into memory is not seen twice.
    const strays = orphans.filter((id) => suspects.has(id));
    suspects = new Set(orphans);
    yield* takeIn(strays);
  }).pipe(Effect.catchTag("TenureFenced", (error) => fenced(error.tenure)));

  return { recover, report, findStrays };
});

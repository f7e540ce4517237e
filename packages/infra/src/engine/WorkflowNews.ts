import { WorkflowJournal } from "@atoll/database/workflows/WorkflowJournal";
import { Effect, Fiber } from "effect";
import * as Resident from "./Resident.ts";
import type { WorkflowDesk } from "./WorkflowDesk.ts";
import type { WorkflowRuns } from "./WorkflowRuns.ts";

/** News for executions that are in memory here, whoever wrote them: signals, ends of children, interruptions. */
export const make = Effect.fnUntraced(function* (desk: WorkflowDesk, runs: WorkflowRuns) {
  const journal = yield* WorkflowJournal;
  const scope = yield* Effect.scope;

  /** A signal cuts a run short that waits for it, so that the replay finds it. */
  const preempt = (resident: Resident.Resident, name: string) =>
    Effect.suspend(() => {
      if (resident.activityAwaits.has(name)) resident.repetition ??= "automatic";
      if (!resident.instance.awaitedDeferreds.has(name)) return Effect.void;
      resident.repetition ??= "automatic";
      return runs.deferreds.deferredDone(resident.executionId, name);
    });

  const applyInterruption = (resident: Resident.Resident) =>
    Effect.suspend(() => {
      const { fiber } = resident;
      resident.repetition = "explicit";
      // The run that is cut short may be the caller's own.
      return resident.interruption !== "unsafe" || fiber === undefined || resident.suspending
        ? Effect.void
        : Effect.asVoid(Effect.forkIn(Fiber.interrupt(fiber), scope));
    });

  /** Reads what the journal says of an execution by now, and lets its run know. */
  const refresh = Effect.fnUntraced(function* (resident: Resident.Resident) {
    const before = new Set(resident.signals.keys());
    const wasInterrupted = resident.interruption;
    const loaded = yield* runs.loader.submit(resident.executionId);
    if (loaded === null || runs.residents.get(resident.executionId) !== resident) return;
    Resident.learn(resident, loaded);
    if (resident.interruption !== wasInterrupted) yield* applyInterruption(resident);
    for (const name of resident.signals.keys()) if (!before.has(name)) yield* preempt(resident, name);
  });

  /** News that other processes wrote for what runs here. */
  const hear = (shards: ReadonlyArray<number> | undefined) =>
    Effect.gen(function* () {
      const ids = [...runs.residents.values()].flatMap(({ executionId, shard }) =>
        shards === undefined || shards.includes(shard) ? [executionId] : [],
      );
      if (ids.length === 0) return;
      const changed = (yield* journal.news(ids)).flatMap(({ executionId, news, interruption }) => {
        const resident = runs.residents.get(executionId);
        return resident === undefined || (resident.news >= news && resident.interruption === interruption)
          ? []
          : [resident];
      });
      yield* Effect.forEach(changed, refresh, { concurrency: "unbounded", discard: true });
    });

  const hearTold = Effect.suspend(() => {
    const shards = [...desk.told];
    desk.told.clear();
    return Effect.tapError(shards.length > 0 ? hear(shards) : Effect.void, () =>
      Effect.sync(() => {
        for (const shard of shards) desk.told.add(shard);
      }),
    );
  });

  return { preempt, applyInterruption, refresh, hearAll: hear(undefined), hearTold };
});

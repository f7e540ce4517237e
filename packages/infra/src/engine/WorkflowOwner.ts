import type { Tenure } from "@atoll/database/cluster/Tenure";
import { WorkflowJournal } from "@atoll/database/workflows/WorkflowJournal";
import type { DatabaseUnavailable } from "@atoll/database/DatabaseUnavailable";
import { type Duration, Effect, Exit, Fiber, Latch } from "effect";
import type { WorkflowEngine } from "effect/workflow";
import { ShardOwnership } from "../cluster/ShardOwnership.ts";
import * as ActivityRuns from "./ActivityRuns.ts";
import * as Alarm from "./Alarm.ts";
import * as Completions from "./Completions.ts";
import * as Hints from "./Hints.ts";
import * as JournalWriter from "./JournalWriter.ts";
import { tireless } from "../tireless.ts";
import * as Resident from "./Resident.ts";
import { untilAvailable } from "./untilAvailable.ts";
import * as WorkflowRuns from "./WorkflowRuns.ts";

export interface WorkflowOwnerOptions {
  /** Executions in memory at once; further ones wait in the journal. 1,000 when absent. */
  readonly maxResident?: number;
  /** How often is looked for work that no hint told of. Five seconds when absent. */
  readonly net?: Duration.Input;
  /** How long a hand-over waits for running activities before it interrupts them. Five seconds when absent. */
  readonly handOverPatience?: Duration.Input;
}

/** Timers turned into signals by one statement. */
const mostRings = 250;
const daysAhead = 14;

/**
 * What this process owns of the journal's work: it takes what waits in its shards as far as there is room, hears of
 * news, rings timers, and gives up or hands over what is no longer its own. `engine` is given to the workflows it runs.
 */
export const make = Effect.fnUntraced(function* (
  engine: () => WorkflowEngine.WorkflowEngine["Service"],
  options: WorkflowOwnerOptions,
) {
  const { maxResident = 1_000, net = "5 seconds", handOverPatience = "5 seconds" } = options;
  const journal = yield* WorkflowJournal;
  const ownership = yield* ShardOwnership;
  const scope = yield* Effect.scope;
  const runFork = Effect.runForkWith(yield* Effect.context());

  const registered = new Map<string, Resident.Registered>();
  const owned = new Set<number>();
  let tenure: Tenure | undefined;
  /** Something waits in the journal for room here. */
  let backlog = false;
  const refillBelow = Math.floor(maxResident * 0.8);
  /** Claims on their way to the journal. */
  let claims = 0;
  let uncertain = false;
  const look = Latch.makeUnsafe();
  const reported = new Set<string>();
  let suspects: ReadonlySet<string> = new Set();

  const tenureOf = (shard: number) => (owned.has(shard) ? tenure : undefined);
  const fenced = (over: Tenure) =>
    Effect.andThen(
      Effect.sync(() => {
        if (tenure === over) tenure = undefined;
      }),
      ownership.fenced(over),
    );
  const fork = (effect: Effect.Effect<unknown>) => {
    runFork(Effect.forkIn(effect, scope));
  };

  const told = new Set<number>();
  const lookInto = (shards: Iterable<number>) => {
    for (const shard of shards) told.add(shard);
    look.openUnsafe();
  };
  /** Something was written and not answered: of what it claimed and said, nobody here knows. */
  const lostTrack = () => {
    uncertain = true;
    lookInto(owned);
  };
  /** For statements that claim; `effect` is repeated until it is answered. */
  const tracked = <A, E>(effect: Effect.Effect<A, E | DatabaseUnavailable>) => {
    let lost = false;
    return effect.pipe(
      Effect.tap(() => Effect.sync(() => lost && lostTrack())),
      Effect.onExit((exit) =>
        Effect.sync(() => {
          lost = Exit.isFailure(exit);
        }),
      ),
    );
  };
  const room = () => maxResident - runs.residents.size - runs.entering.size - claims;

  const completions = yield* Completions.make((id) => runs.residents.has(id));
  const writer = yield* JournalWriter.make({
    tenure: () => tenure,
    fenced,
    claimed: (ids) => fork(takeIn(ids)),
    armed: (milliseconds) => timers.set(milliseconds),
    mayClaim: (shard) => {
      if (tenureOf(shard) === undefined || !hasRoom()) return false;
      claims++;
      return true;
    },
    unclaim: (count) => {
      claims -= count;
    },
    lostTrack,
  });
  const runs: WorkflowRuns.WorkflowRuns = yield* WorkflowRuns.make({
    writer,
    registered,
    engine,
    tenure: () => tenure,
    tenureOf,
    completed: completions.completed,
    suspended: completions.runEnded,
    left: () => {
      // Not for each one that leaves: what is taken is read in one go.
      if (backlog && runs.residents.size <= refillBelow) look.openUnsafe();
    },
  });
  /** Executions that are ours to run: those not in memory are taken in. Marks them at once, before it is run. */
  const takeIn = (ids: ReadonlyArray<string>) =>
    Effect.forEach(runs.claimed(ids), runs.enter, { concurrency: "unbounded", discard: true });
  const activities = yield* ActivityRuns.make({ writer, runs, fenced });

  const hasRoom = () => {
    if (room() > 0) return true;
    backlog = true;
    return false;
  };
  const canClaim = (workflow: string, shard: number) =>
    tenureOf(shard) !== undefined && registered.has(workflow) && hasRoom();

  const ring = Effect.gen(function* () {
    if (tenure === undefined || owned.size === 0) return null;
    const claim = room() >= mostRings;
    if (!claim) backlog = true;
    const rung = yield* journal.ring(tenure, [...owned], mostRings, claim);
    const { rung: count, claimed, heard, nextTimer } = rung;
    if (!claim && count > 0) look.openUnsafe();
    fork(takeIn(claimed ?? []));
    for (const id of heard ?? []) {
      const resident = runs.residents.get(id);
      if (resident !== undefined) fork(refresh(resident));
    }
    return count === mostRings ? 0 : nextTimer;
  }).pipe(
    tracked,
    Effect.catchTag("TenureFenced", (error) => Effect.as(fenced(error.tenure), null)),
    untilAvailable("Timers cannot be rung"),
  );
  const timers = yield* Alarm.make(ring, "30 seconds");

  /** Takes what waits in our shards, as far as there is room. */
  const claim = Effect.gen(function* () {
    while (tenure !== undefined && owned.size > 0 && registered.size > 0 && hasRoom()) {
      const most = room();
      const ids = yield* journal.claim(tenure, [...owned], [...registered.keys()], most);
      backlog = ids.length >= most;
      yield* takeIn(ids);
      // Each shard has its share of one claim: few shards may have more.
      if (ids.length === 0 || backlog) return;
    }
  }).pipe(tracked);

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

  const refresh = Effect.fnUntraced(function* (resident: Resident.Resident) {
    const before = new Set(resident.signals.keys());
    const wasInterrupted = resident.interruption;
    const loaded = yield* runs.loader.submit(resident.executionId);
    if (loaded === null || runs.residents.get(resident.executionId) !== resident) return;
    Resident.learn(resident, loaded);
    if (resident.interruption !== wasInterrupted) yield* applyInterruption(resident);
    for (const name of resident.signals.keys()) if (!before.has(name)) yield* preempt(resident, name);
  });

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

  const recover = Effect.gen(function* () {
    if (!uncertain || tenure === undefined) return;
    uncertain = false;
    const orphans = yield* Effect.tapError(journal.orphans(tenure, [...runs.residents.keys()]), () =>
      Effect.sync(() => {
        uncertain = true;
      }),
    );
    yield* takeIn(orphans);
  });

  const report = Effect.gen(function* () {
    if (owned.size === 0) return;
    for (const { workflow, executions } of yield* journal.unknown([...owned], [...registered.keys()])) {
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
    if (tenure === undefined || owned.size === 0) return;
    yield* journal.takeOver(tenure, [...owned]);
    const orphans = yield* journal.orphans(tenure, [...runs.residents.keys()]);
    // What is just on its way into memory is not seen twice.
    const strays = orphans.filter((id) => suspects.has(id));
    suspects = new Set(orphans);
    yield* takeIn(strays);
  }).pipe(Effect.catchTag("TenureFenced", (error) => fenced(error.tenure)));

  const hearTold = Effect.suspend(() => {
    const shards = [...told];
    told.clear();
    return Effect.tapError(shards.length > 0 ? hear(shards) : Effect.void, () =>
      Effect.sync(() => {
        for (const shard of shards) told.add(shard);
      }),
    );
  });
  const lookOnce = Effect.andThen(recover, claim).pipe(
    Effect.andThen(hearTold),
    Effect.catchTag("TenureFenced", (error) => fenced(error.tenure)),
    untilAvailable("Work cannot be looked for"),
  );
  yield* look.await.pipe(
    Effect.andThen(look.close),
    Effect.andThen(lookOnce),
    tireless("Looking for work"),
    Effect.forkScoped,
  );
  yield* untilAvailable("Strays cannot be looked for")(findStrays).pipe(
    Effect.andThen(Effect.sync(() => look.openUnsafe())),
    Effect.andThen(untilAvailable("News cannot be looked for")(Effect.andThen(hear(undefined), report))),
    Effect.andThen(Effect.sleep(net)),
    tireless("Looking for news"),
    Effect.forkScoped,
  );
  yield* Hints.listen({
    told: (shards) => {
      const ours = shards.filter((shard) => owned.has(shard));
      if (ours.length > 0) lookInto(ours);
    },
    connected: () => lookInto(owned),
  });

  const inShards = (shards: ReadonlyArray<number>) =>
    [...runs.residents.values()].filter(({ shard }) => shards.includes(shard));

  // Days of steps are made ahead; one that is missing costs nothing but its own retention.
  yield* untilAvailable("Days of steps cannot be prepared")(journal.prepareDays(daysAhead)).pipe(
    Effect.andThen(Effect.sleep("6 hours")),
    tireless("Preparing days of steps"),
    Effect.forkScoped,
  );

  yield* ownership.participate({
    name: "workflows",
    gained: (shards, mine) =>
      Effect.gen(function* () {
        yield* journal.takeOver(mine, shards);
        tenure = mine;
        for (const shard of shards) owned.add(shard);
        timers.set(0);
        look.openUnsafe();
      }).pipe(
        Effect.catchTag("TenureFenced", (error) => fenced(error.tenure)),
        untilAvailable("Shards cannot be taken over"),
      ),
    releasing: (shards) =>
      Effect.gen(function* () {
        for (const shard of shards) owned.delete(shard);
        const leaving = inShards(shards);
        for (const resident of leaving) resident.parked = true;
        yield* Effect.sleep("10 millis").pipe(
          Effect.repeat({ while: () => inShards(shards).some(({ activities }) => activities > 0) }),
          Effect.timeoutOption(handOverPatience),
        );
        // No claim of before comes after the next owner has taken over.
        yield* writer.settled;
        const remaining = inShards(shards);
        yield* Effect.forEach(remaining, runs.abandon, { concurrency: "unbounded", discard: true });
        completions.scattered();
        if (tenure !== undefined && remaining.length > 0) {
          yield* journal.release(
            tenure,
            remaining.map(({ executionId }) => executionId),
          );
        }
      }).pipe(
        Effect.catchTag("TenureFenced", (error) => fenced(error.tenure)),
        untilAvailable("Shards cannot be handed over"),
      ),
    lost: (shards) =>
      Effect.suspend(() => {
        for (const shard of shards) owned.delete(shard);
        if (owned.size === 0) tenure = undefined;
        const remaining = inShards(shards);
        completions.scattered();
        return Effect.forEach(remaining, (resident) => Effect.forkIn(runs.abandon(resident), scope), {
          discard: true,
        });
      }),
  });

  return {
    registered,
    writer,
    runs,
    activities,
    completions,
    tenureOf,
    canClaim,
    preempt,
    applyInterruption,
    /** Looks for work now: there is something new that this process can run. */
    look: () => look.openUnsafe(),
  };
});

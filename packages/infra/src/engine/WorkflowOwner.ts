import type { Tenure } from "@atoll/database/cluster/Tenure";
import { WorkflowJournal } from "@atoll/database/workflows/WorkflowJournal";
import { type Duration, Effect } from "effect";
import type { WorkflowEngine } from "effect/workflow";
import { ShardOwnership } from "../cluster/ShardOwnership.ts";
import * as ActivityRuns from "./ActivityRuns.ts";
import * as Alarm from "./Alarm.ts";
import * as Completions from "./Completions.ts";
import * as Hints from "./Hints.ts";
import * as JournalWriter from "./JournalWriter.ts";
import { tireless } from "../tireless.ts";
import { untilAvailable } from "./untilAvailable.ts";
import { WorkflowDesk } from "./WorkflowDesk.ts";
import * as WorkflowHandOver from "./WorkflowHandOver.ts";
import * as WorkflowNet from "./WorkflowNet.ts";
import * as WorkflowNews from "./WorkflowNews.ts";
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
  const desk = new WorkflowDesk();
  const refillBelow = Math.floor(maxResident * 0.8);

  const fenced = (over: Tenure) =>
    Effect.andThen(
      Effect.sync(() => {
        if (desk.tenure === over) desk.tenure = undefined;
      }),
      ownership.fenced(over),
    );
  const fork = (effect: Effect.Effect<unknown>) => {
    runFork(Effect.forkIn(effect, scope));
  };
  const room = () => maxResident - runs.residents.size - runs.entering.size - desk.claims;
  const hasRoom = () => {
    if (room() > 0) return true;
    desk.backlog = true;
    return false;
  };
  const canClaim = (workflow: string, shard: number) =>
    desk.tenureOf(shard) !== undefined && desk.registered.has(workflow) && hasRoom();

  const completions = yield* Completions.make((id) => runs.residents.has(id));
  const writer = yield* JournalWriter.make({
    tenure: () => desk.tenure,
    fenced,
    claimed: (ids) => fork(takeIn(ids)),
    armed: (milliseconds) => timers.set(milliseconds),
    mayClaim: (shard) => {
      if (desk.tenureOf(shard) === undefined || !hasRoom()) return false;
      desk.claims++;
      return true;
    },
    unclaim: (count) => {
      desk.claims -= count;
    },
    lostTrack: () => desk.lostTrack(),
  });
  const runs: WorkflowRuns.WorkflowRuns = yield* WorkflowRuns.make({
    writer,
    registered: desk.registered,
    engine,
    tenure: () => desk.tenure,
    tenureOf: (shard) => desk.tenureOf(shard),
    completed: completions.completed,
    suspended: completions.runEnded,
    left: () => {
      // Not for each one that leaves: what is taken is read in one go.
      if (desk.backlog && runs.residents.size <= refillBelow) desk.look.openUnsafe();
    },
  });
  /** Executions that are ours to run: those not in memory are taken in. Marks them at once, before it is run. */
  const takeIn = (ids: ReadonlyArray<string>) =>
    Effect.forEach(runs.claimed(ids), runs.enter, { concurrency: "unbounded", discard: true });
  const activities = yield* ActivityRuns.make({ writer, runs, fenced });
  const news = yield* WorkflowNews.make(desk, runs);
  const { recover, report, findStrays } = yield* WorkflowNet.make({ desk, runs, takeIn, fenced });

  const ring = Effect.gen(function* () {
    if (desk.tenure === undefined || desk.owned.size === 0) return null;
    const claim = room() >= mostRings;
    if (!claim) desk.backlog = true;
    const rung = yield* journal.ring(desk.tenure, [...desk.owned], mostRings, claim);
    const { rung: count, claimed, heard, nextTimer } = rung;
    if (!claim && count > 0) desk.look.openUnsafe();
    fork(takeIn(claimed ?? []));
    for (const id of heard ?? []) {
      const resident = runs.residents.get(id);
      if (resident !== undefined) fork(news.refresh(resident));
    }
    return count === mostRings ? 0 : nextTimer;
  }).pipe(
    (ringing) => desk.tracked(ringing),
    Effect.catchTag("TenureFenced", (error) => Effect.as(fenced(error.tenure), null)),
    untilAvailable("Timers cannot be rung"),
  );
  const timers = yield* Alarm.make(ring, "30 seconds");

  /** Takes what waits in our shards, as far as there is room. */
  const claim = desk.tracked(
    Effect.gen(function* () {
      while (desk.tenure !== undefined && desk.owned.size > 0 && desk.registered.size > 0 && hasRoom()) {
        const most = room();
        const ids = yield* journal.claim(desk.tenure, [...desk.owned], [...desk.registered.keys()], most);
        desk.backlog = ids.length >= most;
        yield* takeIn(ids);
        // Each shard has its share of one claim: few shards may have more.
        if (ids.length === 0 || desk.backlog) return;
      }
    }),
  );

  const lookOnce = Effect.andThen(recover, claim).pipe(
    Effect.andThen(news.hearTold),
    Effect.catchTag("TenureFenced", (error) => fenced(error.tenure)),
    untilAvailable("Work cannot be looked for"),
  );
  yield* desk.look.await.pipe(
    Effect.andThen(desk.look.close),
    Effect.andThen(lookOnce),
    tireless("Looking for work"),
    Effect.forkScoped,
  );
  yield* untilAvailable("Strays cannot be looked for")(findStrays).pipe(
    Effect.andThen(Effect.sync(() => desk.look.openUnsafe())),
    Effect.andThen(untilAvailable("News cannot be looked for")(Effect.andThen(news.hearAll, report))),
    Effect.andThen(Effect.sleep(net)),
    tireless("Looking for news"),
    Effect.forkScoped,
  );
  yield* Hints.listen({
    told: (shards) => {
      const ours = shards.filter((shard) => desk.owned.has(shard));
      if (ours.length > 0) desk.lookInto(ours);
    },
    connected: () => desk.lookInto(desk.owned),
  });
  // Days of steps are made ahead; one that is missing costs nothing but its own retention.
  yield* untilAvailable("Days of steps cannot be prepared")(journal.prepareDays(daysAhead)).pipe(
    Effect.andThen(Effect.sleep("6 hours")),
    tireless("Preparing days of steps"),
    Effect.forkScoped,
  );
  const handOver = yield* WorkflowHandOver.make({
    desk,
    runs,
    completions,
    settled: writer.settled,
    fenced,
    ringNow: () => timers.set(0),
    patience: handOverPatience,
  });
  yield* ownership.participate(handOver);

  return {
    registered: desk.registered,
    writer,
    runs,
    activities,
    completions,
    tenureOf: (shard: number) => desk.tenureOf(shard),
    canClaim,
    preempt: news.preempt,
    applyInterruption: news.applyInterruption,
    /** Looks for work now: there is something new that this process can run. */
    look: () => desk.look.openUnsafe(),
  };
});

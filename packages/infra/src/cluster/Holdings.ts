import type { Tenure } from "@atoll/database/cluster/Tenure";
import { type ShardHolder, TenureRepository } from "@atoll/database/cluster/TenureRepository";
import { Cause, Deferred, Effect, Exit, Option, Schedule, Semaphore } from "effect";
import type { ShardOwnership, ShardParticipant } from "./ShardOwnership.ts";

type Stage = "gaining" | "owned" | "releasing";

/** What a process holds under one tenure. */
interface Term {
  readonly tenure: Tenure;
  readonly shards: Map<number, Stage>;
  /** Completed when everything is lost: whatever participants are doing for this term ends. */
  readonly over: Deferred.Deferred<void>;
}

/** A participant that has not handed over by then is taken to hang. */
const handOverLimit = "10 seconds";
/** For operators, and for the judgement that a process is gone whose locks nobody wants: see `stale`. */
const heartbeat = "10 seconds";

/**
 * The shards that this process holds, and who works on them. The locks are not its business: `take` is for whoever has
 * got them, `handOver` is to be called before they are released, `lose` when they are gone.
 *
 * One tenure at a time. A loss ends all of it, even of one shard: only a new tenure keeps what is still on its way to
 * the database from arriving after somebody (perhaps ourselves) has begun again.
 */
export const make = Effect.fnUntraced(function* (runner: string) {
  const tenures = yield* TenureRepository;
  const scope = yield* Effect.scope;
  const participants = new Set<ShardParticipant>();
  /** Participants are called one change at a time, in the order of the changes. */
  const inTurn = Semaphore.makeUnsafe(1).withPermits(1);
  let term: Term | undefined;

  const at = (mine: Term, ...stages: ReadonlyArray<Stage>): ReadonlyArray<number> =>
    term === mine
      ? [...mine.shards].flatMap(([shard, stage]) => (stages.includes(stage) ? [shard] : []))
      : [];

  const everyone = (call: (participant: ShardParticipant) => Effect.Effect<void>) =>
    Effect.forEach(participants, call, { concurrency: "unbounded", discard: true });

  const whileHeld = (mine: Term, work: Effect.Effect<void>) =>
    Effect.raceFirst(Effect.interruptible(work), Deferred.await(mine.over));

  /** Never waits for participants: the caller may be what they are about to stop. */
  const lose = (reason: string) =>
    Effect.suspend(() => {
      const gone = term;
      if (gone === undefined) return Effect.void;
      term = undefined;
      const shards = [...gone.shards.keys()];
      gone.shards.clear();
      Deferred.doneUnsafe(gone.over, Exit.void);
      return everyone(({ lost }) => lost(shards)).pipe(
        Effect.catchCause((cause) => Effect.logError("A participant did not let go of its shards", cause)),
        inTurn,
        Effect.forkIn(scope, { startImmediately: true }),
        Effect.andThen(Effect.logWarning(`Lost ${shards.length} shards of tenure ${gone.tenure}: ${reason}`)),
      );
    });

  const gain = (mine: Term) =>
    Effect.suspend(() => {
      const shards = at(mine, "gaining");
      if (shards.length === 0) return Effect.void;
      const owned = Effect.sync(() => {
        for (const shard of shards) if (mine.shards.get(shard) === "gaining") mine.shards.set(shard, "owned");
      });
      return whileHeld(
        mine,
        Effect.andThen(
          everyone(({ gained }) => gained(shards, mine.tenure)),
          owned,
        ).pipe(Effect.andThen(Effect.logInfo(`Took ${shards.length} shards under tenure ${mine.tenure}`))),
      );
    }).pipe(
      inTurn,
      Effect.catchCause((cause) =>
        Cause.hasInterruptsOnly(cause)
          ? Effect.void
          : Effect.andThen(Effect.logError("Shards could not be begun", cause), lose("a participant failed")),
      ),
    );

  /** Whether all of them let go in time. */
  const released = (mine: Term, shards: ReadonlyArray<number>, work: Effect.Effect<void>) =>
    whileHeld(mine, work).pipe(
      Effect.timeoutOption(handOverLimit),
      Effect.map(Option.isSome),
      Effect.catchCause((cause) =>
        Effect.as(Effect.logError(`${shards.length} shards were not handed over in order`, cause), false),
      ),
    );

  const handOver = (shards: ReadonlyArray<number>) =>
    Effect.suspend(() => {
      const mine = term;
      if (mine === undefined) return Effect.void;
      for (const shard of shards) if (mine.shards.has(shard)) mine.shards.set(shard, "releasing");
      // Shards are released one by one: wait for the others, and hand over all of them in one go.
      return Effect.yieldNow.pipe(
        Effect.andThen(
          inTurn(
            Effect.gen(function* () {
              const leaving = at(mine, "releasing");
              if (leaving.length === 0) return;
              const inOrder = yield* released(
                mine,
                leaving,
                everyone(({ releasing }) => releasing(leaving)),
              );
              if (term !== mine) return;
              // Otherwise the rows keep our tenure, and whoever comes next fences it.
              yield* inOrder
                ? Effect.ignore(tenures.handOver(mine.tenure, leaving), { log: "Warn" })
                : everyone(({ lost }) => lost(leaving));
              for (const shard of leaving) mine.shards.delete(shard);
            }),
          ),
        ),
      );
    });

  const take = Effect.fnUntraced(function* (wanted: ReadonlyArray<ShardHolder>) {
    const mine = (term ??= {
      tenure: yield* tenures.begin(runner),
      shards: new Map<number, Stage>(),
      over: Deferred.makeUnsafe<void>(),
    });
    const taken = yield* tenures
      .take(mine.tenure, wanted)
      .pipe(Effect.catchTag("TenureFenced", ({ message }) => Effect.as(lose(message), [])));
    if (term !== mine) return [];
    for (const shard of taken) mine.shards.set(shard, "gaining");
    yield* Effect.forkIn(gain(mine), scope, { startImmediately: true });
    return taken;
  });

  const leave = (participant: ShardParticipant) =>
    Effect.suspend(() => {
      participants.delete(participant);
      const mine = term;
      if (mine === undefined) return Effect.void;
      const shards = at(mine, "owned", "releasing");
      return shards.length === 0
        ? Effect.void
        : Effect.asVoid(released(mine, shards, participant.releasing(shards)));
    }).pipe(inTurn);

  const participate = Effect.fnUntraced(function* (participant: ShardParticipant) {
    yield* Effect.addFinalizer(() => leave(participant));
    yield* Effect.suspend(() => {
      participants.add(participant);
      const mine = term;
      if (mine === undefined) return Effect.void;
      const shards = at(mine, "owned");
      return shards.length === 0 ? Effect.void : whileHeld(mine, participant.gained(shards, mine.tenure));
    }).pipe(inTurn);
  });

  const beat = Effect.suspend(() => {
    const mine = term;
    if (mine === undefined) return Effect.void;
    return Effect.flatMap(tenures.heartbeat(mine.tenure), (alive) =>
      alive || term !== mine ? Effect.void : lose("another process has fenced it"),
    );
  });

  yield* Effect.addFinalizer(() =>
    Effect.suspend(() => {
      const mine = term;
      if (mine === undefined) return Effect.void;
      return handOver([...mine.shards.keys()]).pipe(
        Effect.andThen(tenures.end(mine.tenure).pipe(Effect.timeout("2 seconds"), Effect.ignore)),
      );
    }),
  );
  yield* Effect.ignore(beat, { log: "Debug" }).pipe(
    Effect.repeat(Schedule.spaced(heartbeat)),
    Effect.forkScoped,
  );

  const service: ShardOwnership["Service"] = {
    isOwned: (shard) => term?.shards.get(shard) === "owned",
    owned: Effect.sync(() => (term === undefined ? [] : at(term, "owned"))),
    tenure: Effect.sync(() =>
      term === undefined || term.shards.size === 0 ? Option.none() : Option.some(term.tenure),
    ),
    participate,
    fenced: (tenure) =>
      Effect.suspend(() => (term?.tenure === tenure ? lose("another process has fenced it") : Effect.void)),
  };
  return {
    ...service,
    /** Whether it was taken and neither handed over nor lost. */
    holds: (shard: number): boolean => term?.shards.has(shard) === true,
    /**
     * For whoever holds the locks of these shards and read their holders before. Answers with those it got; they are
     * owned a little later, when every participant has begun.
     */
    take,
    /** Answers when every participant has stopped and the next owner will find nobody to fence. */
    handOver,
    /** What this process held in memory is void from now on. */
    lose,
    /** All of them, whatever their stage. */
    shards: (): ReadonlyArray<number> => (term === undefined ? [] : [...term.shards.keys()]),
  };
});
export type Holdings = Effect.Success<ReturnType<typeof make>>;

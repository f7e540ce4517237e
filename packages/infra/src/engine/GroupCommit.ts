import { type Array as Arr, Effect, Exit, Latch, Scope } from "effect";

/** Gathers what many fibers write into flushes. */
export interface GroupCommit<Operation, Reply, E> {
  /**
   * Answers after the flush that carried the operation has succeeded. An interrupted caller withdraws an operation that
   * still waits; one under way it waits for, so that after the interruption nothing of it is written any more.
   */
  readonly submit: (operation: Operation) => Effect.Effect<Reply, E>;
  /** Ends when the flushes that are under way now have ended. */
  readonly settled: Effect.Effect<void>;
}

export interface GroupCommitOptions<Operation, Reply, E, R> {
  /** One round trip for all of them; answers in their order. */
  readonly flush: (
    operations: Arr.NonEmptyReadonlyArray<Operation>,
  ) => Effect.Effect<ReadonlyArray<Reply>, E, R>;
  /** Flushes under way at once. Two when absent: one fills while the other commits. */
  readonly lanes?: number;
  /** Operations in a flush at most. 1,000 when absent. */
  readonly maxBatch?: number;
  /** What an operation counts towards `maxWeight`; one whose weight alone is more goes by itself. Nothing when absent. */
  readonly weigh?: (operation: Operation) => number;
  readonly maxWeight?: number;
  /** A flush waits for company. Absent: it waits for nobody. */
  readonly company?: Company<Operation>;
}

/** For operations whose answers are in no hurry: fewer commits leave the log to those that are. */
export interface Company<Operation> {
  /** In milliseconds, at most. */
  readonly patience: number;
  /** With so many operations a flush waits no longer. */
  readonly enough: number;
  /** Nor with this one among them. */
  readonly isUrgent: (operation: Operation) => boolean;
}

interface Waiting<Operation, Reply, E> {
  readonly operation: Operation;
  readonly answer: (effect: Effect.Effect<Reply, E>) => void;
  state: "waiting" | "withdrawn" | "under way" | "done";
  ended: Latch.Latch | undefined;
}

/** So many callers go on in one turn of the event loop: whoever else has something to do gets in between. */
const answersAtOnce = 16;

const tooFew = Effect.die(new Error("A flush answered too few operations"));

/**
 * Group commit: what arrives while the lanes are busy waits for the next flush, so the batch grows with the load and a
 * single operation waits for nobody. Flushes run in the scope; when it closes, the open ones are interrupted.
 */
export const make = Effect.fnUntraced(function* <Operation, Reply, E, R = never>(
  options: GroupCommitOptions<Operation, Reply, E, R>,
) {
  const {
    flush,
    lanes = 2,
    maxBatch = 1_000,
    weigh = () => 0,
    maxWeight = Number.POSITIVE_INFINITY,
    company,
  } = options;
  // Closes where the group was made: not before those who came later, and may still be waiting for an answer.
  const scope = yield* Effect.flatMap(Effect.scope, Scope.fork);
  const context = yield* Effect.context<R>();
  const runFork = Effect.runForkWith(context);
  let waiting: Array<Waiting<Operation, Reply, E>> = [];
  let busy = 0;
  const flushes = new Set<Latch.Latch>();
  const inCompany = Latch.makeUnsafe();

  const isEnough = ({ enough, isUrgent }: Company<Operation>) =>
    waiting.length >= enough || waiting.some(({ operation }) => isUrgent(operation));
  const awaitCompany = Effect.suspend(() => {
    if (company === undefined || isEnough(company)) return Effect.void;
    inCompany.closeUnsafe();
    return Effect.asVoid(Effect.timeoutOption(inCompany.await, company.patience));
  });

  const take = (): ReadonlyArray<Waiting<Operation, Reply, E>> => {
    let weight = 0;
    let count = 0;
    for (const { operation } of waiting) {
      weight += weigh(operation);
      if (count === maxBatch || (count > 0 && weight > maxWeight)) break;
      count++;
    }
    const batch = waiting.slice(0, count);
    waiting = waiting.slice(count);
    return batch.filter((entry) => {
      if (entry.state === "withdrawn") return false;
      entry.state = "under way";
      return true;
    });
  };

  const settle = Effect.fnUntraced(function* (
    batch: ReadonlyArray<Waiting<Operation, Reply, E>>,
    exit: Exit.Exit<ReadonlyArray<Reply>, E>,
  ) {
    const replies = Exit.isSuccess(exit) ? exit.value.values() : undefined;
    for (const [place, entry] of batch.entries()) {
      if (place > 0 && place % answersAtOnce === 0) yield* Effect.yieldNow;
      entry.state = "done";
      if (Exit.isFailure(exit)) entry.answer(Exit.failCause(exit.cause));
      else {
        const reply = replies?.next();
        entry.answer(reply === undefined || reply.done === true ? tooFew : Effect.succeed(reply.value));
      }
      entry.ended?.openUnsafe();
    }
  });

  const lane: Effect.Effect<void, never, R> = Effect.gen(function* () {
    // Fibers that are ready now join the first flush.
    yield* Effect.yieldNow;
    while (waiting.length > 0) {
      yield* awaitCompany;
      const batch = take();
      const [first, ...rest] = batch;
      if (first === undefined) continue;
      const ended = Latch.makeUnsafe();
      flushes.add(ended);
      yield* flush([first.operation, ...rest.map(({ operation }) => operation)]).pipe(
        Effect.onExit((exit) =>
          Effect.map(settle(batch, exit), () => {
            flushes.delete(ended);
            ended.openUnsafe();
          }),
        ),
        Effect.exit,
      );
    }
  }).pipe(Effect.ensuring(Effect.sync(() => busy--)));

  const submit = (operation: Operation): Effect.Effect<Reply, E> =>
    Effect.callback((answer) => {
      const entry: Waiting<Operation, Reply, E> = { operation, answer, state: "waiting", ended: undefined };
      waiting.push(entry);
      if (company !== undefined && (waiting.length >= company.enough || company.isUrgent(operation))) {
        inCompany.openUnsafe();
      }
      if (busy < lanes) {
        busy++;
        runFork(Effect.forkIn(lane, scope));
      }
      return Effect.suspend(() => {
        if (entry.state === "waiting") entry.state = "withdrawn";
        if (entry.state !== "under way") return Effect.void;
        entry.ended = Latch.makeUnsafe();
        return entry.ended.await;
      });
    });

  const settled = Effect.suspend(() =>
    Effect.forEach([...flushes], (ended) => ended.await, { discard: true }),
  );

  return { submit, settled } satisfies GroupCommit<Operation, Reply, E>;
});

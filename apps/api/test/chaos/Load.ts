import * as ProcessTable from "@atoll/platform/process/ProcessTable";
import { Cause, Effect, Exit } from "effect";
import { DurableDeferred } from "effect/workflow";
import { seeded } from "./Faults.ts";
import { goAhead, Voyage } from "./Voyage.ts";

/** A workflow to start, at so many milliseconds from the beginning; `word` is when it is told to go ahead. */
export interface Departure {
  readonly at: number;
  readonly payload: typeof Voyage.payloadSchema.Type;
  readonly word: number | null;
}

/** The load of a seed, evenly over the time given. */
export const planVoyages = (seed: number, count: number, millis: number): ReadonlyArray<Departure> => {
  const below = seeded(seed + 17);
  return Array.from({ length: count }, (_, n) => {
    const at = Math.floor((n * millis) / count);
    const listens = below(3) === 0;
    return {
      at,
      payload: {
        key: `voyage ${seed}/${n}`,
        sleeps: below(3) === 0 ? 50 + below(3_000) : 0,
        listens,
        child: below(2) === 0,
      },
      // A word may come before its workflow.
      word: listens ? Math.max(0, at - 200 + below(3_000)) : null,
    };
  });
};

/** Asks once, and says whether it was acknowledged in time. */
export const isAcknowledged = <A, E, R>(ask: Effect.Effect<A, E, R>) =>
  ask.pipe(
    Effect.timeout("8 seconds"),
    Effect.exit,
    Effect.tap((exit) =>
      Exit.isFailure(exit) && Cause.hasInterruptsOnly(exit.cause) ? Effect.interrupt : Effect.void,
    ),
    Effect.map(Exit.isSuccess),
    Effect.tap((acknowledged) => (acknowledged ? Effect.void : ProcessTable.pause(100))),
  );

/** What a caller does who wants to be sure: until it is acknowledged, it is asked again. */
export const untilAcknowledged = <A, E, R>(ask: Effect.Effect<A, E, R>) =>
  Effect.asVoid(Effect.repeat(isAcknowledged(ask), { until: (acknowledged) => acknowledged }));

const tell = Effect.fnUntraced(function* (payload: typeof Voyage.payloadSchema.Type) {
  const executionId = yield* Voyage.executionId(payload);
  yield* DurableDeferred.succeed(goAhead, {
    token: DurableDeferred.tokenFromExecutionId(goAhead, { workflow: Voyage, executionId }),
    value: "go",
  });
});

/** Carries the plan out, by the true clock; ends when everything was acknowledged. */
export const depart = Effect.fnUntraced(function* (plan: ReadonlyArray<Departure>) {
  const start = performance.now();
  const asks = plan
    .flatMap(({ at, payload, word }) => [
      { at, ask: Effect.asVoid(Voyage.execute(payload, { discard: true })) },
      ...(word === null ? [] : [{ at: word, ask: tell(payload) }]),
    ])
    .toSorted((one, other) => one.at - other.at);
  yield* Effect.forEach(
    asks,
    ({ at, ask }) =>
      ProcessTable.pause(Math.max(0, start + at - performance.now())).pipe(
        Effect.andThen(untilAcknowledged(ask)),
      ),
    { concurrency: 256, discard: true },
  );
});

import type { DatabaseUnavailable } from "@atoll/database/Database";
import { Context, Deferred, Effect, FiberSet, Layer, Random, Semaphore } from "effect";

/** At once, so that asking often holds up nobody who signs in. */
const concurrency = 4;

/** Milliseconds after which it begins: no less and no more. */
const pause = { shortest: 50, longest: 250 } as const;

/**
 * Work that the answer must tell nothing of, neither by what it says nor by when it comes. It begins a while after the
 * answer, at a time by chance, so that neither that answer nor the next one waits beside it. A process that ends in order
 * does first what has not begun; one that is killed has not done it, and its person asks again.
 */
export class Unheard extends Context.Service<
  Unheard,
  { readonly begin: (work: Effect.Effect<void, DatabaseUnavailable>) => Effect.Effect<void> }
>()("@atoll/domain/identity/Unheard") {
  static readonly layer = Layer.effect(
    Unheard,
    Effect.gen(function* () {
      const waiting = yield* FiberSet.make<void>();
      const permits = yield* Semaphore.make(concurrency);
      const ending = yield* Deferred.make<void>();
      yield* Effect.addFinalizer(() =>
        Effect.andThen(Deferred.succeed(ending, undefined), FiberSet.awaitEmpty(waiting)),
      );
      const aWhile = Effect.flatMap(Random.nextBetween(pause.shortest, pause.longest), Effect.sleep);
      return Unheard.of({
        begin: (work) =>
          Effect.race(aWhile, Deferred.await(ending)).pipe(
            Effect.andThen(permits.withPermits(1)(work)),
            Effect.catchTag("DatabaseUnavailable", ({ message }) =>
              Effect.logWarning("A mail that somebody asked for was not sent", message),
            ),
            (later) => FiberSet.run(waiting, later, { startImmediately: false }),
            Effect.asVoid,
          ),
      });
    }),
  );
}

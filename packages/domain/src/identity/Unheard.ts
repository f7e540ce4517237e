import type { DatabaseUnavailable } from "@atoll/database/Database";
import { Context, Effect, Layer, Semaphore } from "effect";

/** At once, so that asking often holds up nobody who signs in. */
const concurrency = 4;

/**
 * Work that the answer must tell nothing of, neither by what it says nor by when it comes: whoever asks is answered while
 * it has not begun. A process that stops in between has not done it, and its person asks again.
 */
export class Unheard extends Context.Service<
  Unheard,
  { readonly begin: (work: Effect.Effect<void, DatabaseUnavailable>) => Effect.Effect<void> }
>()("@atoll/domain/identity/Unheard") {
  static readonly layer = Layer.effect(
    Unheard,
    Effect.gen(function* () {
      const scope = yield* Effect.scope;
      const permits = yield* Semaphore.make(concurrency);
      return Unheard.of({
        begin: (work) =>
          work.pipe(
            permits.withPermits(1),
            Effect.catchTag("DatabaseUnavailable", ({ message }) =>
              Effect.logWarning("A mail that somebody asked for was not sent", message),
            ),
            Effect.forkIn(scope),
            Effect.asVoid,
          ),
      });
    }),
  );
}

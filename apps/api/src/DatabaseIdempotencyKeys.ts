import { ServiceUnavailable } from "@atoll/contract/CommonProblems";
import { IdempotencyRepository } from "@atoll/database/jobs/IdempotencyRepository";
import { Database } from "@atoll/database/Database";
import { DatabaseUnavailable } from "@atoll/database/DatabaseUnavailable";
import { outboxTopic, Wakeups } from "@atoll/infra/wakeups/Wakeups";
import { IdempotencyKeys } from "@atoll/http/idempotency/IdempotencyKeys";
import { Effect, Layer } from "effect";

/**
 * How long a call may be silent before another one with its key competes with it. Only one of them is kept, so this
 * says how long a client waits whose hub was killed.
 */
const patienceSeconds = 5;

const answered = <A>(effect: Effect.Effect<A, DatabaseUnavailable>) =>
  Effect.mapError(effect, () => new ServiceUnavailable({}));

/** Calls with a key are remembered in the database until retention, so that all processes of a hub agree on them. */
export const layer = Layer.effect(
  IdempotencyKeys,
  Effect.gen(function* () {
    const repository = yield* IdempotencyRepository;
    const database = yield* Database;
    const wakeups = yield* Wakeups;
    return IdempotencyKeys.of({
      begin: (call) => answered(repository.begin({ ...call, patienceSeconds })),
      complete: (key, status, body) => answered(repository.complete(key, status, body)),
      abandon: (key) => answered(repository.abandon(key)),
      // What the work said before the commit was said too early for the outbox's dispatcher.
      whole: <A, E, R>(work: Effect.Effect<A, E, R>) =>
        database.transaction(work).pipe(
          Effect.tap(() => wakeups.notify(outboxTopic)),
          Effect.mapError((error: E | DatabaseUnavailable): E | ServiceUnavailable =>
            error instanceof DatabaseUnavailable ? new ServiceUnavailable({}) : error,
          ),
        ),
    });
  }),
);

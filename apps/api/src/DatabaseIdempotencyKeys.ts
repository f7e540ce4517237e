import { ServiceUnavailable } from "@atoll/contract/CommonProblems";
import { IdempotencyRepository } from "@atoll/database/jobs/IdempotencyRepository";
import type { DatabaseUnavailable } from "@atoll/database/DatabaseUnavailable";
import { IdempotencyKeys } from "@atoll/http/idempotency/IdempotencyKeys";
import { Duration, Effect, Layer } from "effect";

/** How long a call may be silent before its key is free: longer than any request takes. */
const patienceSeconds = 120;

const memorySeconds = Duration.toSeconds(Duration.days(2));

const answered = <A>(effect: Effect.Effect<A, DatabaseUnavailable>) =>
  Effect.mapError(effect, () => new ServiceUnavailable({}));

/**
 * Calls with a key are remembered in the database for two days, so that all processes of a hub agree on them.
 */
export const layer = Layer.effect(
  IdempotencyKeys,
  Effect.map(IdempotencyRepository, (repository) =>
    IdempotencyKeys.of({
      begin: (call) =>
        answered(
          Effect.andThen(
            repository.forgetOlderThan(memorySeconds),
            repository.begin({ ...call, patienceSeconds }),
          ),
        ),
      complete: (key, status, body) => answered(repository.complete(key, status, body)),
      abandon: (key) => answered(repository.abandon(key)),
    }),
  ),
);

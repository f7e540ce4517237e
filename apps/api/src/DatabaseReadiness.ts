import { ServiceUnavailable } from "@atoll/contract/CommonProblems";
import { Database } from "@atoll/database/Database";
import { run } from "@atoll/database/statements";
import { Readiness } from "@atoll/http/health/Readiness";
import { Effect, Layer } from "effect";

/** Ready while the database answers with the tables of this release. */
export const layer = Layer.effect(
  Readiness,
  Effect.gen(function* () {
    const { sql } = yield* Database;
    return Readiness.of({
      check: run(sql`select key from idempotency_keys limit 0`).pipe(
        Effect.mapError(() => new ServiceUnavailable({ detail: "The database does not answer." })),
      ),
    });
  }),
);

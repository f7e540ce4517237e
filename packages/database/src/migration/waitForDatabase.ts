import { PgClient } from "@effect/sql-pg";
import { Clock, Duration, Effect, Option, type Redacted } from "effect";
import { Reactivity } from "effect/reactivity";
import type { SqlError } from "effect/sql/SqlError";
import { serverMessage, sqlState } from "../SqlFailure.ts";
import { DatabaseNeverCame } from "./MigrationErrors.ts";

const pause = Duration.millis(250);

/** Wrong password, unknown database, too many roles: waiting helps with the last only, but a server that starts
 * beside us may not have made the others yet, so all are waited for and the last reason is reported. */
const describe = (error: SqlError): string =>
  Option.match(sqlState(error), {
    onNone: () => serverMessage(error),
    onSome: (state) => `${serverMessage(error)} (SQLSTATE ${state})`,
  });

/** One connection, closed with the scope; tries for at most `patience` and says each new reason once. */
export const waitForDatabase = Effect.fnUntraced(function* (
  url: Redacted.Redacted,
  patience: Duration.Duration,
) {
  const started = yield* Clock.currentTimeMillis;
  const until = started + Duration.toMillis(patience);
  let said = "";
  while (true) {
    const attempt = yield* PgClient.makeClient({
      url,
      applicationName: "atoll-migrate",
      connectTimeout: Duration.seconds(5),
      // Each statement of a migration runs once.
      prepare: false,
    }).pipe(
      Effect.tap((sql) => sql`select 1`),
      Effect.provide(Reactivity.layer),
      Effect.result,
    );
    if (attempt._tag === "Success") return attempt.success;
    const reason = describe(attempt.failure);
    const now = yield* Clock.currentTimeMillis;
    if (now >= until) {
      const waitedSeconds = Math.round((now - started) / 1000);
      return yield* new DatabaseNeverCame({
        waitedSeconds,
        message:
          `No database after ${waitedSeconds} s: ${reason}. ` +
          "Check DATABASE_MIGRATION_URL and that the server is up and reachable from here.",
      });
    }
    if (reason !== said) yield* Effect.logInfo(`Waiting for the database: ${reason}`);
    said = reason;
    yield* Effect.sleep(pause);
  }
});

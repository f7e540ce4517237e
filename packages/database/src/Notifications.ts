import { PgConnection } from "@effect/sql-pg";
import { Duration, Effect, Queue, type Redacted, Schedule } from "effect";

export interface NotificationOptions {
  readonly url: Redacted.Redacted;
  readonly applicationName: string;
  readonly channels: ReadonlyArray<string>;
  readonly heard: (channel: string, payload: string) => Effect.Effect<void>;
  /** Whenever listening has begun: what was notified before, or while the connection was lost, is missed for good. */
  readonly begun: Effect.Effect<void>;
}

/** A dead connection says nothing by itself. */
const lookInterval = "5 seconds";
const lookLimit = "5 seconds";
const reconnectAfter = "200 millis";

/**
 * Hears PostgreSQL's notifications on a connection of its own, for ever; a lost connection is made anew. Each is heard
 * after its transaction's commit, at most once, and in the order of commits.
 */
export const listen = ({ url, applicationName, channels, heard, begun }: NotificationOptions) =>
  Effect.gen(function* () {
    const connection = yield* PgConnection.make({
      url,
      applicationName,
      connectTimeout: Duration.seconds(5),
    });
    const session = yield* connection.pin;
    const queues = yield* Effect.forEach(channels, session.listen);
    yield* begun;
    const hear = queues.map((queue) =>
      Effect.forever(Effect.flatMap(Queue.take(queue), ({ channel, payload }) => heard(channel, payload))),
    );
    const look = Effect.sleep(lookInterval).pipe(
      Effect.andThen(Effect.timeout(session.query("select 1"), lookLimit)),
      Effect.forever,
    );
    return yield* Effect.all([look, ...hear], { concurrency: "unbounded", discard: true });
  }).pipe(
    Effect.scoped,
    Effect.tapError((error) =>
      Effect.logWarning("Notifications of other processes are missed at the moment", error.message),
    ),
    Effect.retry(Schedule.spaced(reconnectAfter)),
  );

import { PgClient } from "@effect/sql-pg";
import { Duration, Effect, Latch, Layer, Queue, type Redacted, Schedule } from "effect";
import { Reactivity } from "effect/reactivity";
import { Invalidations } from "./Invalidations.ts";
import * as Subscribers from "./Subscribers.ts";

const channel = "atoll_invalidations";
/** The server takes less than 8 000 bytes. */
const longest = 7_900;
/** Of more announcements waiting to be sent, one about everything is left. */
const mostUnsent = 1_000;
const heartbeat = Duration.seconds(1);
const patience = Duration.seconds(2);
const pauseAfterLoss = Duration.millis(500);

const make = Effect.fnUntraced(function* (url: Redacted.Redacted) {
  const subscribers = Subscribers.make();
  const unsent = new Set<string>();
  const somethingIsUnsent = Latch.makeUnsafe();
  let isListening = false;

  const remember = (announcement: string) => {
    if (unsent.size >= mostUnsent) {
      unsent.clear();
      unsent.add(subscribers.announcementOfEverything);
    }
    unsent.add(announcement);
    somethingIsUnsent.openUnsafe();
  };

  /** All that waits in one statement, which is one commit. */
  const send = (sql: PgClient.PgClient) =>
    Effect.gen(function* () {
      yield* somethingIsUnsent.await;
      somethingIsUnsent.closeUnsafe();
      const announcements = [...unsent];
      unsent.clear();
      yield* sql`select pg_notify(${channel}, text) from unnest(${announcements}::text[]) as text`.pipe(
        Effect.onError(() => Effect.sync(() => announcements.forEach(remember))),
      );
    });

  const listen = Effect.gen(function* () {
    const sql = yield* PgClient.make({
      url,
      applicationName: "atoll-invalidations",
      maxConnections: 2,
      connectTimeout: patience,
      keepAlive: heartbeat,
    });
    const notifications = yield* sql.listen(channel).pipe(Effect.timeout(patience));
    yield* subscribers.deliverEverything;
    isListening = true;
    const hear = Effect.flatMap(Queue.take(notifications), ({ payload }) => subscribers.hear(payload));
    // A connection nobody answers on looks like one on which nothing happens: so ask.
    const ask = Effect.repeat(sql`select 1`.pipe(Effect.timeout(patience)), Schedule.spaced(heartbeat));
    yield* Effect.all([Effect.forever(hear), Effect.forever(send(sql)), ask], {
      concurrency: "unbounded",
      discard: true,
    });
  }).pipe(
    // First, since to part with a connection that does not answer takes its time.
    Effect.ensuring(Effect.sync(() => void (isListening = false))),
    Effect.scoped,
    Effect.provide(Reactivity.layer),
    Effect.catchTag(["SqlError", "TimeoutError"], (error) =>
      Effect.logDebug("Invalidations are not heard of at present", error),
    ),
    Effect.andThen(Effect.sleep(pauseAfterLoss)),
    Effect.forever,
  );
  const scope = yield* Effect.scope;
  // A process that neither publishes nor subscribes needs no connection.
  const started = yield* Effect.cached(Effect.forkIn(listen, scope));

  return Invalidations.of({
    publish: Effect.fnUntraced(function* (topic, key) {
      yield* started;
      yield* subscribers.deliver(topic, { _tag: "Key", key });
      const announcement = subscribers.announcement(topic, key);
      const isTooLong = Buffer.byteLength(announcement) > longest;
      remember(isTooLong ? subscribers.announcement(topic, null) : announcement);
    }, Effect.uninterruptible),
    subscribe: (topic, on) => Effect.andThen(started, subscribers.subscribe(topic, on)),
    isListening: Effect.sync(() => isListening),
  });
});

/**
 * Over a channel of the database (LISTEN/NOTIFY), so that several hubs do without Redis. When the connection was lost
 * and is back, everybody here is told that everything may have changed, and what could not be announced meanwhile is
 * announced. Two connections, made when somebody first publishes or subscribes. Announcements are sent together, after
 * `publish` has returned.
 */
export const layer = (url: Redacted.Redacted) => Layer.effect(Invalidations, make(url));

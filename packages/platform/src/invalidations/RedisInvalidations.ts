import { Effect, Layer, Queue, Schedule } from "effect";
import * as Backlog from "../redis/Backlog.ts";
import { RedisServer } from "../redis/RedisServer.ts";
import { Invalidations } from "./Invalidations.ts";
import * as Subscribers from "./Subscribers.ts";

/** Of more announcements waiting to be dealt with, some are dropped and everything counts as changed. */
const mostWaiting = 4_096;

const make = Effect.gen(function* () {
  const server = yield* RedisServer;
  const channel = `atoll:${server.database}:invalidations`;
  const subscribers = Subscribers.make();

  const received = yield* Queue.dropping<string>(mostWaiting);
  let isListening = false;
  let wasDropped = false;
  const ear = yield* server.openLink("invalidations", ({ text }) => {
    if (!Queue.offerUnsafe(received, text)) wasDropped = true;
  });

  yield* Queue.take(received).pipe(
    Effect.flatMap(subscribers.hear),
    Effect.andThen(
      Effect.suspend(() => {
        if (!wasDropped) return Effect.void;
        wasDropped = false;
        return subscribers.deliverEverything;
      }),
    ),
    Effect.forever,
    Effect.forkScoped,
  );

  yield* ear.whileConnected(() =>
    Effect.gen(function* () {
      yield* ear.send("SUBSCRIBE", channel);
      yield* subscribers.deliverEverything;
      isListening = true;
      // A connection nobody answers on looks like one on which nothing happens: so ask.
      yield* Effect.repeat(ear.send("PING"), Schedule.spaced(server.commandTimeout));
    }).pipe(Effect.ensuring(Effect.sync(() => void (isListening = false)))),
  );

  const { link } = server;
  const announcements = yield* Backlog.open({
    link,
    tell: Effect.forEach((text) => link.send("PUBLISH", channel, text), {
      concurrency: "unbounded",
      discard: true,
    }),
    tellEverything: link.send("PUBLISH", channel, subscribers.announcementOfEverything),
    isLostByRestart: false,
  });

  return Invalidations.of({
    publish: (topic, key) =>
      Effect.uninterruptible(
        Effect.andThen(
          subscribers.deliver(topic, { _tag: "Key", key }),
          announcements.tell(subscribers.announcement(topic, key)),
        ),
      ),
    subscribe: subscribers.subscribe,
    isListening: Effect.sync(() => isListening),
  });
});

/**
 * Over a channel of Redis. While Redis is away this process hears nothing (`isListening`); when it is back, everybody
 * here is told that everything may have changed, and what could not be announced meanwhile is announced.
 */
export const layer = Layer.effect(Invalidations, make);

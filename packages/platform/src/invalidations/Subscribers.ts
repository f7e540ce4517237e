import { randomUUID } from "node:crypto";
import { Effect, Option, Schema, type Scope } from "effect";
import type { Invalidation, OnInvalidation } from "./Invalidations.ts";

/** What goes over a wire: who says it, about which topic (none: all), about which key (none: all of the topic). */
const Announcement = Schema.fromJsonString(
  Schema.Struct({
    from: Schema.String,
    topic: Schema.NullOr(Schema.String),
    key: Schema.NullOr(Schema.String),
  }),
);
const decode = Schema.decodeUnknownOption(Announcement);

const everything: Invalidation = { _tag: "Everything" };

/** Those in this process who want to hear, and what they have in common with those of other processes. */
export interface Subscribers {
  readonly subscribe: (topic: string, on: OnInvalidation) => Effect.Effect<void, never, Scope.Scope>;
  readonly deliver: (topic: string, invalidation: Invalidation) => Effect.Effect<void>;
  /** Tells all of them that everything may have changed. */
  readonly deliverEverything: Effect.Effect<void>;
  /** Delivers what another process announced; passes over what this one did. */
  readonly hear: (text: string) => Effect.Effect<void>;
  readonly announcement: (topic: string, key: string | null) => string;
  readonly announcementOfEverything: string;
}

export const make = (): Subscribers => {
  const self = randomUUID();
  const topics = new Map<string, Set<OnInvalidation>>();

  const tell = (on: OnInvalidation, invalidation: Invalidation) =>
    on(invalidation).pipe(
      // One that breaks must not keep the others from hearing.
      Effect.catchCause((cause) => Effect.logError("An invalidation was not dealt with", cause)),
    );
  const deliver = (topic: string, invalidation: Invalidation) =>
    Effect.suspend(() =>
      Effect.forEach([...(topics.get(topic) ?? [])], (on) => tell(on, invalidation), { discard: true }),
    );
  const deliverEverything = Effect.suspend(() =>
    Effect.forEach([...topics.keys()], (topic) => deliver(topic, everything), { discard: true }),
  );

  const enter = (topic: string, on: OnInvalidation) => {
    const others = topics.get(topic);
    if (others === undefined) topics.set(topic, new Set([on]));
    else others.add(on);
  };
  const leave = (topic: string, on: OnInvalidation) => {
    const others = topics.get(topic);
    others?.delete(on);
    if (others?.size === 0) topics.delete(topic);
  };

  const write = (topic: string | null, key: string | null) => JSON.stringify({ from: self, topic, key });

  return {
    subscribe: (topic, on) =>
      Effect.asVoid(
        Effect.acquireRelease(
          Effect.sync(() => enter(topic, on)),
          () => Effect.sync(() => leave(topic, on)),
        ),
      ),
    deliver,
    deliverEverything,
    hear: (text) => {
      const announced = decode(text);
      // Another release's way of putting it: it knew of some change.
      if (Option.isNone(announced)) return deliverEverything;
      const { from, topic, key } = announced.value;
      if (from === self) return Effect.void;
      if (topic === null) return deliverEverything;
      return deliver(topic, key === null ? everything : { _tag: "Key", key });
    },
    announcement: write,
    announcementOfEverything: write(null, null),
  };
};

import { Context, Effect, Layer, type Scope } from "effect";
import * as Subscribers from "./Subscribers.ts";

/** What somebody who keeps copies is told. */
export type Invalidation =
  | { readonly _tag: "Key"; readonly key: string }
  /** Some announcements may have been missed: no copy of this topic is known to be current. */
  | { readonly _tag: "Everything" };

/** Drops the copies it is told of. Whoever publishes waits for it: be quick. */
export type OnInvalidation = (invalidation: Invalidation) => Effect.Effect<void>;

/**
 * Tells all hubs that something changed, so that their copies of it do not outlive the change. An announcement is a
 * hint to forget, never the news itself: it may come twice, or for nothing.
 */
export class Invalidations extends Context.Service<
  Invalidations,
  {
    /**
     * To be called after the change was committed. When it returns, this process has dropped its copies; the others do
     * within moments where they listen, and at the latest when they listen again. It never fails; what cannot be sent
     * is sent later, and is lost only if this process dies first: so give copies a time to live as well.
     */
    readonly publish: (topic: string, key: string) => Effect.Effect<void>;
    /** Hears of the topic until the scope closes. */
    readonly subscribe: (topic: string, on: OnInvalidation) => Effect.Effect<void, never, Scope.Scope>;
    /**
     * Whether this process would hear of a change now. While it would not, copies that must be current (rights) are not
     * to be used. The loss of a connection shows after about a second.
     */
    readonly isListening: Effect.Effect<boolean>;
  }
>()("@atoll/platform/invalidations/Invalidations") {
  /** Within this process. */
  static readonly layerMemory = Layer.sync(Invalidations, () => {
    const { deliver, subscribe } = Subscribers.make();
    return Invalidations.of({
      publish: (topic, key) => Effect.uninterruptible(deliver(topic, { _tag: "Key", key })),
      subscribe,
      isListening: Effect.succeed(true),
    });
  });
}

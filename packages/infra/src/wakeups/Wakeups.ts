import * as Notifications from "@atoll/database/Notifications";
import {
  Context,
  Deferred,
  type Duration,
  Effect,
  Latch,
  Layer,
  Option,
  Record,
  type Redacted,
} from "effect";

/** What a wake-up is about. */
export const nodeTopic = (nodeId: string): string => `node:${nodeId}`;
export const analysisTopic = (analysisId: string): string => `analysis:${analysisId}`;
export const messagesTopic = (nodeId: string): string => `messages:${nodeId}`;
export const jobTopic = (jobId: string): string => `job:${jobId}`;
export const outboxTopic = "outbox";
/** Somebody changed what is due when. */
export const scheduleTopic = "schedules";

/** Waits until the topic is notified or the time is up; a notification since the last wait ends it at once. */
export type Woken = (atMost: Duration.Input) => Effect.Effect<void>;

/**
 * Hints that something changed, so that nobody has to poll hot. A hint is never the truth: it may come without a
 * change, and one from another process may be lost. Whoever waits reads the state again, and reads it again after a
 * while in any case.
 */
export class Wakeups extends Context.Service<
  Wakeups,
  {
    /** Wakes everyone who listens now. Call it after the commit: before it, there is nothing new to read. */
    readonly notify: (topic: string) => Effect.Effect<void>;
    /**
     * Listens while `use` runs. Nothing notified after `use` began is missed, so the order to keep is: listen, read,
     * wait, read again.
     */
    readonly listen: <A, E, R>(
      topic: string,
      use: (woken: Woken) => Effect.Effect<A, E, R>,
    ) => Effect.Effect<A, E, R>;
    /** Waits for the next notification or until the time is up; one that came before the call is not seen. */
    readonly await: (topic: string, atMost: Duration.Input) => Effect.Effect<void>;
  }
>()("@atoll/infra/wakeups/Wakeups") {
  /** Within this process only. */
  static readonly layerMemory = Layer.sync(Wakeups, () => inProcess().wakeups);

  /**
   * In all processes on one database: what the triggers of nodes, analyses, messages and the outbox notify at commit is
   * heard here too. `notify` itself stays within the process. When the listener was lost everyone who waits is woken
   * once, as anything may have been missed.
   */
  static readonly layerPostgres = (options: { readonly url: Redacted.Redacted }) =>
    Layer.effect(
      Wakeups,
      Effect.gen(function* () {
        const { wakeups, wakeAll } = inProcess();
        const begun = yield* Deferred.make<void>();
        yield* Notifications.listen({
          url: options.url,
          applicationName: "atoll-wakeups",
          channels: Object.keys(topicsOf),
          heard: (channel, payload) =>
            Option.match(Record.get(topicsOf, channel), {
              onNone: () => Effect.void,
              onSome: (topicOf) => wakeups.notify(topicOf(payload)),
            }),
          begun: Effect.andThen(wakeAll, Deferred.succeed(begun, undefined)),
        }).pipe(Effect.forkScoped);
        // Usually some milliseconds; without a listener everybody polls, which is slow but right.
        yield* Effect.timeoutOption(Deferred.await(begun), "2 seconds");
        return wakeups;
      }),
    );
}

/** What the triggers notify, and whom it wakes. */
const topicsOf: Readonly<Record<string, (payload: string) => string>> = {
  atoll_outbox: () => outboxTopic,
  atoll_analysis: analysisTopic,
  atoll_node: nodeTopic,
  atoll_messages: messagesTopic,
  atoll_schedules: () => scheduleTopic,
};

const inProcess = () => {
  const listeners = new Map<string, Set<Latch.Latch>>();

  const subscribe = (topic: string) =>
    Effect.sync(() => {
      const latch = Latch.makeUnsafe();
      const others = listeners.get(topic);
      if (others === undefined) listeners.set(topic, new Set([latch]));
      else others.add(latch);
      return latch;
    });

  const unsubscribe = (topic: string, latch: Latch.Latch) =>
    Effect.sync(() => {
      const others = listeners.get(topic);
      others?.delete(latch);
      if (others?.size === 0) listeners.delete(topic);
    });

  const wakeups = Wakeups.of({
    notify: (topic) =>
      Effect.sync(() => {
        for (const latch of listeners.get(topic) ?? []) latch.openUnsafe();
      }),
    listen: (topic, use) =>
      Effect.acquireUseRelease(
        subscribe(topic),
        (latch) =>
          use((atMost) => latch.await.pipe(Effect.timeoutOption(atMost), Effect.andThen(latch.close))),
        (latch) => unsubscribe(topic, latch),
      ),
    await: (topic, atMost) => wakeups.listen(topic, (woken) => woken(atMost)),
  });
  const wakeAll = Effect.sync(() => {
    for (const latches of listeners.values()) for (const latch of latches) latch.openUnsafe();
  });
  return { wakeups, wakeAll };
};

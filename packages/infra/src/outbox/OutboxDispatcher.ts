import { CurrentRequest } from "@atoll/contract/RequestContext";
import type { OutboxEntry } from "@atoll/database/events/OutboxEntry";
import { OutboxQueue } from "@atoll/database/events/OutboxQueue";
import { Cause, Effect, Layer, Option, Schema } from "effect";
import { outboxTopic, Wakeups } from "../wakeups/Wakeups.ts";
import type { OutboxHandler } from "./OutboxHandler.ts";
import { tireless } from "../tireless.ts";

/** Nobody in this process takes signals of this kind: a newer release wrote it, or a layer was forgotten. */
class NoHandler extends Schema.TaggedError<NoHandler>()("NoHandler", { kind: Schema.String }) {
  override get message(): string {
    return `This process has no handler for the signal ${this.kind}; it stays in the outbox.`;
  }
}

const batch = 32;
const concurrency = 8;
/** A claimed entry comes back after this long unless it was marked: what a killed process claimed is late by that much. */
const leaseSeconds = 5;
const deliveryTimeout = "4 seconds";
/** A wake-up is a hint only: look this often in any case. */
const pollInterval = "1 second";
const longestRetrySeconds = 60;

/** 1, 2, 4 … 60 seconds. */
const retrySeconds = (attempts: number): number => Math.min(longestRetrySeconds, 2 ** (attempts - 1));

/**
 * Delivers what the outbox holds: at least once, woken by the topic `outbox` and looking once a second. A delivery that
 * fails comes back with growing delay and holds up no other. Part of the runner role; any number may run at once.
 */
export const layer = <R = never>(handlers: ReadonlyArray<OutboxHandler<R>>) =>
  Layer.effectDiscard(
    Effect.gen(function* () {
      const queue = yield* OutboxQueue;
      const wakeups = yield* Wakeups;
      const byKind = new Map(handlers.map((handler) => [handler.kind, handler]));

      const handle = (entry: OutboxEntry) => {
        const handler = byKind.get(entry.kind);
        return handler === undefined
          ? Effect.fail(new NoHandler({ kind: entry.kind }))
          : handler.handle(entry);
      };

      /** The entry's id once it was handled; none when it has to come again. */
      const deliver = (entry: OutboxEntry) =>
        handle(entry).pipe(
          Effect.timeout(deliveryTimeout),
          Effect.provideService(CurrentRequest, entry.context),
          Effect.withSpan("OutboxDispatcher.deliver", {
            attributes: { kind: entry.kind, attempts: entry.attempts },
          }),
          Effect.as(Option.some(entry.id)),
          Effect.catchCause((cause) =>
            Cause.hasInterruptsOnly(cause)
              ? Effect.interrupt
              : Effect.logWarning(`Signal ${entry.kind} was not delivered`, cause).pipe(
                  Effect.andThen(queue.markFailed(entry.id, reasonOf(cause), retrySeconds(entry.attempts))),
                  Effect.as(Option.none()),
                ),
          ),
        );

      const dispatch = Effect.gen(function* () {
        const entries = yield* queue.claim(batch, leaseSeconds);
        const delivered = yield* Effect.forEach(entries, deliver, { concurrency });
        yield* queue.markDelivered(delivered.flatMap(Option.toArray));
        return entries.length;
      });

      const loop = wakeups.listen(outboxTopic, (woken) =>
        dispatch.pipe(
          Effect.catchTag("DatabaseUnavailable", (error) =>
            Effect.as(Effect.logWarning("The outbox cannot be read at the moment", error.message), 0),
          ),
          Effect.flatMap((claimed) => (claimed === batch ? Effect.void : woken(pollInterval))),
          tireless("The outbox dispatcher"),
        ),
      );
      yield* Effect.forkScoped(loop);
    }),
  );

const reasonOf = (cause: Cause.Cause<{ readonly message: string }>): string => {
  const error = Cause.squash(cause);
  return error instanceof Error ? error.message : String(error);
};

import type { OutboxEntry } from "@atoll/database/events/OutboxEntry";
import type { Effect } from "effect";

/**
 * Receives the signals of one kind, each at least once and in no particular order, with the context of the request that
 * wrote it. Success means the signal may be forgotten; any failure brings it back later.
 */
export interface OutboxHandler<R = never> {
  readonly kind: string;
  readonly handle: (entry: OutboxEntry) => Effect.Effect<void, { readonly message: string }, R>;
}

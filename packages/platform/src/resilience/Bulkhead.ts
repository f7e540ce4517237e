import { Effect, Schema, Semaphore } from "effect";

/** As many calls wait already as may. Nothing was called. */
export class BulkheadFull extends Schema.TaggedError<BulkheadFull>()("BulkheadFull", {
  name: Schema.String,
  key: Schema.String,
}) {
  override get message(): string {
    return `Too many calls wait for ${this.name} (${this.key}).`;
  }
}

/** Lets only so many calls under one key run at once, so that one slow peer cannot take every fiber and socket. */
export interface Bulkhead {
  readonly run: (
    key: string,
  ) => <A, E, R>(effect: Effect.Effect<A, E, R>) => Effect.Effect<A, E | BulkheadFull, R>;
}

export interface BulkheadOptions {
  /** Calls under one key that run at once; 10 when absent. */
  readonly concurrent?: number;
  /** Calls under one key that may wait for their turn, in order; 100 when absent. */
  readonly waiting?: number;
}

/** What is known of a key lives as long as there are calls under it. */
export const make = (name: string, { concurrent = 10, waiting = 100 }: BulkheadOptions = {}): Bulkhead => {
  const rooms = new Map<string, { readonly semaphore: Semaphore.Semaphore; inside: number }>();
  const enter = (key: string) =>
    Effect.suspend(() => {
      const room = rooms.get(key) ?? { semaphore: Semaphore.makeUnsafe(concurrent), inside: 0 };
      if (room.inside >= concurrent + waiting) return Effect.fail(new BulkheadFull({ name, key }));
      rooms.set(key, room);
      room.inside++;
      return Effect.succeed(room);
    });
  return {
    run: (key) => (effect) =>
      Effect.acquireUseRelease(
        enter(key),
        ({ semaphore }) => semaphore.withPermit(effect),
        (room) =>
          Effect.sync(() => {
            room.inside--;
            if (room.inside === 0) rooms.delete(key);
          }),
      ),
  };
};

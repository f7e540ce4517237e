import { SystemDatabase } from "@atoll/database/SystemDatabase";
import { Effect, Queue } from "effect";
import { tireless } from "./tireless.ts";

/**
 * Hears what other processes, and transactions of this one, say on a channel of the database, for as long as the scope
 * lasts. What was said before, or while the connection was lost, is missed: `begun` is called whenever hearing begins.
 */
export const hearChannel = Effect.fnUntraced(function* (
  channel: string,
  listener: { readonly heard: (payload: string) => void; readonly begun: () => void },
) {
  const { sql } = yield* SystemDatabase;
  const session = Effect.gen(function* () {
    const notifications = yield* sql.listen(channel);
    listener.begun();
    return yield* Queue.take(notifications).pipe(
      Effect.tap(({ payload }) => Effect.sync(() => listener.heard(payload))),
      Effect.forever,
    );
  }).pipe(
    Effect.scoped,
    Effect.tapError((error) => Effect.logDebug(`${channel} is not heard at the moment`, error)),
    Effect.ignore,
    Effect.andThen(Effect.sleep("500 millis")),
  );
  yield* Effect.forkScoped(tireless(`Listening to ${channel}`)(session));
});

import { SystemDatabase } from "@atoll/database/SystemDatabase";
import { Effect, Queue } from "effect";
import { tireless } from "../tireless.ts";

/** What `write_workflows` sends: the shards that have news for their owners, with commas between. */
const channel = "atoll_engine";

const shardsOf = (payload: string): ReadonlyArray<number> =>
  payload.split(",").map(Number).filter(Number.isInteger);

/**
 * Calls `told` with the shards that other processes say have news. A hint may be lost with its connection: `connected`
 * is called whenever listening has begun, so that nothing from before is missed.
 */
export const listen = Effect.fnUntraced(function* (options: {
  readonly told: (shards: ReadonlyArray<number>) => void;
  readonly connected: () => void;
}) {
  const { sql } = yield* SystemDatabase;
  const session = Effect.gen(function* () {
    const notifications = yield* sql.listen(channel);
    options.connected();
    return yield* Queue.take(notifications).pipe(
      Effect.tap(({ payload }) => Effect.sync(() => options.told(shardsOf(payload)))),
      Effect.forever,
    );
  }).pipe(
    Effect.scoped,
    Effect.tapError((error) =>
      Effect.logDebug("Hints of other processes are not heard at the moment", error),
    ),
    Effect.ignore,
    Effect.andThen(Effect.sleep("500 millis")),
  );
  yield* Effect.forkScoped(tireless("Listening for hints")(session));
});

import { JobId } from "@atoll/contract/jobs/Job";
import { SystemDatabase } from "@atoll/database/SystemDatabase";
import { Effect, Queue } from "effect";
import type { JobListener } from "./JobHints.ts";
import { tireless } from "../tireless.ts";

/** What statements that change jobs send: shards with new jobs, a job to cancel, or that pauses changed. */
const channel = "atoll_jobs";

/**
 * Hears what other processes, and transactions of this one, say of jobs. A notice may be lost with its
 * connection: `missed` is called whenever listening has begun.
 */
export const listen = Effect.fnUntraced(function* (
  listener: Pick<JobListener, "owns" | "cancelled" | "pausesChanged"> & { readonly missed: () => void },
) {
  const { sql } = yield* SystemDatabase;
  const hear = (payload: string) => {
    const [word, id] = payload.split(" ");
    if (word === "paused") listener.pausesChanged();
    else if (word === "cancelled" && id !== undefined) listener.cancelled(JobId.make(id));
    else if (payload.split(",").some((shard) => listener.owns(Number(shard)))) listener.missed();
  };
  const session = Effect.gen(function* () {
    const notices = yield* sql.listen(channel);
    listener.missed();
    return yield* Queue.take(notices).pipe(
      Effect.tap(({ payload }) => Effect.sync(() => hear(payload))),
      Effect.forever,
    );
  }).pipe(
    Effect.scoped,
    Effect.tapError((error) => Effect.logDebug("Notices of jobs are not heard at the moment", error)),
    Effect.ignore,
    Effect.andThen(Effect.sleep("500 millis")),
  );
  yield* Effect.forkScoped(tireless("Listening for notices of jobs")(session));
});

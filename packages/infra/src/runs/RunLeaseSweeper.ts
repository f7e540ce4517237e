import { runLeaseSeconds } from "@atoll/contract/analyses/Run";
import { type LostRun, RunLeaseRepository } from "@atoll/database/analyses/RunLeaseRepository";
import { Clock, Duration, Effect, Layer } from "effect";
import { analysisTopic, outboxTopic, Wakeups } from "../wakeups/Wakeups.ts";
import { tireless } from "../tireless.ts";

const interval = "1 second";
const batch = 100;

const lostSignal = ({ analysisId, nodeId, runId }: LostRun) => ({
  kind: "runFinished",
  payload: { analysisId, nodeId, runId, state: "lost" },
});

/**
 * Gives up runs whose lease ran out by the database's clock and tells their workflow through the outbox. Part of the
 * runner role; any number may run at once.
 *
 * Nodes cannot renew a lease while the hub or the database is away. So nothing is given up before both have been there
 * for the length of a lease (`patience`): the silence was not the nodes'.
 */
export const layer = (options: { readonly patience?: Duration.Input } = {}) =>
  Layer.effectDiscard(
    Effect.gen(function* () {
      const leases = yield* RunLeaseRepository;
      const wakeups = yield* Wakeups;
      const patience = Duration.toMillis(options.patience ?? Duration.seconds(runLeaseSeconds));

      const sweep = Effect.fnUntraced(function* (limit: number) {
        const lost = yield* leases.expire(limit, lostSignal);
        if (lost.length === 0) return;
        yield* Effect.logWarning(`Gave up ${lost.length} runs whose nodes stopped answering`);
        yield* wakeups.notify(outboxTopic);
        yield* Effect.forEach(lost, ({ analysisId }) => wakeups.notify(analysisTopic(analysisId)));
      });

      /** Since when the database has answered without a break. */
      let upSince: number | undefined;
      const look = Effect.gen(function* () {
        const now = yield* Clock.currentTimeMillis;
        // Nothing is given up by a sweep of none; it only tells whether the database answers.
        yield* sweep(upSince !== undefined && now - upSince >= patience ? batch : 0);
        upSince ??= now;
      }).pipe(
        Effect.catchTag("DatabaseUnavailable", (error) => {
          upSince = undefined;
          return Effect.logWarning("Leases cannot be looked at at the moment", error.message);
        }),
      );
      yield* Effect.forkScoped(tireless("The sweep of leases")(Effect.andThen(look, Effect.sleep(interval))));
    }),
  );

import { type DeadLetterAlert, DeadLetterWatch } from "@atoll/database/jobs/DeadLetterWatch";
import type { OutboxHandler } from "@atoll/infra/outbox/OutboxHandler";
import type { SystemSchedule } from "@atoll/infra/schedules/SystemSchedules";
import { Effect } from "effect";

/** What the hub does about dead letters by itself, before it tells people. */
const limits = { perTenant: 50, perJob: 3 };
const alertsPerRound = 500;

const alertKind = "deadLetterAlert";

const signal = ({ jobId, type, reason, automaticReplays }: DeadLetterAlert) => ({
  kind: alertKind,
  payload: { jobId, type, reason, automaticReplays },
});

/**
 * Every five minutes: jobs that ran out of attempts are tried again, three times each and fifty of a tenant in one round,
 * because what they depend on may be back. What stays dead, or was rejected, is told once, through the outbox.
 */
export const deadLetterWatcher: SystemSchedule<DeadLetterWatch> = {
  name: "dead-letters",
  cron: "*/5 * * * *",
  run: Effect.fn("DeadLetterWatcher.run")(function* () {
    const watch = yield* DeadLetterWatch;
    const replayed = yield* watch.replay(limits);
    if (replayed.length > 0) yield* Effect.logInfo(`Tries ${replayed.length} dead jobs again`);
    yield* watch.alert({ perJob: limits.perJob, limit: alertsPerRound }, signal);
  }),
};

/** Until there are notifications the log is where people are told. */
export const deadLetterSignals: ReadonlyArray<OutboxHandler> = [
  {
    kind: alertKind,
    handle: ({ tenantId, payload }) =>
      Effect.logWarning("A job failed for good and waits in the dead letters").pipe(
        Effect.annotateLogs({ tenantId, ...payload }),
      ),
  },
];

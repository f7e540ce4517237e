import type { Job } from "@atoll/contract/jobs/Job";
import { isTerminalJobState } from "@atoll/contract/jobs/JobState";
import type { JobEvent, JobNews } from "@atoll/contract/jobs/JobSubmission";
import { sha256Hex } from "@atoll/security/Digest";
import { Effect, Stream } from "effect";

/** Less than what proxies wait for. */
const heartbeatInterval = "30 seconds";
/** Rights that were taken away end a stream after this long at the latest. */
const recheckInterval = "5 seconds";
/** For a slow reader: of more events the oldest are dropped. */
const bufferSize = 64;

const newsOf = ({ state, progress, progressNote, attempts, failure }: Job): JobNews => ({
  state,
  progress,
  progressNote,
  attempts,
  failure,
});

/** Names where the job stands, so that a reader who comes back is told only what it does not know. */
const idOf = (news: JobNews): string => sha256Hex(JSON.stringify(news)).slice(0, 16);

const eventOf = (job: Job): Extract<JobEvent, { readonly event: "progress" | "end" }> => {
  const data = newsOf(job);
  return { event: isTerminalJobState(job.state) ? "end" : "progress", id: idOf(data), data };
};

const heartbeats = Stream.tick(heartbeatInterval).pipe(
  Stream.drop(1),
  Stream.map((): JobEvent => ({ event: "heartbeat", data: "" })),
);

/**
 * What a reader hears of a job until it is over. It ends early, and the reader should connect again, when the process
 * begins to stop (`stopping`) or the database is away; and when `isAllowed` turns false.
 */
export const jobEvents = <E extends { readonly message: string }>(
  changes: Stream.Stream<Job, E>,
  options: {
    readonly lastEventId: string | undefined;
    readonly isAllowed: Effect.Effect<boolean>;
    readonly stopping: Effect.Effect<void>;
  },
): Stream.Stream<JobEvent> => {
  const refused = options.isAllowed.pipe(
    Effect.delay(recheckInterval),
    Effect.repeat({ until: (isAllowed) => !isAllowed }),
  );
  return changes.pipe(
    Stream.map(eventOf),
    Stream.changesWith((one, other) => one.id === other.id),
    // The end is said again: a reader who does not know that it is the end would come back for ever.
    Stream.filter(({ id, event }) => event === "end" || id !== options.lastEventId),
    Stream.map((event): JobEvent => event),
    Stream.catch((error) =>
      Stream.unwrap(Effect.as(Effect.logDebug("A stream of job events ended early", error), Stream.empty)),
    ),
    Stream.merge(heartbeats, { haltStrategy: "left" }),
    Stream.interruptWhen(Effect.raceFirst(refused, options.stopping)),
    Stream.buffer({ capacity: bufferSize, strategy: "sliding" }),
  );
};

import type { JobId } from "@atoll/contract/jobs/Job";
import { Effect, Option, Stream } from "effect";
import { Jobs } from "../../src/jobs/Jobs.ts";

/** The job when it is over; ten seconds are too long. */
export const untilOver = (id: JobId) =>
  Effect.flatMap(Jobs, (jobs) =>
    jobs.progress(id).pipe(Stream.runLast, Effect.map(Option.getOrThrow), Effect.timeout("10 seconds")),
  );

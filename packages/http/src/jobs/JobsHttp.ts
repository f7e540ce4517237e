import { AtollApi } from "@atoll/contract/AtollApi";
import { CurrentRequest } from "@atoll/contract/RequestContext";
import type { JobId } from "@atoll/contract/jobs/Job";
import { Jobs } from "@atoll/domain/jobs/Jobs";
import { OfferedJobs } from "@atoll/domain/jobs/OfferedJobs";
import { Effect, Stream } from "effect";
import { HttpApiBuilder } from "effect/http-api";
import { Draining } from "../Draining.ts";
import { Recheck } from "../Recheck.ts";
import { jobEvents } from "./JobEvents.ts";

export const layer = HttpApiBuilder.group(
  AtollApi,
  "jobs",
  Effect.fnUntraced(function* (handlers) {
    const jobs = yield* Jobs;
    const offered = yield* OfferedJobs;
    const { begun } = yield* Draining;

    /** A job that is not there is a problem, and no stream. */
    const events = Effect.fnUntraced(function* (jobId: JobId, lastEventId: string | undefined) {
      yield* jobs.get(jobId);
      const isAllowed = yield* Recheck;
      const request = yield* CurrentRequest;
      return jobEvents(jobs.progress(jobId), { lastEventId, isAllowed, stopping: begun }).pipe(
        // The answer is sent when the request's own fiber is over.
        Stream.provideService(CurrentRequest, request),
      );
    });

    return handlers.handleAll({
      submit: ({ payload }) => offered.submit(payload),
      list: ({ query }) => offered.list(query, query),
      get: ({ params }) => offered.get(params.jobId),
      attempts: ({ params }) => jobs.history(params.jobId),
      events: ({ params, headers }) => events(params.jobId, headers["last-event-id"]),
      cancel: ({ params }) => offered.cancel(params.jobId),
      types: () => offered.types(),
      pause: ({ payload }) => offered.pause(payload.type),
      resume: ({ payload }) => offered.resume(payload.type),
    });
  }),
);

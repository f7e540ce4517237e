import { AtollApi } from "@atoll/contract/AtollApi";
import { CurrentRequest } from "@atoll/contract/RequestContext";
import type { JobId } from "@atoll/contract/jobs/Job";
import { OfferedJobs } from "@atoll/domain/jobs/OfferedJobs";
import { Effect, Stream } from "effect";
import { HttpApiBuilder } from "effect/http-api";
import { Draining } from "../Draining.ts";
import { Recheck } from "../Recheck.ts";
import { jobEvents } from "./JobEvents.ts";
import { permitted } from "../permitted.ts";

export const layer = HttpApiBuilder.group(
  AtollApi,
  "jobs",
  Effect.fnUntraced(function* (handlers) {
    const offered = yield* OfferedJobs;
    const { begun } = yield* Draining;

    const events = Effect.fnUntraced(function* (jobId: JobId, lastEventId: string | undefined) {
      const changes = yield* permitted("jobs:read")(offered.progress(jobId));
      const isAllowed = yield* Recheck;
      const request = yield* CurrentRequest;
      return jobEvents(changes, { lastEventId, isAllowed, stopping: begun }).pipe(
        // The answer is sent when the request's own fiber is over.
        Stream.provideService(CurrentRequest, request),
      );
    });

    return handlers.handleAll({
      submit: ({ payload }) => permitted("jobs:create")(offered.submit(payload)),
      list: ({ query }) => permitted("jobs:read")(offered.list(query, query)),
      get: ({ params }) => permitted("jobs:read")(offered.get(params.jobId)),
      attempts: ({ params }) => permitted("jobs:read")(offered.history(params.jobId)),
      events: ({ params, headers }) => events(params.jobId, headers["last-event-id"]),
      cancel: ({ params }) => permitted("jobs:cancel")(offered.cancel(params.jobId)),
      types: () => permitted("jobs:read")(offered.types()),
      pause: ({ payload }) => permitted("jobs:update")(offered.pause(payload.type)),
      resume: ({ payload }) => permitted("jobs:update")(offered.resume(payload.type)),
    });
  }),
);

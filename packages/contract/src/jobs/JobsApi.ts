import { Schema } from "effect";
import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema, OpenApi } from "effect/http-api";
import { Unaudited } from "../Audited.ts";
import { Authentication, Authorization } from "../Authentication.ts";
import { Policy, userWith } from "../EndpointPolicy.ts";
import { Idempotency, Replay } from "../Idempotency.ts";
import { Rate, RateLimits } from "../RateClass.ts";
import { Page, PageQuery } from "../Page.ts";
import { Text } from "../Text.ts";
import { Job, JobId, JobType } from "./Job.ts";
import { JobAttempt } from "./JobAttempt.ts";
import { JobNotFound, JobOver } from "./JobProblems.ts";
import { JobState } from "./JobState.ts";
import { JobEvent, JobReceipt, JobSubmission, JobTypeName, JobTypeStatus } from "./JobSubmission.ts";
import { JobTypeNotFound } from "./JobTypeProblems.ts";

const params = { jobId: JobId };
const summary = (text: string) => OpenApi.annotations({ summary: text });
const accepted = Job.pipe(HttpApiSchema.status(202));

export const JobsQuery = {
  ...PageQuery,
  state: Schema.optionalKey(JobState),
  type: Schema.optionalKey(JobType),
};

export class JobsApi extends HttpApiGroup.make("jobs")
  .add(
    HttpApiEndpoint.post("submit", "/jobs", {
      payload: JobSubmission,
      success: JobReceipt.pipe(HttpApiSchema.status(202)),
      error: JobTypeNotFound,
    })
      .annotate(Policy, userWith("jobs:create"))
      .annotate(
        Unaudited,
        "The job's own row keeps who asked for it, and an entry would cost submits their shared commit.",
      )
      .annotateMerge(summary("Submit a job; it is stored when this is answered, and done later")),
    HttpApiEndpoint.get("list", "/jobs", { query: JobsQuery, success: Page(Job) })
      .annotate(Policy, userWith("jobs:read"))
      .annotateMerge(summary("List jobs, newest first")),
    HttpApiEndpoint.get("get", "/jobs/:jobId", { params, success: Job, error: JobNotFound })
      .annotate(Policy, userWith("jobs:read"))
      .annotateMerge(summary("Read a job with its result")),
    HttpApiEndpoint.get("attempts", "/jobs/:jobId/attempts", {
      params,
      success: Schema.Array(JobAttempt),
      error: JobNotFound,
    })
      .annotate(Policy, userWith("jobs:read"))
      .annotateMerge(summary("Read how the attempts of a job ended")),
    HttpApiEndpoint.get("events", "/jobs/:jobId/events", {
      params,
      headers: { "last-event-id": Schema.optionalKey(Text({ min: 1, max: 200 })) },
      success: HttpApiSchema.StreamSse({ events: JobEvent }),
      error: JobNotFound,
    })
      .annotate(Policy, userWith("jobs:read"))
      .annotate(Rate, "realtime")
      .annotateMerge(summary("Follow a job live by server-sent events until it is over")),
    HttpApiEndpoint.post("cancel", "/jobs/:jobId/cancel", {
      params,
      success: accepted,
      error: [JobNotFound, JobOver],
    })
      .annotate(Policy, userWith("jobs:cancel"))
      .annotateMerge(summary("Cancel a job; a running one is over when its handler has stopped")),
    HttpApiEndpoint.get("types", "/job-types", { success: Schema.Array(JobTypeStatus) })
      .annotate(Policy, userWith("jobs:read"))
      .annotateMerge(summary("List the types of jobs, and which are paused")),
    HttpApiEndpoint.post("pause", "/job-types/pause", {
      payload: JobTypeName,
      success: JobTypeStatus,
      error: JobTypeNotFound,
    })
      .annotate(Policy, userWith("jobs:update"))
      .annotateMerge(summary("Start no more jobs of a type; pausing it again changes nothing")),
    HttpApiEndpoint.post("resume", "/job-types/resume", {
      payload: JobTypeName,
      success: JobTypeStatus,
      error: JobTypeNotFound,
    })
      .annotate(Policy, userWith("jobs:update"))
      .annotateMerge(summary("Start jobs of a type again")),
  )
  .middleware(Replay)
  .middleware(Authorization)
  .middleware(Idempotency)
  .middleware(RateLimits)
  .middleware(Authentication)
  .annotateMerge(OpenApi.annotations({ title: "Jobs", description: "Durable background work" })) {}

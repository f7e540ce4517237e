import { Schema } from "effect";
import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema, OpenApi } from "effect/http-api";
import { Authentication, Authorization } from "../Authentication.ts";
import { Policy, userWith } from "../EndpointPolicy.ts";
import { Idempotency, Replay } from "../Idempotency.ts";
import { RateLimits } from "../RateClass.ts";
import { Page, PageQuery } from "../Page.ts";
import { DeadLetter, DeadLetterFilter, DeadLetterReplay, DeadLetterState } from "./DeadLetter.ts";
import { DeadLetterClosed, DeadLetterNotFound } from "./DeadLetterProblems.ts";
import { DeadLetterReason } from "./DeadLetterReason.ts";
import { Job, JobId, JobType } from "./Job.ts";

const params = { jobId: JobId };
const summary = (text: string) => OpenApi.annotations({ summary: text });

export const DeadLettersQuery = {
  ...PageQuery,
  state: Schema.optionalKey(DeadLetterState),
  type: Schema.optionalKey(JobType),
  reason: Schema.optionalKey(DeadLetterReason),
};

export class DeadLettersApi extends HttpApiGroup.make("dead-letters")
  .add(
    HttpApiEndpoint.get("list", "/dead-letters", { query: DeadLettersQuery, success: Page(DeadLetter) })
      .annotate(Policy, userWith("jobs:read"))
      .annotateMerge(summary("List jobs that failed for good, those submitted last first")),
    HttpApiEndpoint.get("get", "/dead-letters/:jobId", {
      params,
      success: DeadLetter,
      error: DeadLetterNotFound,
    })
      .annotate(Policy, userWith("jobs:read"))
      .annotateMerge(summary("Read a dead letter with the errors of all attempts")),
    HttpApiEndpoint.post("replay", "/dead-letters/:jobId/replay", {
      params,
      success: Job.pipe(HttpApiSchema.status(202)),
      error: [DeadLetterNotFound, DeadLetterClosed],
    })
      .annotate(Policy, userWith("jobs:update"))
      .annotateMerge(summary("Queue the job again, with all its attempts")),
    HttpApiEndpoint.post("discard", "/dead-letters/:jobId/discard", {
      params,
      success: DeadLetter,
      error: [DeadLetterNotFound, DeadLetterClosed],
    })
      .annotate(Policy, userWith("jobs:update"))
      .annotateMerge(summary("Close a dead letter without trying again; it stays readable")),
    HttpApiEndpoint.post("replayMany", "/dead-letters/replay", {
      payload: DeadLetterFilter,
      success: DeadLetterReplay,
    })
      .annotate(Policy, userWith("jobs:update"))
      .annotateMerge(summary("Queue all jobs again whose open dead letters fit a filter")),
  )
  .middleware(Replay)
  .middleware(Authorization)
  .middleware(Idempotency)
  .middleware(RateLimits)
  .middleware(Authentication)
  .annotateMerge(OpenApi.annotations({ title: "Dead letters", description: "Jobs that failed for good" })) {}

import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema, OpenApi } from "effect/http-api";
import { Authentication, Authorization } from "../Authentication.ts";
import { Policy, userWith } from "../EndpointPolicy.ts";
import { Idempotency, Replay } from "../Idempotency.ts";
import { RateLimits } from "../RateClass.ts";
import { JobReceipt } from "../jobs/JobSubmission.ts";
import { JobTypeNotFound } from "../jobs/JobTypeProblems.ts";
import { Page, PageQuery } from "../Page.ts";
import { Schedule, ScheduleChange, ScheduleCreation, ScheduleId } from "./Schedule.ts";
import { ScheduleNameTaken, ScheduleNotFound } from "./ScheduleProblems.ts";

const params = { scheduleId: ScheduleId };
const summary = (text: string) => OpenApi.annotations({ summary: text });

export class SchedulesApi extends HttpApiGroup.make("schedules")
  .add(
    HttpApiEndpoint.post("create", "/schedules", {
      payload: ScheduleCreation,
      success: Schedule.pipe(HttpApiSchema.status(201)),
      error: [ScheduleNameTaken, JobTypeNotFound],
    })
      .annotate(Policy, userWith("schedules:create"))
      .annotateMerge(summary("Have a job submitted again and again, by a cron expression in a time zone")),
    HttpApiEndpoint.get("list", "/schedules", { query: PageQuery, success: Page(Schedule) })
      .annotate(Policy, userWith("schedules:read"))
      .annotateMerge(summary("List schedules, newest first")),
    HttpApiEndpoint.get("get", "/schedules/:scheduleId", {
      params,
      success: Schedule,
      error: ScheduleNotFound,
    })
      .annotate(Policy, userWith("schedules:read"))
      .annotateMerge(summary("Read a schedule with its next due time")),
    HttpApiEndpoint.patch("change", "/schedules/:scheduleId", {
      params,
      payload: ScheduleChange,
      success: Schedule,
      error: [ScheduleNotFound, ScheduleNameTaken, JobTypeNotFound],
    })
      .annotate(Policy, userWith("schedules:update"))
      .annotateMerge(summary("Change a schedule; what is left out stays")),
    HttpApiEndpoint.delete("remove", "/schedules/:scheduleId", { params, error: ScheduleNotFound })
      .annotate(Policy, userWith("schedules:delete"))
      .annotateMerge(summary("Remove a schedule; jobs it submitted are not touched")),
    HttpApiEndpoint.post("pause", "/schedules/:scheduleId/pause", {
      params,
      success: Schedule,
      error: ScheduleNotFound,
    })
      .annotate(Policy, userWith("schedules:update"))
      .annotateMerge(summary("Fire no more; pausing it again changes nothing")),
    HttpApiEndpoint.post("resume", "/schedules/:scheduleId/resume", {
      params,
      success: Schedule,
      error: ScheduleNotFound,
    })
      .annotate(Policy, userWith("schedules:update"))
      .annotateMerge(
        summary("Fire again from the next due time on; those of the pause are not caught up on"),
      ),
    HttpApiEndpoint.post("run", "/schedules/:scheduleId/run", {
      params,
      success: JobReceipt.pipe(HttpApiSchema.status(202)),
      error: [ScheduleNotFound, JobTypeNotFound],
    })
      .annotate(Policy, userWith("schedules:update"))
      .annotateMerge(summary("Submit the job now, beside its due times")),
  )
  .middleware(Replay)
  .middleware(Authorization)
  .middleware(Idempotency)
  .middleware(RateLimits)
  .middleware(Authentication)
  .annotateMerge(OpenApi.annotations({ title: "Schedules", description: "Jobs that recur" })) {}

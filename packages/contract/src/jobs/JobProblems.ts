import { HttpApiError } from "effect/http-api";
import { problemMembers, problemType } from "../Problem.ts";
import { JobState } from "./JobState.ts";

/** No job with this id that the caller may see. */
export class JobNotFound extends HttpApiError.Problem<JobNotFound>()(
  "JobNotFound",
  { type: problemType("job-not-found"), status: 404, title: "There is no such job" },
  problemMembers,
) {}

/** The job is over, so there is nothing left to cancel. */
export class JobOver extends HttpApiError.Problem<JobOver>()(
  "JobOver",
  { type: problemType("job-over"), status: 409, title: "The job is over" },
  { ...problemMembers, state: JobState },
) {}

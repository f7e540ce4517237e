import { HttpApiError } from "effect/http-api";
import { problemMembers, problemType } from "../Problem.ts";

/** Nothing is called so, or it is the hub's own work that nobody else submits. */
export class JobTypeNotFound extends HttpApiError.Problem<JobTypeNotFound>()(
  "JobTypeNotFound",
  { type: problemType("job-type-not-found"), status: 404, title: "There is no such type of jobs" },
  problemMembers,
) {}

import { HttpApiError } from "effect/http-api";
import { problemMembers, problemType } from "../Problem.ts";

/** No schedule with this id that the caller may see. */
export class ScheduleNotFound extends HttpApiError.Problem<ScheduleNotFound>()(
  "ScheduleNotFound",
  { type: problemType("schedule-not-found"), status: 404, title: "There is no such schedule" },
  problemMembers,
) {}

/** Another schedule of the organisation has this name. */
export class ScheduleNameTaken extends HttpApiError.Problem<ScheduleNameTaken>()(
  "ScheduleNameTaken",
  { type: problemType("schedule-name-taken"), status: 409, title: "Another schedule has this name" },
  problemMembers,
) {}

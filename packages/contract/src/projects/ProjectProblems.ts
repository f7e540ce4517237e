import { HttpApiError } from "effect/http-api";
import { problemMembers, problemType } from "../Problem.ts";

/** No project with this id that the caller may see. */
export class ProjectNotFound extends HttpApiError.Problem<ProjectNotFound>()(
  "ProjectNotFound",
  { type: problemType("project-not-found"), status: 404, title: "There is no such project" },
  problemMembers,
) {}

/** The node is not part of the project, or the caller may not see that it is. */
export class ProjectNodeNotFound extends HttpApiError.Problem<ProjectNodeNotFound>()(
  "ProjectNodeNotFound",
  { type: problemType("project-node-not-found"), status: 404, title: "The node is not part of the project" },
  problemMembers,
) {}

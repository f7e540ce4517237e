import { HttpApiError } from "effect/http-api";
import { problemMembers, problemType } from "../Problem.ts";
import { DeadLetterState } from "./DeadLetter.ts";

/** No dead letter of a job with this id that the caller may see. */
export class DeadLetterNotFound extends HttpApiError.Problem<DeadLetterNotFound>()(
  "DeadLetterNotFound",
  { type: problemType("dead-letter-not-found"), status: 404, title: "There is no such dead letter" },
  problemMembers,
) {}

/** Somebody has replayed or discarded it before. */
export class DeadLetterClosed extends HttpApiError.Problem<DeadLetterClosed>()(
  "DeadLetterClosed",
  { type: problemType("dead-letter-closed"), status: 409, title: "The dead letter was dealt with before" },
  { ...problemMembers, state: DeadLetterState },
) {}

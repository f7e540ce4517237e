import { Schema } from "effect";
import { HttpApiError } from "effect/http-api";
import { problemMembers, problemType } from "./Problem.ts";
import { Text } from "./Text.ts";

/** Somebody else has changed it since the caller read it; nothing was changed (RFC 9110 §15.5.13). */
export class PreconditionFailed extends HttpApiError.Problem<PreconditionFailed>()(
  "PreconditionFailed",
  {
    type: problemType("precondition-failed"),
    status: 412,
    title: "It was changed in the meantime, read it again",
  },
  problemMembers,
) {}

/** The call has to say which revision it changes: `If-Match` with the `ETag` that was read (RFC 6585 §3). */
export class PreconditionRequired extends HttpApiError.Problem<PreconditionRequired>()(
  "PreconditionRequired",
  {
    type: problemType("precondition-required"),
    status: 428,
    title: "Say with If-Match what you are changing",
  },
  problemMembers,
) {}

/** The headers of an operation that changes one revision of something. */
export const IfMatch = { "if-match": Schema.optionalKey(Text({ min: 1, max: 200 })) };

/** The strong entity tag of a revision (RFC 9110 §8.8.3). */
export const entityTag = (revision: number): string => `"${revision}"`;

/** Whether a field value of `If-Match` admits the revision: `*`, or a list that holds its tag. A weak tag never does. */
export const admits = (ifMatch: string, revision: number): boolean =>
  ifMatch.trim() === "*" || ifMatch.split(",").some((tag) => tag.trim() === entityTag(revision));

import { HttpApiError } from "effect/http-api";
import { problemMembers, problemType } from "../Problem.ts";

/** The refresh token is unknown, has been used before, or what it belongs to has ended: sign in again. */
export class InvalidRefreshToken extends HttpApiError.Problem<InvalidRefreshToken>()(
  "InvalidRefreshToken",
  {
    type: problemType("invalid-refresh-token"),
    status: 401,
    title: "The refresh token is not good any more",
  },
  problemMembers,
) {}

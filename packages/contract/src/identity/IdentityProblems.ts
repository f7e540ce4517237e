import { HttpApiError } from "effect/http-api";
import { problemMembers, problemType } from "../Problem.ts";

/** Address or password is wrong; deliberately the same for an unknown address. */
export class InvalidCredentials extends HttpApiError.Problem<InvalidCredentials>()(
  "InvalidCredentials",
  { type: problemType("invalid-credentials"), status: 401, title: "E-mail address or password is wrong" },
  problemMembers,
) {}

/** An account with this address exists. */
export class EmailTaken extends HttpApiError.Problem<EmailTaken>()(
  "EmailTaken",
  { type: problemType("email-taken"), status: 409, title: "This e-mail address has an account" },
  problemMembers,
) {}

/** The client assertion of a node was refused (RFC 6749 §5.2 `invalid_client`); `detail` says which check. */
export class InvalidClient extends HttpApiError.Problem<InvalidClient>()(
  "InvalidClient",
  { type: problemType("invalid-client"), status: 401, title: "The client assertion was refused" },
  problemMembers,
) {}

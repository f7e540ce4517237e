import { HttpApiError } from "effect/http-api";
import { problemMembers, problemType } from "../Problem.ts";

/** No node with this id that the caller may see. */
export class NodeNotFound extends HttpApiError.Problem<NodeNotFound>()(
  "NodeNotFound",
  { type: problemType("node-not-found"), status: 404, title: "There is no such node" },
  problemMembers,
) {}

/** A node of this name exists in the organisation. */
export class NodeNameTaken extends HttpApiError.Problem<NodeNameTaken>()(
  "NodeNameTaken",
  { type: problemType("node-name-taken"), status: 409, title: "A node of this name exists" },
  problemMembers,
) {}

/** A key is no point on P-256, or both keys are the same. */
export class InvalidNodeKey extends HttpApiError.Problem<InvalidNodeKey>()(
  "InvalidNodeKey",
  { type: problemType("invalid-node-key"), status: 422, title: "The node's key is not usable" },
  problemMembers,
) {}

/** No run with this id for the calling node. */
export class RunNotFound extends HttpApiError.Problem<RunNotFound>()(
  "RunNotFound",
  { type: problemType("run-not-found"), status: 404, title: "There is no such run" },
  problemMembers,
) {}

/** The lease token is not the run's current one: somebody claimed the run since, or its lease expired. */
export class LeaseLost extends HttpApiError.Problem<LeaseLost>()(
  "LeaseLost",
  { type: problemType("lease-lost"), status: 409, title: "The run is leased elsewhere or was given up" },
  problemMembers,
) {}

/** The run has ended or does not allow this step now. */
export class IllegalRunTransition extends HttpApiError.Problem<IllegalRunTransition>()(
  "IllegalRunTransition",
  { type: problemType("illegal-run-transition"), status: 409, title: "The run does not allow this now" },
  problemMembers,
) {}

/** Another result was stored for this run. */
export class ResultConflict extends HttpApiError.Problem<ResultConflict>()(
  "ResultConflict",
  { type: problemType("result-conflict"), status: 409, title: "The run has another result" },
  problemMembers,
) {}

/** The bytes do not have the digest that was claimed for them. */
export class DigestMismatch extends HttpApiError.Problem<DigestMismatch>()(
  "DigestMismatch",
  { type: problemType("digest-mismatch"), status: 422, title: "The content does not match its digest" },
  problemMembers,
) {}

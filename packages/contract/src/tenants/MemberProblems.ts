import { HttpApiError } from "effect/http-api";
import { problemMembers, problemType } from "../Problem.ts";

/** Nobody with this id belongs to the organisation. */
export class MemberNotFound extends HttpApiError.Problem<MemberNotFound>()(
  "MemberNotFound",
  { type: problemType("member-not-found"), status: 404, title: "There is no such member" },
  problemMembers,
) {}

/** Every organisation has an owner; this is the last one. */
export class LastOwner extends HttpApiError.Problem<LastOwner>()(
  "LastOwner",
  { type: problemType("last-owner"), status: 409, title: "The last owner stays: name another one first" },
  problemMembers,
) {}

/** No invitation with this id, or none that this token, or this address with it, would admit now. */
export class InvitationNotFound extends HttpApiError.Problem<InvitationNotFound>()(
  "InvitationNotFound",
  {
    type: problemType("invitation-not-found"),
    status: 404,
    title: "There is no such invitation, or it is over",
  },
  problemMembers,
) {}

/** The person belongs to the organisation already; its role stays. */
export class AlreadyMember extends HttpApiError.Problem<AlreadyMember>()(
  "AlreadyMember",
  { type: problemType("already-member"), status: 409, title: "You belong to this organisation already" },
  problemMembers,
) {}

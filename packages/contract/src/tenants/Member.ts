import { Schema } from "effect";
import { Role } from "../identity/Role.ts";
import { Email, UserId } from "../identity/User.ts";
import { Instant } from "../Instant.ts";
import { Name } from "../Text.ts";

/** A user in a tenant. */
export const Member = Schema.Struct({
  userId: UserId,
  email: Email,
  displayName: Name,
  role: Role,
  since: Instant,
}).annotate({ identifier: "Member" });
export type Member = typeof Member.Type;

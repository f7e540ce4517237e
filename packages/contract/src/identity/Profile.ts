import { Schema } from "effect";
import { Instant } from "../Instant.ts";
import { TenantId, TenantName, TenantState } from "../tenants/Tenant.ts";
import { Role } from "./Role.ts";
import { User } from "./User.ts";

/** What a person knows of its own account. */
export const Profile = Schema.Struct({
  ...User.fields,
  /** Null until the link that was mailed to it is used. */
  emailVerifiedAt: Schema.NullOr(Instant),
  /** False for who signs in by a provider or a passkey only. */
  hasPassword: Schema.Boolean,
  /** Where it is a member, the oldest membership first. */
  tenants: Schema.Array(Schema.Struct({ id: TenantId, name: TenantName, state: TenantState, role: Role })),
}).annotate({ identifier: "Profile" });
export type Profile = typeof Profile.Type;

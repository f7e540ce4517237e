import { Schema } from "effect";
import { Instant } from "../Instant.ts";
import { TenantId, TenantName } from "../tenants/Tenant.ts";
import { Assurance } from "./Credential.ts";
import { Role } from "./Role.ts";
import { User } from "./User.ts";

/** Who the caller is and in which tenant it acts. */
export const CurrentSession = Schema.Struct({
  user: User,
  tenant: Schema.Struct({ id: TenantId, name: TenantName }),
  role: Role,
  /** `pending`: a second factor is owed before anything else can be done. */
  assurance: Assurance,
  expiresAt: Instant,
}).annotate({ identifier: "CurrentSession" });
export type CurrentSession = typeof CurrentSession.Type;

/** A new session. `token` is shown once; the hub keeps only its SHA-256. */
export const SessionGrant = Schema.Struct({ token: Schema.String, ...CurrentSession.fields }).annotate({
  identifier: "SessionGrant",
});
export type SessionGrant = typeof SessionGrant.Type;

import { Schema } from "effect";
import { Instant } from "../Instant.ts";
import { TenantId, TenantName } from "../tenants/Tenant.ts";
import { Assurance } from "./Credential.ts";
import { Role } from "./Role.ts";
import { SessionId } from "./SessionId.ts";
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

/** `browser`: an opaque token; `token`: access tokens and the refresh tokens that renew them. */
export const SessionKind = Schema.Literals(["browser", "token"]);
export type SessionKind = typeof SessionKind.Type;

/** Where the caller is signed in. */
export const OwnSession = Schema.Struct({
  id: SessionId,
  kind: SessionKind,
  tenant: Schema.Struct({ id: TenantId, name: TenantName }),
  assurance: Assurance,
  /** How its person showed who it is: `password`, `totp`, `passkey`, … */
  methods: Schema.Array(Schema.String),
  /** Where it began, as far as the hub knows. */
  address: Schema.NullOr(Schema.String),
  /** What the program calls itself. */
  userAgent: Schema.NullOr(Schema.String),
  createdAt: Instant,
  /** When its person last showed who it is. */
  authenticatedAt: Instant,
  /** Up to half a minute behind. */
  lastSeenAt: Instant,
  expiresAt: Instant,
  /** Whether this request was sent with it. */
  current: Schema.Boolean,
}).annotate({ identifier: "OwnSession" });
export type OwnSession = typeof OwnSession.Type;

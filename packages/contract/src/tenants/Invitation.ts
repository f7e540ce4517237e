import { Schema } from "effect";
import { Identifier } from "../Identifier.ts";
import { BuiltInRole, Role } from "../identity/Role.ts";
import { Email, NewPassword, UserId } from "../identity/User.ts";
import { Instant } from "../Instant.ts";
import { Name, Text } from "../Text.ts";
import { TenantId, TenantName } from "./Tenant.ts";

export const InvitationId = Identifier.pipe(Schema.brand("InvitationId"));
export type InvitationId = typeof InvitationId.Type;

/** Of an invitation by mail, and the default of one by link. */
export const invitationDays = 7;

/**
 * Lets somebody join an organisation: whoever has the address it was sent to, once; or, where `email` is null, whoever
 * has the link, up to `maximumUses` people.
 */
export const Invitation = Schema.Struct({
  id: InvitationId,
  email: Schema.NullOr(Email),
  role: Role,
  invitedBy: UserId,
  maximumUses: Schema.Int,
  uses: Schema.Int,
  createdAt: Instant,
  expiresAt: Instant,
  /** Of the latest use. */
  acceptedAt: Schema.NullOr(Instant),
  acceptedBy: Schema.NullOr(UserId),
  revokedAt: Schema.NullOr(Instant),
}).annotate({ identifier: "Invitation" });
export type Invitation = typeof Invitation.Type;

/** A new link, shown once; the hub keeps only its SHA-256. */
export const InvitationLink = Schema.Struct({ token: Schema.String, invitation: Invitation }).annotate({
  identifier: "InvitationLink",
});
export type InvitationLink = typeof InvitationLink.Type;

/** What whoever holds a token may know before it joins. */
export const InvitationPreview = Schema.Struct({
  tenantName: TenantName,
  role: Role,
  invitedBy: Name,
  /** Whether it is bound to the address it was sent to. */
  bound: Schema.Boolean,
  expiresAt: Instant,
}).annotate({ identifier: "InvitationPreview" });
export type InvitationPreview = typeof InvitationPreview.Type;

/** What somebody has joined. */
export const Joined = Schema.Struct({ tenantId: TenantId, tenantName: TenantName, role: Role }).annotate({
  identifier: "Joined",
});
export type Joined = typeof Joined.Type;

export const MailInvitation = Schema.Struct({ email: Email, role: BuiltInRole }).annotate({
  identifier: "MailInvitation",
  examples: [{ email: "ana@lagoon.example", role: "member" }],
});

/** Whoever gets hold of a link may use it: so it gives little. */
export const LinkRole = Schema.Literals(["member", "viewer", "guest"]);

const upTo = (maximum: number) => Schema.Int.check(Schema.isBetween({ minimum: 1, maximum }));

export const LinkInvitation = Schema.Struct({
  role: LinkRole,
  maximumUses: upTo(1_000),
  days: upTo(90),
}).annotate({ identifier: "LinkInvitation", examples: [{ role: "viewer", maximumUses: 20, days: 7 }] });

export const InvitationToken = Schema.Struct({ token: Text({ min: 1, max: 200 }) }).annotate({
  identifier: "InvitationToken",
});

/** Somebody without an account, who joins by making one. */
export const InvitedRegistration = Schema.Struct({
  ...InvitationToken.fields,
  /** The one it was sent to, where it was sent by mail. */
  email: Email,
  password: NewPassword,
  displayName: Name,
}).annotate({ identifier: "InvitedRegistration" });

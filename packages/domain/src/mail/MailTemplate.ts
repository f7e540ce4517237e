import { Instant } from "@atoll/contract/Instant";
import { Text } from "@atoll/contract/Text";
import { Schema } from "effect";

/** Carries the right to do what the link is for: never in a row, a log or a message of a failure. */
const LinkToken = Schema.RedactedFromValue(Text({ min: 1, max: 512 }));

/** A name, an address, a title: as somebody once typed it. */
const Words = Text({ max: 254 });

/** Who did what a mail tells of, and from where, as far as the hub knows. */
export const Origin = Schema.Struct({
  at: Instant,
  /** `null`: somebody who was not signed in. */
  by: Schema.NullOr(Words),
  /** Of the network. */
  address: Schema.NullOr(Words),
  userAgent: Schema.NullOr(Text({ max: 1_000 })),
});
export type Origin = typeof Origin.Type;

const origin = Origin;
const link = { token: LinkToken, validUntil: Instant };

/** Somebody registered with this address. */
export const VerifyEmail = Schema.TaggedStruct("VerifyEmail", { ...link, origin });
/** Somebody registered with the address of an account. By the link its person gets in if it has forgotten about it. */
export const AlreadyRegistered = Schema.TaggedStruct("AlreadyRegistered", { ...link, origin });
export const ResetPassword = Schema.TaggedStruct("ResetPassword", { ...link, origin });
export const PasswordChanged = Schema.TaggedStruct("PasswordChanged", { origin });

/** To the new address, which counts when its owner says so. */
export const ChangeEmail = Schema.TaggedStruct("ChangeEmail", { ...link, origin });
/** To the old address, at the same time. */
export const EmailChanging = Schema.TaggedStruct("EmailChanging", {
  newEmail: Words,
  validUntil: Instant,
  origin,
});

/** To somebody who need not have an account. */
export const Invitation = Schema.TaggedStruct("Invitation", { ...link, tenant: Words, role: Words, origin });

export const NewSignIn = Schema.TaggedStruct("NewSignIn", { origin });
/** A refresh token came a second time: whoever has copied it is out, and so is its owner on that device. */
export const RefreshTokenReused = Schema.TaggedStruct("RefreshTokenReused", { origin });

export const SecondFactorChange = Schema.Literals([
  "totpEnabled",
  "totpDisabled",
  "passkeyAdded",
  "passkeyRemoved",
  "passkeyLocked",
  "recoveryCodesRenewed",
]);
export const SecondFactorChanged = Schema.TaggedStruct("SecondFactorChanged", {
  change: SecondFactorChange,
  origin,
});
export const RecoveryCodeUsed = Schema.TaggedStruct("RecoveryCodeUsed", {
  /** How many are left. */
  left: Schema.Int,
  origin,
});
export const ApiKeyCreated = Schema.TaggedStruct("ApiKeyCreated", {
  name: Words,
  tenant: Words,
  expiresAt: Schema.NullOr(Instant),
  origin,
});

export const AccountDeactivated = Schema.TaggedStruct("AccountDeactivated", { origin });
export const AccountDeleted = Schema.TaggedStruct("AccountDeleted", { origin });

export const TenantArchived = Schema.TaggedStruct("TenantArchived", {
  tenant: Words,
  /** Until then an owner can restore it. */
  purgeAfter: Instant,
  origin,
});
/** All it held is deleted. */
export const TenantPurged = Schema.TaggedStruct("TenantPurged", { tenant: Words, origin });
export const OwnershipTransferred = Schema.TaggedStruct("OwnershipTransferred", {
  tenant: Words,
  newOwner: Words,
  origin,
});

/** Every mail of the hub, with what it needs to be written. */
export const MailTemplate = Schema.Union([
  VerifyEmail,
  AlreadyRegistered,
  ResetPassword,
  PasswordChanged,
  ChangeEmail,
  EmailChanging,
  Invitation,
  NewSignIn,
  RefreshTokenReused,
  SecondFactorChanged,
  RecoveryCodeUsed,
  ApiKeyCreated,
  AccountDeactivated,
  AccountDeleted,
  TenantArchived,
  TenantPurged,
  OwnershipTransferred,
]);
export type MailTemplate = typeof MailTemplate.Type;
